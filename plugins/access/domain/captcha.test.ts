import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captchaCode, captchaQuestion, captchaSvg } from './captcha';

const randoms = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1, maxLength: 50 }).map((numbers) => {
  let at = 0;
  return () => numbers[(at += 1) % numbers.length];
});

describe('a picture code', () => {
  it('is five digits', () => {
    fc.assert(fc.property(randoms, (random) => /^\d{5}$/.test(captchaCode(random))));
    expect(captchaCode(() => 0)).toBe('00000');
    expect(captchaCode(() => 0.999999)).toBe('99999');
  });

  it('is drawn, never written: no text, no title, nothing that names a digit', () => {
    fc.assert(
      fc.property(randoms, (random) => {
        const svg = captchaSvg(captchaCode(Math.random), random);
        expect(svg).not.toMatch(/<text|<tspan|<title|<desc|aria-|id=|class=|data-|href/);
        // Between the tags there is nothing at all.
        expect(svg.replace(/<[^>]*>/g, '')).toBe('');
        // Elements are of two kinds, and every attribute is geometry or one of the fixed ones.
        expect([...svg.matchAll(/<(\w+)/g)].map(([, tag]) => tag).filter((tag) => !['svg', 'polyline', 'path'].includes(tag))).toEqual([]);
      }),
    );
  });

  it('looks another each time, also with the same digits', () => {
    const pictures = new Set(Array.from({ length: 50 }, () => captchaSvg('12345', Math.random)));
    expect(pictures.size).toBe(50);
    expect(captchaSvg('12345', () => 0.5)).not.toBe(captchaSvg('54321', () => 0.5));
  });

  it('stays inside its frame', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{5}$/), randoms, (code, random) => {
        const points = [...captchaSvg(code, random).matchAll(/points="([^"]*)"/g)].flatMap(([, list]) => list.split(' ').map((point) => point.split(',').map(Number)));
        expect(points.length).toBeGreaterThan(10);
        for (const [x, y] of points) expect(x >= -4 && x <= 184 && y >= -4 && y <= 64, `${x},${y}`).toBe(true);
      }),
    );
  });
});

describe('a question in words', () => {
  it('adds two numbers that the catalogue can spell', () => {
    fc.assert(
      fc.property(randoms, (random) => {
        const { first, second, answer } = captchaQuestion(random);
        expect([first, second].every((number) => Number.isInteger(number) && number >= 2 && number <= 19)).toBe(true);
        expect(answer).toBe(String(first + second));
      }),
    );
  });
});
