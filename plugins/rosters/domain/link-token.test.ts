import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSigner } from '@portfolio/kernel/server/seal';
import { fileNameOf } from './file-name';
import { packLink, unpackLink } from './link-token';

const link = { exportId: 'a1b2c3d4e5f6g7h8i9j0k1l2', sha256: createHash('sha256').update('x').digest('hex'), expiresAt: new Date('2027-01-01T00:00:00Z') };

describe('links', () => {
  it('say what they were made of', () => {
    expect(unpackLink(packLink(link))).toEqual(link);
  });

  it.each(['', 'r1', 'r1.a.b', 'r2.a.b.c', `r1.${link.exportId}.AAAA.1`, `${packLink(link)}.more`, `r1.${link.exportId}.${'A'.repeat(43)}.é`])('are nothing else: %s', (payload) => {
    expect(unpackLink(payload)).toBeNull();
  });

  it('leave half of their cell to the address of the platform', () => {
    const signer = createSigner(Buffer.alloc(32, 1).toString('base64'));
    expect(`/files/${signer.sign(packLink(link))}`.length).toBeLessThanOrEqual(160);
  });
});

describe('file names', () => {
  it('name school, year, semester, roster', () => {
    expect(fileNameOf('000001', { year: 110, roster: '26', grades: '1,2,3' })).toBe('000001_1100_26_學生課程學習成果名冊.xlsx');
  });

  it('are for what is exported only', () => {
    expect(() => fileNameOf('000001', { year: 110, roster: '26', grades: '3' })).toThrow(RangeError);
  });
});
