import fs from 'node:fs';

/** A new file that only its owner reads, on the disk when this returns. @throws Error (EEXIST) when it is there already. */
export function writeDurably(file: string, text: string): void {
  const descriptor = fs.openSync(file, 'wx', 0o600);
  fs.writeSync(descriptor, text);
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

/** Makes what was created or renamed in a folder durable. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}

/** The text of a file; undefined when there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** Does it, and takes an error of this code (such as EEXIST) for a success. */
export function ignoring(code: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    if (codeOf(error) !== code) throw error;
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;
