import { limits } from '@portfolio/config/limits';
import { extensionOf, type FileKind } from '@portfolio/portfolio/domain/file-type';

export type { FileKind };

/** An error's key with its values; the server would refuse with the same. */
export interface FileRefusal {
  key: string;
  values: Record<string, string | number>;
}

const MIB = 1024 * 1024;

/** Upper limit of a kind in MiB, and what its names may end on. */
export const rulesOf = (kind: FileKind): { megabytes: number; extensions: readonly string[] } => ({
  megabytes: limits.files[kind].bytes / MIB,
  extensions: limits.files[kind].extensions,
});

/** For the file picker: `.pdf,.jpg`. */
export const acceptOf = (kind: FileKind): string => rulesOf(kind).extensions.map((extension) => `.${extension}`).join(',');

/** What is wrong with a file before any byte is sent; null when nothing is. Its content is the server's to judge. */
export function checkFile(kind: FileKind, { name, size }: { name: string; size: number }): FileRefusal | null {
  const { extensions, megabytes } = rulesOf(kind);
  if (!extensions.includes(extensionOf(name))) return { key: 'errors.file-type', values: { allowed: extensions.join('、') } };
  if (size === 0) return { key: 'errors.file-empty', values: {} };
  if (size > limits.files[kind].bytes) return { key: 'errors.file-large', values: { limit: megabytes } };
  const nameBytes = new TextEncoder().encode(name).length;
  return nameBytes > limits.fileNameBytes ? { key: 'errors.file-name-long', values: {} } : null;
}

/** `532 B`, `1.5 KB`, `3.9 MB`: as file managers count, never rounded up past a limit. */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const [unit, size] = bytes < MIB ? ['KB', 1024] : ['MB', MIB];
  return `${Math.floor((bytes / Number(size)) * 10) / 10} ${unit}`;
}
