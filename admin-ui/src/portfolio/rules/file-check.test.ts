import { describe, expect, it } from 'vitest';
import { acceptOf, bytesText, checkFile } from './file-check';

const MIB = 1024 * 1024;

describe('checkFile', () => {
  it.each(['報告.pdf', 'photo.JPG', 'a.b.png', 'x.jpeg'])('takes %s as a document', (name) => {
    expect(checkFile('document', { name, size: 4 * MIB })).toBeNull();
  });

  it.each(['報告.docx', 'pdf', 'film.mp4', 'a.pdf.exe', ''])('refuses “%s” as a document, saying what is taken', (name) => {
    expect(checkFile('document', { name, size: 1 })).toEqual({ key: 'errors.file-type', values: { allowed: 'pdf、jpg、jpeg、png' } });
  });

  it('refuses one byte too many', () => {
    expect(checkFile('document', { name: 'a.pdf', size: 4 * MIB + 1 })).toEqual({ key: 'errors.file-large', values: { limit: 4 } });
    expect(checkFile('media', { name: 'a.mp4', size: 10 * MIB })).toBeNull();
    expect(checkFile('media', { name: 'a.mp4', size: 10 * MIB + 1 })).toEqual({ key: 'errors.file-large', values: { limit: 10 } });
  });

  it('refuses an empty file', () => {
    expect(checkFile('media', { name: 'a.mp3', size: 0 })?.key).toBe('errors.file-empty');
  });

  it('counts a name in bytes', () => {
    expect(checkFile('document', { name: `${'字'.repeat(83)}.pdf`, size: 1 })).toBeNull();
    expect(checkFile('document', { name: `${'字'.repeat(84)}.pdf`, size: 1 })?.key).toBe('errors.file-name-long');
  });
});

it('names the extensions for the picker', () => {
  expect(acceptOf('media')).toBe('.mp3,.mp4');
});

it('writes sizes as people read them', () => {
  expect([0, 1023, 1536, 4 * MIB - 1, 4 * MIB].map(bytesText)).toEqual(['0 B', '1023 B', '1.5 KB', '3.9 MB', '4 MB']);
});
