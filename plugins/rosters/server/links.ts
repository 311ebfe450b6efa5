import { limits } from '@portfolio/config/limits';
import { services } from '@portfolio/kernel/server/services';
import type { ExportMode } from '../contract';
import type { LinkTo } from '../domain/cells';
import { packLink, unpackLink, type Link } from '../domain/link-token';

const DAY_MS = 24 * 3600 * 1000;

const lifeOf = (mode: ExportMode): number => (mode === 'final' ? limits.rosterLinkDays : limits.rosterDraftLinkDays);

/** Makes the addresses that stand in the cells of an export. The same export gives a file the same address. */
export function linksOf({ id, mode, madeAt }: { id: string; mode: ExportMode; madeAt: Date }): LinkTo {
  const { env, links } = services();
  const expiresAt = new Date(madeAt.getTime() + lifeOf(mode) * DAY_MS);
  return (sha256) => `${env.PUBLIC_URL}/files/${links.sign(packLink({ exportId: id, sha256, expiresAt }))}`;
}

/** As long as those of an export will be, and no link to anything. */
export const exampleLink = (): string => linksOf({ id: 'x'.repeat(24), mode: 'final', madeAt: new Date() })('0'.repeat(64));

/** What a token says; null when it was not made here, for whatever reason. */
export function readLink(token: string): Link | null {
  const payload = services().links.verify(token);
  return payload === null ? null : unpackLink(payload);
}
