import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { taipeiMoment, taipeiTime } from '@portfolio/kernel/domain/clock';
import { isReminderDue, lastDay, reminderMoment, reminderSlot } from './reminders';

const window = { startsAt: taipeiMoment('2022-02-01', 0), endsAt: taipeiMoment('2022-02-20', 24) };

describe('the reminder of a window', () => {
  it.each([
    ['2022-02-17T07:59:59+08:00', false], ['2022-02-17T08:00:00+08:00', true], ['2022-02-17T21:59:59+08:00', true], ['2022-02-17T22:00:00+08:00', false],
    ['2022-02-18T03:00:00+08:00', false], ['2022-02-18T08:00:00+08:00', true], ['2022-02-20T21:59:00+08:00', true], ['2022-02-21T09:00:00+08:00', false],
  ])('three days before hour 24 of the 20th, at %s: %s', (now, due) => expect(isReminderDue(window, 3, new Date(now))).toBe(due));

  it('is none where no days are set', () => expect(isReminderDue(window, null, new Date('2022-02-18T09:00:00+08:00'))).toBe(false));

  it('never comes before the window opens', () => {
    const short = { ...window, startsAt: taipeiMoment('2022-02-19', 12) };
    expect(reminderMoment(short, 3)).toEqual(short.startsAt);
    expect(isReminderDue(short, 30, new Date('2022-02-19T11:59:00+08:00'))).toBe(false);
  });

  it('comes in daylight and inside the window, whatever the window and the days', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 400 * 24 }), fc.integer({ min: 1, max: 90 * 24 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: -60 * 24, max: 120 * 24 }), (start, length, days, at) => {
      const startsAt = taipeiMoment('2022-01-01', start);
      const any = { startsAt, endsAt: new Date(startsAt.getTime() + length * 3600_000) };
      const now = new Date(startsAt.getTime() + at * 3600_000);
      if (!isReminderDue(any, days, now)) return;
      expect(now >= any.startsAt && now < any.endsAt).toBe(true);
      expect(taipeiTime(now).hour).toBeGreaterThanOrEqual(8);
      expect(any.endsAt.getTime() - now.getTime()).toBeLessThanOrEqual((days + 1) * 24 * 3600_000);
    }));
  });

  it('is another one when the end is moved', () => {
    const of = { ...window, item: 'send', grade: 1, year: 110, semester: 2 } as const;
    expect(reminderSlot(of)).toBe('send:1102:1:2022-02-20');
    expect(reminderSlot({ ...of, endsAt: taipeiMoment('2022-02-22', 24) })).not.toBe(reminderSlot(of));
  });

  it('takes a window until hour 24 as ending on that day', () => {
    expect([window.endsAt, taipeiMoment('2022-02-20', 17)].map(lastDay)).toEqual(['2022-02-20', '2022-02-20']);
  });
});
