/**
 * Reads a JSON object whose members are long arrays, element by element: what is held at a time is one element. Bytes are
 * looked at once; each element is parsed by itself, so that no request waits for a large file.
 */
export interface JsonElement {
  /** The member whose array it stands in. */
  key: string;
  value: unknown;
}

/** The text is no JSON object, ends early, or has an element beyond the limit. */
export class JsonFault extends Error {}

type At = 'start' | 'member' | 'key' | 'colon' | 'value' | 'skip' | 'array' | 'element' | 'end';

const [QUOTE, BACKSLASH, COMMA, COLON, OPEN_ARRAY, CLOSE_ARRAY, OPEN_OBJECT, CLOSE_OBJECT] = [...'"\\,:[]{}'].map((sign) => sign.charCodeAt(0));
const isBlank = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * Elements of every array that is a member of the object, batch by batch as they come.
 * @param arrays filled with the names of the arrays, the empty ones too. @throws JsonFault
 */
export async function* readElements(chunks: AsyncIterable<Buffer>, mostBytes: number, arrays = new Set<string>()): AsyncGenerator<JsonElement[]> {
  const reader = new ElementReader(mostBytes, arrays);
  for await (const chunk of chunks) {
    const elements = reader.read(chunk);
    if (elements.length > 0) yield elements;
  }
  reader.finish();
}

class ElementReader {
  private at: At = 'start';
  private depth = 0;
  private inString = false;
  private escaped = false;
  private key = '';
  private parts: Buffer[] = [];
  private held = 0;
  private from = 0;
  private found: JsonElement[] = [];
  private seen = 0;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });

  constructor(private readonly mostBytes: number, private readonly arrays: Set<string>) {}

  read(chunk: Buffer): JsonElement[] {
    this.found = [];
    this.from = 0;
    for (let index = 0; index < chunk.length; index += 1) this.step(chunk, index);
    if (this.at === 'element' || this.at === 'key') this.keep(chunk, chunk.length);
    return this.found;
  }

  finish(): void {
    if (this.at !== 'end') throw new JsonFault('ends early');
  }

  private step(chunk: Buffer, index: number): void {
    const byte = chunk[index];
    if (this.at === 'element' || this.at === 'skip') {
      this.within(chunk, index, byte);
    } else if (this.at === 'key') {
      this.withinKey(chunk, index, byte);
    } else if (!isBlank(byte)) {
      this.between(index, byte);
    }
    this.seen += 1;
  }

  /** Between the parts of the object and of its arrays. */
  private between(index: number, byte: number): void {
    switch (this.at) {
      case 'start':
        // A byte order mark may come first.
        if (this.seen < 3 && (byte === 0xef || byte === 0xbb || byte === 0xbf)) return;
        this.expect(byte === OPEN_OBJECT);
        this.at = 'member';
        return;
      case 'member':
        if (byte === CLOSE_OBJECT) this.at = 'end';
        else if (byte === QUOTE) this.begin('key', index);
        else this.expect(byte === COMMA);
        return;
      case 'colon':
        this.expect(byte === COLON);
        this.at = 'value';
        return;
      case 'value':
        if (byte === OPEN_ARRAY) {
          this.at = 'array';
          this.arrays.add(this.key);
        } else {
          this.begin('skip', index, byte);
        }
        return;
      case 'array':
        if (byte === CLOSE_ARRAY) this.at = 'member';
        else if (byte !== COMMA) this.begin('element', index, byte);
        return;
      default:
        this.expect(false);
    }
  }

  private begin(at: At, index: number, byte?: number): void {
    this.at = at;
    this.from = index;
    this.depth = 0;
    this.inString = false;
    this.escaped = false;
    if (byte === QUOTE) this.inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.depth = 1;
  }

  private within(chunk: Buffer, index: number, byte: number): void {
    if (this.inString) {
      if (this.escaped) this.escaped = false;
      else if (byte === BACKSLASH) this.escaped = true;
      else if (byte === QUOTE) this.inString = false;
      return;
    }
    if (byte === QUOTE) this.inString = true;
    else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) this.depth += 1;
    else if (this.depth > 0 && (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)) this.depth -= 1;
    else if (this.depth === 0 && (byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY)) this.close(chunk, index, byte);
  }

  /** The end of an element or of a value that is passed over; `byte` comes after it. */
  private close(chunk: Buffer, index: number, byte: number): void {
    if (this.at === 'element') {
      this.expect(byte !== CLOSE_OBJECT);
      this.found.push({ key: this.key, value: this.parse(chunk, index) });
      this.at = byte === CLOSE_ARRAY ? 'member' : 'array';
      return;
    }
    this.expect(byte !== CLOSE_ARRAY);
    this.at = byte === CLOSE_OBJECT ? 'end' : 'member';
  }

  private withinKey(chunk: Buffer, index: number, byte: number): void {
    if (this.escaped) this.escaped = false;
    else if (byte === BACKSLASH) this.escaped = true;
    else if (byte === QUOTE) {
      this.key = String(this.parse(chunk, index + 1));
      this.at = 'colon';
    }
  }

  private keep(chunk: Buffer, end: number): void {
    const part = chunk.subarray(this.from, end);
    this.held += part.length;
    if (this.held > this.mostBytes) throw new JsonFault('too large');
    this.parts.push(Buffer.from(part));
    this.from = 0;
  }

  private parse(chunk: Buffer, end: number): unknown {
    this.keep(chunk, end);
    const bytes = this.parts.length === 1 ? this.parts[0] : Buffer.concat(this.parts);
    this.parts = [];
    this.held = 0;
    try {
      return JSON.parse(this.decoder.decode(bytes));
    } catch {
      throw new JsonFault('no JSON');
    }
  }

  private expect(holds: boolean): void {
    if (!holds) throw new JsonFault('unexpected');
  }
}
