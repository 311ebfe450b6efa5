/**
 * Names of entries in archives of others. Windows in Taiwan writes them in Big5 without saying so; most others write
 * UTF-8. A name must stay inside of the archive, on every system that it could be unpacked on.
 */
const decoders = ['utf-8', 'big5'].map((encoding) => new TextDecoder(encoding, { fatal: true, ignoreBOM: true }));

/** The name that the bytes are, in UTF-8 or else in Big5; null when they are neither. */
export function decodeEntryName(raw: Uint8Array): string | null {
  for (const decoder of decoders) {
    try {
      return decoder.decode(raw);
    } catch {
      continue;
    }
  }
  return null;
}

/** With `/` between folders, as every reader but Windows’ own writes it; without a leading `./`. */
export const normalEntryName = (name: string): string => name.replace(/\\/g, '/').replace(/^(\.\/)+/, '');

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Whether a normal name is absolute, names a drive or a device, goes upwards, or holds what no name may hold. */
export function leadsOut(name: string): boolean {
  if (name === '' || name.startsWith('/') || /^[a-z]:/i.test(name) || /[\u0000-\u001f\u007f]/.test(name)) return true;
  const parts = name.replace(/\/$/, '').split('/');
  return parts.some((part) => part === '' || part === '.' || part === '..' || RESERVED.test(part));
}

/** Whether a name says that its entry is an archive itself. */
export const isArchiveName = (name: string): boolean => /\.(zip|7z|rar|gz|tgz|bz2|xz|zst|tar|cab|iso|jar)$/i.test(name);
