import { createRequire } from 'node:module';

/** What is used of fontkit, which brings no types. What begins with an underscore is its own affair: the version is fixed in package.json. */
export interface OutlinePoint {
  x: number;
  y: number;
  onCurve: boolean;
  endContour: boolean;
  copy(): OutlinePoint;
}

export interface Component {
  glyphID: number;
  dx: number;
  dy: number;
  scaleX: number;
  scaleY: number;
  scale01: number;
  scale10: number;
}

export interface FontGlyph {
  id: number;
  advanceWidth: number;
  _decode(): { numberOfContours: number; points?: OutlinePoint[]; components?: Component[] } | null;
}

export interface Font {
  unitsPerEm: number;
  ascent: number;
  descent: number;
  characterSet: number[];
  /** Values of the axes, in their order. */
  variationCoords: number[];
  stream: object;
  directory: { totalCompressedSize: number; tables: Record<string, { offset: number; length: number; transformLength?: number | null }> };
  _dataPos: number;
  _decompressed: boolean;
  _variationProcessor: { transformPoints(glyph: number, points: OutlinePoint[]): void } | null;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): FontGlyph;
  getGlyph(id: number): FontGlyph;
}

const fontkit = createRequire(__filename)('fontkit') as { create(bytes: Uint8Array): Font };

/** Opens a font of any format. */
export const create = (bytes: Uint8Array): Font => fontkit.create(bytes);
