/** The items with the one at `index` moved by one place; unchanged at the ends. */
export function moved<T>(items: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by;
  const next = [...items];
  if (to < 0 || to >= items.length) return next;
  [next[index], next[to]] = [next[to], next[index]];
  return next;
}

/** The fewest items to move that bring those which are in both from one order into the other. */
export function movedBetween(before: readonly string[], after: readonly string[]): number {
  const places = after.map((item) => before.indexOf(item)).filter((place) => place >= 0);
  // The longest run that keeps its order stays where it is.
  const runs: number[] = [];
  for (const place of places) runs.push(1 + Math.max(0, ...runs.filter((_, earlier) => places[earlier] < place)));
  return places.length - Math.max(0, ...runs);
}
