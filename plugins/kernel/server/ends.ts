/** Of the first bytes as many as tell a file's type, of the last as many as tell whether it is whole. */
const HEAD = 4100;
const TAIL = 1024;

/** Both ends of bytes that pass, in memory of their own: a slice of a chunk would hold on to all of it, a thousand files to their whole size. */
export interface Ends {
  add(chunk: Uint8Array): void;
  /** At most 4,100 bytes. */
  head(): Buffer;
  /** At most 1,024 bytes. */
  tail(): Buffer;
}

export function endsOfBytes(): Ends {
  const head = Buffer.alloc(HEAD);
  let filled = 0;
  let tail: Buffer = Buffer.alloc(0);
  return {
    add(chunk) {
      if (filled < HEAD) {
        const part = chunk.subarray(0, HEAD - filled);
        head.set(part, filled);
        filled += part.length;
      }
      tail = Buffer.concat([tail, chunk.subarray(-TAIL)]).subarray(-TAIL);
    },
    head: () => Buffer.from(head.subarray(0, filled)),
    tail: () => Buffer.from(tail),
  };
}
