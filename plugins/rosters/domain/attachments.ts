/** One file of one row of a roster. */
export interface Attachment {
  sheet: string;
  row: number;
  sha256: string;
  bytes: number;
  /** As it was uploaded; only its ending is kept, since a name may say whose it is. */
  name: string;
}

export const MANIFEST = 'manifest.csv';

const ENDING = /\.[a-z0-9]{1,8}$/;

/** Where a file lies in the archive: the same bytes once, whatever number of rows have them. */
export const pathOf = ({ sha256, name }: Attachment): string => `files/${sha256}${ENDING.exec(name.toLowerCase())?.[0] ?? ''}`;

export interface PackedFile extends Attachment {
  path: string;
}

/** Each file once, by its bytes, in the order of the rows. */
export function filesOf(attachments: readonly Attachment[]): PackedFile[] {
  const files = new Map<string, PackedFile>();
  for (const attachment of attachments) {
    if (!files.has(attachment.sha256)) files.set(attachment.sha256, { ...attachment, path: pathOf(attachment) });
  }
  return [...files.values()];
}

const HEADINGS = ['sheet', 'row', 'path', 'bytes', 'sha256'];

const field = (value: string | number): string => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));

/** `manifest.csv`: a line a file of a row, UTF-8 with a byte order mark (Excel asks for one), lines ending in CR LF. */
export function manifestOf(attachments: readonly Attachment[]): string {
  const paths = new Map(filesOf(attachments).map(({ sha256, path }) => [sha256, path]));
  const lines = attachments.map(({ sheet, row, bytes, sha256 }) => [sheet, row, paths.get(sha256) ?? '', bytes, sha256]);
  return `\uFEFF${[HEADINGS, ...lines].map((line) => line.map(field).join(',')).join('\r\n')}\r\n`;
}
