/**
 * The picture code (驗證碼): five digits as strokes, moved, turned and crossed; and a question in words for people who
 * cannot see it. Either stops only the cheapest scripts: the lock-outs (domain/lockout) are what protects accounts.
 */
export type Random = () => number;

type Point = readonly [number, number];

/** Digits as pen strokes in a box 10 wide and 16 high. */
const STROKES: Record<string, Point[][]> = {
  0: [[[5, 0], [1, 3], [0, 8], [1, 13], [5, 16], [9, 13], [10, 8], [9, 3], [5, 0]]],
  1: [[[2, 4], [6, 0], [6, 16]], [[2, 16], [10, 16]]],
  2: [[[0, 4], [2, 1], [6, 0], [9, 2], [9, 6], [0, 16], [10, 16]]],
  3: [[[0, 2], [4, 0], [9, 2], [9, 6], [4, 8], [9, 10], [10, 13], [6, 16], [0, 14]]],
  4: [[[7, 16], [7, 0], [0, 11], [10, 11]]],
  5: [[[9, 0], [1, 0], [0, 7], [5, 6], [10, 9], [9, 14], [5, 16], [0, 14]]],
  6: [[[8, 0], [3, 4], [0, 10], [2, 15], [6, 16], [10, 12], [8, 8], [4, 8], [0, 11]]],
  7: [[[0, 0], [10, 0], [4, 16]], [[3, 8], [9, 8]]],
  8: [[[5, 8], [1, 5], [2, 1], [5, 0], [8, 1], [9, 5], [5, 8], [0, 11], [2, 15], [5, 16], [8, 15], [10, 11], [5, 8]]],
  9: [[[10, 5], [6, 8], [2, 8], [0, 4], [4, 0], [8, 1], [10, 6], [7, 12], [2, 16]]],
};

export function captchaCode(random: Random): string {
  return Array.from({ length: 5 }, () => Math.floor(random() * 10)).join('');
}

const spread = (random: Random, width: number): number => (random() - 0.5) * width;

function glyph(digit: string, left: number, random: Random): string {
  const turn = spread(random, 0.6);
  const size = 2 + random() * 0.6;
  const top = 10 + random() * 10;
  const place = ([x, y]: Point): string => {
    const dx = (x - 5) * size + spread(random, 1.6);
    const dy = (y - 8) * size + spread(random, 1.6);
    const px = left + 14 + dx * Math.cos(turn) - dy * Math.sin(turn);
    const py = top + 16 + dx * Math.sin(turn) + dy * Math.cos(turn);
    return `${px.toFixed(1)},${py.toFixed(1)}`;
  };
  return STROKES[digit].map((stroke) => `<polyline points="${stroke.map(place).join(' ')}"/>`).join('');
}

const noiseLine = (random: Random): string =>
  `<path d="M0 ${(random() * 60).toFixed(0)} Q${(random() * 180).toFixed(0)} ${(random() * 60).toFixed(0)} 180 ${(random() * 60).toFixed(0)}" stroke-width="1.5" opacity=".55"/>`;

/** SVG in the page's text colour (currentColor), 180 × 60. */
export function captchaSvg(code: string, random: Random): string {
  const digits = [...code].map((digit, index) => glyph(digit, 8 + index * 33, random)).join('');
  const noise = Array.from({ length: 4 }, () => noiseLine(random)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 60" width="180" height="60" fill="none" stroke="currentColor" stroke-width="2.6" stroke-linecap="round" stroke-linejoin="round">${digits}${noise}</svg>`;
}

/** Two numbers to add, spelled by the catalogue; the answer is their sum. */
export function captchaQuestion(random: Random): { first: number; second: number; answer: string } {
  const first = 2 + Math.floor(random() * 18);
  const second = 2 + Math.floor(random() * 18);
  return { first, second, answer: String(first + second) };
}
