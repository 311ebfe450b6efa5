import { createHash } from 'node:crypto';
import { services } from '@portfolio/kernel/server/services';
import { exchangeError } from '../contract';
import { MANIFEST } from '../domain/layout';
import { signedText, type Manifest } from '../domain/members';

const digestOf = (manifest: Manifest): string => createHash('sha256').update(signedText(manifest)).digest('hex');

/** With the platform's own key: it can tell an archive of its own making, others cannot. */
export const signManifest = (manifest: Manifest): string => services().links.sign(digestOf(manifest));

/**
 * Whether a manifest was signed by this platform: then nothing that it lists was changed since, whoever held the archive.
 * A signature of another platform says nothing here; that the hashes are right is checked in every case.
 * @throws exchange-manifest for a signature of this platform under another manifest
 */
export function isOwnSignature(manifest: Manifest): boolean {
  const signed = manifest.signature ? services().links.verify(manifest.signature) : null;
  if (signed === null) return false;
  if (signed !== digestOf(manifest)) throw exchangeError('exchange-manifest', { name: MANIFEST });
  return true;
}
