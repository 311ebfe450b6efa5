import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountKinds, moduleCodes, rights, type ModuleCode, type Right } from '@portfolio/config/permissions';
import { allRights, mayCall, unionOf, type GroupModule } from './rights';

const groupModules = fc.record({ code: fc.constantFrom<string>(...moduleCodes), add: fc.boolean(), edit: fc.boolean(), delete: fc.boolean() });

describe('the rights of several groups', () => {
  it('are their union, and to have a module is to see it', () => {
    expect(unionOf([
      { code: 'S0202S', add: false, edit: false, delete: false }, { code: 'S0202S', add: true, edit: false, delete: false },
      { code: 'S0205S', add: false, edit: false, delete: true },
    ])).toEqual({ S0202S: ['view', 'add'], S0205S: ['view', 'delete'] });
    expect(unionOf([])).toEqual({});
  });

  it('contain what any group gives and nothing that none gives, in any order', () => {
    fc.assert(
      fc.property(fc.array(groupModules), (given) => {
        const held = unionOf(given);
        for (const code of moduleCodes) {
          const of = given.filter((each) => each.code === code);
          const expected = of.length === 0 ? undefined : rights.filter((right) => right === 'view' || of.some((each) => each[right]));
          expect(held[code]).toEqual(expected);
        }
        expect(unionOf([...given].reverse())).toEqual(held);
        expect(unionOf([...given, ...given])).toEqual(held);
      }),
    );
  });

  it('leave out a module that no longer exists', () => {
    const gone: GroupModule[] = ['S9999S', '__proto__', 'constructor'].map((code) => ({ code, add: true, edit: true, delete: true }));
    expect(unionOf(gone)).toEqual({});
  });
});

describe('who may call', () => {
  const holder = (kind: (typeof accountKinds)[number], held: Partial<Record<ModuleCode, Right[]>> = {}) => ({ kind, rights: held });

  it('a public route: everybody', () => {
    expect(mayCall('public', null)).toBe(true);
    for (const kind of accountKinds) expect(mayCall('public', holder(kind))).toBe(true);
  });

  it('any other route: nobody without a session', () => {
    expect([mayCall('signed-in', null), mayCall({ kinds: accountKinds }, null), mayCall({ module: 'S0202S', right: 'view' }, null)]).toEqual([false, false, false]);
  });

  it('a route of some kinds: those, whatever rights the others hold', () => {
    expect(mayCall({ kinds: ['student'] }, holder('student'))).toBe(true);
    expect(mayCall({ kinds: ['student'] }, holder('temporary'))).toBe(false);
    expect(mayCall({ kinds: ['student'] }, holder('administrator', allRights()))).toBe(false);
  });

  it('a route of a module: who holds that very right in that very module', () => {
    for (const right of rights) {
      for (const held of rights) {
        expect(mayCall({ module: 'S0202S', right }, holder('staff', { S0202S: [held] })), `${held} for ${right}`).toBe(right === held);
      }
      expect(mayCall({ module: 'S0202S', right }, holder('staff', { S0203S: [...rights] }))).toBe(false);
      expect(mayCall({ module: 'S0202S', right }, holder('staff'))).toBe(false);
      expect(mayCall({ module: 'S0202S', right }, holder('administrator', allRights()))).toBe(true);
    }
  });
});
