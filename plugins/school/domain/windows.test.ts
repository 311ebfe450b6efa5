import { describe, expect, it } from 'vitest';
import { taipeiMoment } from '@portfolio/kernel/domain/clock';
import { windowState } from './windows';

describe('a window from hour 0 of one day to hour 24 of another', () => {
  const window = { startsAt: taipeiMoment('2022-02-14', 0), endsAt: taipeiMoment('2022-02-20', 24) };

  it.each([
    ['2022-02-13T15:59:59.999Z', 'before'],
    ['2022-02-13T16:00:00.000Z', 'open'],
    ['2022-02-20T15:59:59.999Z', 'open'],
    ['2022-02-20T16:00:00.000Z', 'after'],
  ])('at %s is %s', (now, state) => expect(windowState(window, new Date(now))).toBe(state));

  it('is none where there is none', () => expect(windowState(null, new Date())).toBe('none'));
});
