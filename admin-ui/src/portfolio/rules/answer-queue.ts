/** Ids in the order of the list; the cursor is the one that is open beside it. */

/** The neighbour of the cursor; the cursor itself at either end, the first when there is none. */
export function step(ids: readonly string[], cursor: string | null, by: 1 | -1): string | null {
  const at = cursor === null ? -1 : ids.indexOf(cursor);
  if (at < 0) return ids[0] ?? null;
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)];
}

/** Where to go on when some are answered and leave: the next that stays, else the last before. */
export function afterAnswer(ids: readonly string[], cursor: string | null, gone: ReadonlySet<string>): string | null {
  const at = cursor === null ? -1 : ids.indexOf(cursor);
  if (cursor !== null && at >= 0 && !gone.has(cursor)) return cursor;
  const stays = (id: string): boolean => !gone.has(id);
  return ids.slice(Math.max(at, 0)).find(stays) ?? ids.slice(0, Math.max(at, 0)).reverse().find(stays) ?? null;
}
