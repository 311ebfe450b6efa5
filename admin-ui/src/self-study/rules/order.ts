/** The items with the one at `index` moved by one place; unchanged at the ends. */
export function moved<T>(items: readonly T[], index: number, by: 1 | -1): T[] {
  const to = index + by;
  const next = [...items];
  if (to < 0 || to >= items.length) return next;
  [next[index], next[to]] = [next[to], next[index]];
  return next;
}
