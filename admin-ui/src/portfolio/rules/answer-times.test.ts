import { describe, expect, it } from 'vitest';
import type { MyWindow } from '@portfolio/school/contract';
import { closedFor } from './answer-times';

const window = (grade: number, semester: number, state: MyWindow['state'], item: MyWindow['item'] = 'certify'): MyWindow => ({ item, year: 110, semester, grade, startsAt: '2022-02-13T16:00:00.000Z', endsAt: '2022-02-20T16:00:00.000Z', state });

describe('when an outcome may be answered', () => {
  const windows = [window(1, 1, 'after'), window(1, 2, 'open'), window(2, 2, 'before'), window(3, 2, 'open', 'send')];

  it.each([
    ['1102', 1, null], ['1101', 1, 'after'], ['1102', 2, 'before'], ['1102', 3, 'none'], ['1102', null, 'none'], ['1092', 1, 'none'],
  ] as const)('of term %s in grade %s: closed is %s', (term, grade, closed) => expect(closedFor({ term, grade }, windows)?.key ?? null).toBe(closed));

  it('says the times as people read them', () => {
    expect(closedFor({ term: '1101', grade: 1 }, windows)?.values).toEqual({ from: '111/02/14 00:00', until: '111/02/20 24:00' });
  });
});
