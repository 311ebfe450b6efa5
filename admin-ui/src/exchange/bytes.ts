/** How long an archive may be on its way: as long as the server waits for one. */
export const LONG_MS = 60 * 60_000;

const UNITS = ['B', 'KB', 'MB', 'GB'];

/** `4.2 MB` of a number of bytes, with the number itself where it was shortened. */
export function bytesText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), UNITS.length - 1);
  if (power === 0) return `${bytes} B`;
  return `${(bytes / 1024 ** power).toFixed(1)} ${UNITS[power]}（${bytes.toLocaleString('zh-TW')} B）`;
}
