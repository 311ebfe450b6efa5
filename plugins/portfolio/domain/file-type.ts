import { limits } from '@portfolio/config/limits';

/**
 * Whether bytes are what their name says. The type is told from the first bytes (by a library, outside), the structure
 * from both ends: a file cut off, or one that only begins like a picture, is refused.
 */
export type FileKind = 'document' | 'media';

export interface Sniffed {
  /** Extension by the first bytes, as `file-type` tells; null when it knows none. */
  extension: string | null;
  mime: string | null;
}

const SAME: Record<string, string> = { jpeg: 'jpg' };
const normal = (extension: string): string => SAME[extension] ?? extension;

export const extensionOf = (name: string): string => {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
};

export type FileFault = 'file-type' | 'file-lies';

const ascii = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Most pixels a side: what a browser can show without being brought down. */
const SIDE_LIMIT = 12_000;

function pngFault(head: Buffer, tail: Buffer): boolean {
  if (head.length < 24) return true;
  const width = head.readUInt32BE(16);
  const height = head.readUInt32BE(20);
  return width === 0 || height === 0 || width > SIDE_LIMIT || height > SIDE_LIMIT || !ascii(tail).includes('IEND');
}

// Phones write notes of their own behind the end of the picture.
const jpgFault = (tail: Buffer): boolean => !ascii(tail).includes('\xff\xd9');

// What runs in a viewer by itself, or is another format behind a PDF's first line.
const pdfFault = (head: Buffer, tail: Buffer): boolean =>
  !ascii(head.subarray(0, 8)).startsWith('%PDF-') || !ascii(tail).includes('%%EOF') || /<html|<script|<svg/i.test(ascii(head.subarray(0, 1024)));

/** The first thing that is wrong with a file, or null. */
export function fileFault(kind: FileKind, name: string, sniffed: Sniffed, head: Buffer, tail: Buffer): FileFault | null {
  const extension = extensionOf(name);
  if (!(limits.files[kind].extensions as readonly string[]).includes(extension)) return 'file-type';
  if (sniffed.extension === null || normal(sniffed.extension) !== normal(extension)) return 'file-lies';
  const faulty = extension === 'png' ? pngFault(head, tail) : normal(extension) === 'jpg' ? jpgFault(tail) : extension === 'pdf' ? pdfFault(head, tail) : false;
  return faulty ? 'file-lies' : null;
}
