import { describe, expect, test } from 'vitest';
import { limits } from '@portfolio/config/limits';
import { failures, meaningOf, nextWait, RETRY_WAITS } from './retry';
import { needsYes } from './shrink';
import { inOrder, syncTypes, typeNames } from './types';

describe('the guard against shrinking', () => {
  const live = 100;
  test.each([
    [{ ends: 20, live, empty: false }, null, false],
    [{ ends: 21, live, empty: false }, null, true],
    [{ ends: 21, live, empty: false }, 21, false],
    [{ ends: 22, live, empty: false }, 21, true],
    [{ ends: 100, live, empty: true }, null, true],
    [{ ends: 0, live, empty: true }, null, true],
    [{ ends: 0, live: 0, empty: true }, null, false],
  ])('%j with a yes to %s asks: %s', (shrink, confirmed, asks) => {
    expect(limits.syncShrink).toBe(0.2);
    expect(needsYes(shrink, confirmed)).toBe(asks);
  });
});

describe('trying again', () => {
  test('waits grow, and come to an end', () => {
    const waits = Array.from({ length: RETRY_WAITS.length + 1 }, (_, tries) => nextWait('busy', tries + 1));
    expect(waits.slice(0, -1)).toEqual([...RETRY_WAITS].sort((a, b) => a - b));
    expect(waits.at(-1)).toBeNull();
  });

  test('90, 5xx, time-outs and broken JSON are tried again; what the school answered on purpose is not', () => {
    expect(Object.entries(failures).filter(([, { again }]) => again).map(([code]) => code).sort()).toEqual(['broken-json', 'busy', 'repeated-page', 'server-error', 'time-out', 'unreachable']);
    expect(nextWait('not-authorised', 1)).toBeNull();
  });

  test.each([['00', true], ['04', true], ['05', false], ['10', false]])('%s is taken; missing rows have ended: %s', (code, complete) => {
    expect(meaningOf(code)).toEqual({ taken: true, complete });
  });

  test.each([['01', 'bad-parameter'], ['02', 'not-authorised'], ['03', 'unknown-school'], ['90', 'busy'], ['99', 'school-failure'], ['77', 'unknown-status']])('%s is %s', (code, failure) => {
    expect(meaningOf(code)).toEqual({ taken: false, failure });
  });
});

describe('the seven types', () => {
  test('lean only on earlier ones', () => {
    for (const [place, name] of typeNames.entries()) {
      for (const need of syncTypes[name].needs) expect(typeNames.indexOf(need), `${name} needs ${need}`).toBeLessThan(place);
    }
  });

  test('are applied in their order, each once', () => {
    expect(inOrder(['enrolments', 'subjects', 'enrolments'])).toEqual(['subjects', 'enrolments']);
  });

  test('have their keys among their required fields', () => {
    for (const { key, fields } of Object.values(syncTypes)) {
      for (const name of key) expect(fields.find((field) => field.name === name)?.required).toBe(true);
    }
  });
});
