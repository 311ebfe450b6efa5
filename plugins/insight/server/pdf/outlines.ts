import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { Glyph, Metrics, Point } from '../../domain/true-type';
import { create, type Font, type FontGlyph, type OutlinePoint } from './fontkit';

/**
 * Outlines of Noto Sans TC, which comes with the screens in about a hundred files, each of some characters, and in all
 * weights at once. fontkit cannot cut these files to what a PDF needs, nor set the weight of their outlines by itself.
 */
const PACKAGE = '@fontsource-variable/noto-sans-tc';
const REGULAR = 400;
/** Glyphs between two breaths: other requests are answered meanwhile. */
const STEP = 8;

const folder = (): string => path.dirname(createRequire(__filename).resolve(`${PACKAGE}/package.json`));
const breath = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

interface Part {
  file: string;
  ranges: [number, number][];
}

/** The files, each with the code points that it has; the latest in the list wins, as in a stylesheet. */
async function partsOfFont(): Promise<Part[]> {
  const listed = JSON.parse(await readFile(path.join(folder(), 'unicode.json'), 'utf8')) as Record<string, string>;
  return Object.entries(listed).reverse().map(([name, ranges]) => ({
    file: path.join(folder(), 'files', `noto-sans-tc-${name.replace(/[[\]]/g, '')}-wght-normal.woff2`),
    ranges: ranges.split(',').map((range) => {
      const [from, to] = range.replace('U+', '').split('-');
      return [parseInt(from, 16), parseInt(to ?? from, 16)];
    }),
  }));
}

/** The glyphs of the characters of a text, each once; those that the font lacks are left out (`domain/blanks.ts`). */
export async function outlinesOf(text: string): Promise<{ glyphs: Glyph[]; metrics: Metrics }> {
  const wanted = new Set([...text].map((character) => character.codePointAt(0) as number));
  const glyphs: Glyph[] = [];
  let metrics: Metrics = { name: 'NotoSansTC-Regular', unitsPerEm: 1000, ascent: 1160, descent: -288 };
  for (const { file, ranges } of await partsOfFont()) {
    const here = [...wanted].filter((codePoint) => ranges.some(([from, to]) => codePoint >= from && codePoint <= to));
    if (here.length === 0) continue;
    const font = await openFont(file);
    metrics = { ...metrics, unitsPerEm: font.unitsPerEm, ascent: font.ascent, descent: font.descent };
    for (const [index, codePoint] of here.entries()) {
      if (index % STEP === 0) await breath();
      if (!font.hasGlyphForCodePoint(codePoint)) continue;
      const glyph = font.glyphForCodePoint(codePoint);
      glyphs.push({ codePoint, advance: Math.round(glyph.advanceWidth), contours: contoursOf(font, glyph) });
      wanted.delete(codePoint);
    }
  }
  return { glyphs, metrics };
}

const unpack = promisify(brotliDecompress);

/** Opens a file and unpacks it beside the event loop: fontkit would take a tenth of a second of it. */
async function openFont(file: string): Promise<Font> {
  const bytes = await readFile(file);
  const font = create(bytes);
  const unpacked = await unpack(bytes.subarray(font._dataPos, font._dataPos + font.directory.totalCompressedSize));
  let offset = 0;
  for (const table of Object.values(font.directory.tables)) {
    table.offset = offset;
    offset += table.transformLength ?? table.length;
  }
  font.stream = new (font.stream.constructor as new (unpacked: Uint8Array) => object)(unpacked);
  font._decompressed = true;
  font.variationCoords = [REGULAR];
  return font;
}

function contoursOf(font: Font, glyph: FontGlyph): Point[][] {
  const decoded = glyph._decode();
  if (decoded?.components) {
    return decoded.components.flatMap(({ glyphID, dx, dy, scaleX, scaleY, scale01, scale10 }) =>
      contoursOf(font, font.getGlyph(glyphID)).map((contour) => contour.map(({ x, y, onCurve }) => ({ onCurve, x: Math.round(x * scaleX + y * scale01 + dx), y: Math.round(y * scaleY + x * scale10 + dy) }))));
  }
  const points = weighted(font, glyph, decoded?.points ?? []);
  const contours: Point[][] = [];
  let contour: Point[] = [];
  for (const { x, y, onCurve, endContour } of points) {
    contour.push({ x: Math.round(x), y: Math.round(y), onCurve });
    if (endContour) {
      contours.push(contour);
      contour = [];
    }
  }
  return contours;
}

/** The points moved to the weight. The font's deltas count four points more, those of the metrics. */
function weighted(font: Font, glyph: FontGlyph, points: OutlinePoint[]): OutlinePoint[] {
  if (points.length === 0) return points;
  const ofMetrics = Array.from({ length: 4 }, () => Object.assign(points[0].copy(), { x: 0, y: 0, endContour: true }));
  const moved = [...points.map((point) => point.copy()), ...ofMetrics];
  font._variationProcessor?.transformPoints(glyph.id, moved);
  return moved.slice(0, points.length);
}
