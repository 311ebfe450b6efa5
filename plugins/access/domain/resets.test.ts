import { describe, expect, it } from 'vitest';
import { accountKinds, type AccountKind } from '@portfolio/config/permissions';
import { resetRefusal, touchRefusal, type AccountHolder } from './resets';
import { allRights, rightsMark, type HeldRights } from './rights';

const holder = (accountId: number, kind: AccountKind, rights: HeldRights = {}): AccountHolder => ({ accountId, kind, rights });
const clerk = holder(1, 'staff', { S0202S1: ['view', 'edit'], S0205S: ['view'] });
const administrator = holder(2, 'administrator', allRights());

describe('whoever resets passwords', () => {
  it('may do so for everybody who holds no more', () => {
    for (const kind of ['staff', 'teacher', 'student'] as const) expect(touchRefusal(clerk, holder(9, kind))).toBeNull();
    expect(touchRefusal(clerk, holder(9, 'teacher', { S0205S: ['view'] }))).toBeNull();
  });

  it.each<[string, HeldRights]>([['another module', { S0219S: ['view'] }], ['another right of the same module', { S0205S: ['view', 'delete'] }]])('may not for one who holds %s', (_, rights) => {
    expect(touchRefusal(clerk, holder(9, 'staff', rights))).toBe('holds-more');
    expect(touchRefusal(administrator, holder(9, 'staff', rights))).toBeNull();
  });

  it('touches an administrator only as one, and never the own account', () => {
    expect(touchRefusal(clerk, administrator)).toBe('administrator-only');
    expect(touchRefusal(administrator, holder(3, 'administrator', allRights()))).toBeNull();
    for (const kind of accountKinds) expect(touchRefusal(holder(7, kind, allRights()), holder(7, kind))).toBe('own-account');
  });

  it('gives no password to an account that is switched off, and says the weightier reason first', () => {
    expect(resetRefusal(clerk, { ...holder(9, 'student'), active: false })).toBe('account-off');
    expect(resetRefusal(clerk, { ...holder(9, 'student'), active: true })).toBeNull();
    expect(resetRefusal(clerk, { ...administrator, active: false })).toBe('administrator-only');
  });
});

describe('the mark of rights', () => {
  it('is the same for the same rights, in whatever order they come', () => {
    expect(rightsMark({ S0205S: ['view', 'edit'], S0207S: ['view'] })).toBe(rightsMark({ S0207S: ['view'], S0205S: ['edit', 'view'] }));
    expect(rightsMark({})).toMatch(/^[0-9a-f]{8}$/);
  });

  it('differs with a module, and with one right of one', () => {
    const marks = [{}, { S0205S: ['view'] }, { S0205S: ['view', 'add'] }, { S0205S: ['view', 'edit'] }, { S0206S: ['view'] }, allRights()].map((held) => rightsMark(held as HeldRights));
    expect(new Set(marks).size).toBe(marks.length);
  });
});
