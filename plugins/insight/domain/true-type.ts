/**
 * Writes a TrueType font of given outlines: what a PDF needs of it, and no more. Pure. Source: OpenType specification
 * 1.9, chapters glyf, loca, hmtx, cmap (format 12), head, hhea, maxp, name, OS/2, post.
 */
export interface Point {
  x: number;
  y: number;
  onCurve: boolean;
}

/** Units as `Metrics.unitsPerEm` says. Contours are closed; between two points off the curve lies one on it. */
export interface Glyph {
  codePoint: number;
  advance: number;
  contours: Point[][];
}

export interface Metrics {
  name: string;
  unitsPerEm: number;
  ascent: number;
  /** Below zero. */
  descent: number;
}

const u16 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, index * 2));
  return bytes;
};
const u32 = (...values: number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => bytes.writeUInt32BE(value >>> 0, index * 4));
  return bytes;
};
const padded = (bytes: Buffer): Buffer => Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);

interface Box {
  minX: number;
  minY: number;
  maxX: number;
  maxY: number;
}

function boxOf(points: readonly Point[]): Box {
  if (points.length === 0) return { minX: 0, minY: 0, maxX: 0, maxY: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  return { minX: Math.min(...xs), minY: Math.min(...ys), maxX: Math.max(...xs), maxY: Math.max(...ys) };
}

/** The bits of a point's flag: on the curve; no move across; no move up. Moves are always two bytes. */
const flagOf = (onCurve: boolean, dx: number, dy: number): number => (onCurve ? 0x01 : 0) | (dx === 0 ? 0x10 : 0) | (dy === 0 ? 0x20 : 0);

function glyfOf(contours: Point[][]): Buffer {
  const points = contours.flat();
  if (points.length === 0) return Buffer.alloc(0);
  const { minX, minY, maxX, maxY } = boxOf(points);
  let last = -1;
  const ends = contours.map((contour) => (last += contour.length));
  const moves = points.map(({ x, y, onCurve }, index) => ({ onCurve, dx: x - (points[index - 1]?.x ?? 0), dy: y - (points[index - 1]?.y ?? 0) }));
  return padded(Buffer.concat([
    u16(contours.length, minX, minY, maxX, maxY), u16(...ends), u16(0),
    Buffer.from(moves.map(({ onCurve, dx, dy }) => flagOf(onCurve, dx, dy))),
    u16(...moves.map(({ dx }) => dx).filter((dx) => dx !== 0)), u16(...moves.map(({ dy }) => dy).filter((dy) => dy !== 0)),
  ]));
}

function cmapOf(glyphs: readonly Glyph[]): Buffer {
  const groups = glyphs.map(({ codePoint }, index) => ({ codePoint, glyph: index + 1 })).sort((a, b) => a.codePoint - b.codePoint);
  return Buffer.concat([u16(0, 1, 3, 10), u32(12), u16(12, 0), u32(16 + groups.length * 12, 0, groups.length), ...groups.map(({ codePoint, glyph }) => u32(codePoint, codePoint, glyph))]);
}

function nameOf(name: string): Buffer {
  const text = Buffer.from(name, 'utf16le').swap16();
  const records = [1, 4, 6].map((id) => u16(3, 1, 0x409, id, text.length, 0));
  return Buffer.concat([u16(0, records.length, 6 + records.length * 12), ...records, text]);
}

const os2Of = ({ ascent, descent }: Metrics, glyphs: readonly Glyph[]): Buffer => Buffer.concat([
  u16(4, 500, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0), Buffer.alloc(10), u32(0, 0, 0, 0), Buffer.from('NONE'),
  u16(0x40, Math.min(0xffff, ...glyphs.map(({ codePoint }) => codePoint)), 0xffff, ascent, descent, 0, ascent, -descent), u32(0, 0), u16(540, 730, 0, 32, 1),
]);

/** Glyph 0, shown for a character that the font lacks: an empty box, so that something is seen to be missing. */
function missingGlyph({ unitsPerEm: em, ascent }: Metrics): Glyph {
  const frame = (inset: number, isInner: boolean): Point[] => {
    const [left, right, bottom, top] = [em * 0.1 + inset, em * 0.9 - inset, inset, Math.min(em * 0.8, ascent) - inset].map(Math.round);
    const corners = [[left, bottom], [left, top], [right, top], [right, bottom]].map(([x, y]) => ({ x, y, onCurve: true }));
    return isInner ? corners.reverse() : corners;
  };
  return { codePoint: 0, advance: em, contours: [frame(0, false), frame(em * 0.05, true)] };
}

/** A font of the glyphs, each under its code point. */
export function trueTypeFont(glyphs: readonly Glyph[], metrics: Metrics): Buffer {
  const all: Glyph[] = [missingGlyph(metrics), ...glyphs];
  const drawn = all.map(({ contours }) => glyfOf(contours));
  const boxes = all.map(({ contours }) => boxOf(contours.flat()));
  const bounds = boxOf(boxes.flatMap(({ minX, minY, maxX, maxY }) => [{ x: minX, y: minY, onCurve: true }, { x: maxX, y: maxY, onCurve: true }]));
  let end = 0;
  const offsets = [0, ...drawn.map((bytes) => (end += bytes.length))];
  const points = all.map(({ contours }) => contours.flat().length);
  const tables: Record<string, Buffer> = {
    'OS/2': os2Of(metrics, glyphs),
    cmap: cmapOf(glyphs),
    glyf: Buffer.concat(drawn),
    head: Buffer.concat([u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5), u16(0, metrics.unitsPerEm), u32(0, 0, 0, 0), u16(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY, 0, 8, 2, 1, 0)]),
    hhea: Buffer.concat([u32(0x00010000), u16(metrics.ascent, metrics.descent, 0, Math.max(...all.map(({ advance }) => advance)), bounds.minX, 0, bounds.maxX, 1, 0, 0, 0, 0, 0, 0, 0, all.length)]),
    hmtx: Buffer.concat(all.map(({ advance }, index) => u16(advance, boxes[index].minX))),
    loca: u32(...offsets),
    maxp: Buffer.concat([u32(0x00010000), u16(all.length, Math.max(...points), Math.max(...all.map(({ contours }) => contours.length)), 0, 0, 1, 0, 0, 0, 0, 0, 0, 0)]),
    name: nameOf(metrics.name),
    post: Buffer.concat([u32(0x00030000, 0), u16(-100, 50), u32(0, 0, 0, 0, 0)]),
  };
  return assembled(tables);
}

function checksum(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}

function assembled(tables: Record<string, Buffer>): Buffer {
  const names = Object.keys(tables).sort();
  const power = 2 ** Math.floor(Math.log2(names.length));
  const head = Buffer.concat([u32(0x00010000), u16(names.length, power * 16, Math.log2(power), (names.length - power) * 16)]);
  let offset = head.length + names.length * 16;
  const bodies = names.map((name) => padded(tables[name]));
  const directory = names.map((name, index) => {
    const entry = Buffer.concat([Buffer.from(name.padEnd(4)), u32(checksum(bodies[index]), offset, tables[name].length)]);
    offset += bodies[index].length;
    return entry;
  });
  return Buffer.concat([head, ...directory, ...bodies]);
}
