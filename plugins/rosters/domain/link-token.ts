/**
 * What a link in a roster says: which export it stands in, which file it opens, until when. The signature is the
 * kernel's; short, since a whole address must fit the 300 characters of its cell.
 */
export interface Link {
  /** Public id of the roster export. */
  exportId: string;
  sha256: string;
  expiresAt: Date;
}

/** Tells links of rosters from whatever else the same key signs. */
const PURPOSE = 'r1';

export function packLink({ exportId, sha256, expiresAt }: Link): string {
  const file = Buffer.from(sha256, 'hex').toString('base64url');
  return [PURPOSE, exportId, file, Math.floor(expiresAt.getTime() / 1000).toString(36)].join('.');
}

/** Null for a payload that is no link of a roster. */
export function unpackLink(payload: string): Link | null {
  const [purpose, exportId, file, expiry, more] = payload.split('.');
  if (purpose !== PURPOSE || !exportId || !file || !expiry || more !== undefined) return null;
  const sha256 = Buffer.from(file, 'base64url').toString('hex');
  const seconds = parseInt(expiry, 36);
  return sha256.length === 64 && Number.isFinite(seconds) ? { exportId, sha256, expiresAt: new Date(seconds * 1000) } : null;
}
