/** What a mail says, whole. */
export interface LetterParts {
  greeting: string;
  body: string;
  /** The line that leads to a screen. */
  open: string | null;
  school: string;
  footer: string;
}

/** Plain text: read by every program, on every phone. */
export const letterText = ({ greeting, body, open, school, footer }: LetterParts): string =>
  [greeting, '', body, ...(open ? ['', open] : []), '', '—', school, footer, ''].join('\n');

/** The same for each try of a row, so that a mail that came twice is known as one. */
export const messageIdOf = (id: string, publicUrl: string): string => `<${id}@${new URL(publicUrl).hostname}>`;
