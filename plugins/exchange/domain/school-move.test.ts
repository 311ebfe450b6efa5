import { describe, expect, it } from 'vitest';
import { COPY_NULL, inOrder, linesIn, moveManifest, MOVE_FORMAT, withFields } from './school-move';

const table = (name: string, ...targets: string[]) => ({ name, keys: targets.map((target) => ({ column: `${target}_id`, target })) });

describe('the order of tables', () => {
  it('puts each after those that it points at, itself aside, and the audit log last', () => {
    const names = inOrder([table('outcomes', 'students', 'stored_files'), table('audit_entries', 'accounts'), table('accounts', 'students'), table('stored_files', 'students'), table('students', 'students')]).map(({ name }) => name);
    expect(names).toEqual(['students', 'accounts', 'stored_files', 'outcomes', 'audit_entries']);
  });

  it('says where tables point at each other in a circle', () => {
    expect(() => inOrder([table('a', 'b'), table('b', 'a')])).toThrow('a, b');
  });
});

describe('lines of COPY', () => {
  it('are counted over chunks that break anywhere', () => {
    expect([Buffer.from('a\tb\nc'), Buffer.from('\n'), Buffer.from('')].map(linesIn)).toEqual([1, 1, 0]);
  });

  it('change in one field, and keep what is escaped', () => {
    expect(withFields(`1\tseal\t${COPY_NULL}\ta\\tb`, (fields) => (fields[1] = COPY_NULL))).toBe('1\t\\N\t\\N\ta\\tb');
  });
});

describe('a manifest', () => {
  const fine = {
    format: MOVE_FORMAT, school: { code: '000001', name: '甲' }, settings: { website: null, staffSecondFactor: false }, madeAt: '2026-01-01 00:00:00', salt: 'AAAA', auditWhole: true,
    tables: [{ name: 'students', columns: ['id'], rows: 0, sha256: '0'.repeat(64), bytes: 0 }], files: [['1'.repeat(64), 9]],
  };

  it('is taken as it is written, and in no other shape', () => {
    expect(moveManifest.safeParse(fine).success).toBe(true);
    const others = [{ ...fine, format: 'portfolio-school/2' }, { ...fine, more: 1 }, { ...fine, files: [['../../x', 9]] }, { ...fine, tables: [{ ...fine.tables[0], name: 'students; drop table students' }] }, { ...fine, tables: [{ ...fine.tables[0], columns: ['id"'] }] }];
    for (const other of others) expect(moveManifest.safeParse(other).success).toBe(false);
  });
});
