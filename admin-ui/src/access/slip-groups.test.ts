import { describe, expect, it } from 'vitest';
import type { PasswordSlip } from '@portfolio/access/contract';
import { slipGroups } from './slip-groups';

const slip = (login: string, className: string | null, seatNo: number | null, kind: PasswordSlip['kind'] = 'student'): PasswordSlip =>
  ({ id: login, login, name: login, kind, className, seatNo, password: 'x', expiresAt: '2022-02-14T00:00:00Z' });

describe('slips', () => {
  it('are handed out class by class in order of seats, then to those without a class', () => {
    const groups = slipGroups([
      slip('t1', null, null, 'teacher'), slip('b2', '一年10班', 2), slip('a9', '一年2班', 9), slip('a1', '一年2班', 1), slip('a0', '一年2班', null), slip('b1', '一年10班', 1), slip('s1', null, null, 'staff'), slip('t0', null, null, 'teacher'),
    ]);
    expect(groups.map(({ className, kind, slips }) => [className ?? kind, slips.map(({ login }) => login)])).toEqual([
      ['一年2班', ['a1', 'a9', 'a0']], ['一年10班', ['b1', 'b2']], ['staff', ['s1']], ['teacher', ['t0', 't1']],
    ]);
  });

  it('of nobody are none', () => expect(slipGroups([])).toEqual([]));
});
