import { expect, it } from 'vitest';
import { create } from '../server/pdf/fontkit';
import { trueTypeFont, type Glyph } from './true-type';

const square: Glyph = { codePoint: 0x4e00, advance: 900, contours: [[{ x: 10, y: -20, onCurve: true }, { x: 10, y: 700, onCurve: true }, { x: 800, y: 700, onCurve: false }, { x: 800, y: -20, onCurve: true }]] };
const rare: Glyph = { codePoint: 0x2a6a5, advance: 1000, contours: [] };

it('writes a font that a reader of fonts reads', () => {
  const font = create(trueTypeFont([rare, square], { name: 'Test-Regular', unitsPerEm: 1000, ascent: 880, descent: -120 })) as ReturnType<typeof create> & { postscriptName: string };
  expect([font.postscriptName, font.unitsPerEm, font.ascent, font.descent]).toEqual(['Test-Regular', 1000, 880, -120]);
  expect(font.characterSet).toEqual([0x4e00, 0x2a6a5]);
  const glyph = font.glyphForCodePoint(0x4e00) as ReturnType<typeof font.glyphForCodePoint> & { bbox: object; path: { toSVG(): string } };
  expect(glyph.advanceWidth).toBe(900);
  expect(glyph.path.toSVG()).toBe('M10 -20L10 700Q800 700 800 -20Z');
  expect(font.glyphForCodePoint(0x2a6a5).advanceWidth).toBe(1000);
});
