/** Names of files inside an archive that opens on any system: nothing that a file system forbids, none twice. */
const FORBIDDEN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]/g;
/** Halves of a character, which no file system can be given. */
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** Bytes of UTF-8, so that a number and the folder still fit where 255 is the limit. */
const MOST_BYTES = 180;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** The longest beginning of a text that fits, whole characters only. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += bytesOf(character);
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

function split(name: string): [stem: string, extension: string] {
  const extension = /(?<=.)\.[^. ]{1,9}$/u.exec(name)?.[0] ?? '';
  return [name.slice(0, name.length - extension.length), extension];
}

/** A name that is safe as one part of a path; keeps the extension. */
export function safeName(name: string): string {
  const [stem, extension] = split(name.replace(LONE, '_').replace(FORBIDDEN, '_'));
  const trimmed = cut(stem.replace(/^[. ]+|[. ]+$/g, ''), MOST_BYTES - bytesOf(extension)).replace(/[. ]+$/, '') || '_';
  return `${RESERVED.test(trimmed) ? `_${trimmed}` : trimmed}${extension}`;
}

/** Gives each path once: a second `a.pdf` becomes `a (2).pdf`, whatever the case of its letters. */
export function uniquePaths(): (folder: string, name: string) => string {
  const taken = new Set<string>();
  return (folder, name) => {
    const safe = safeName(name);
    const [stem, extension] = split(safe);
    for (let number = 1; ; number += 1) {
      const path = `${folder}/${number === 1 ? safe : `${stem} (${number})${extension}`}`;
      const key = path.normalize('NFC').toLowerCase();
      if (taken.has(key)) continue;
      taken.add(key);
      return path;
    }
  };
}
