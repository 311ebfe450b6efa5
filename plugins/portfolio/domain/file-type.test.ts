import { fileTypeFromBuffer } from 'file-type';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePdf, samplePng, sampleMp3 } from '../../../database/seeds/sample-files';
import { extensionOf, fileFault, type FileFault, type FileKind } from './file-type';

/** As an upload is judged: the type by the first bytes, then both ends. */
async function faultOf(kind: FileKind, name: string, bytes: Buffer): Promise<FileFault | null> {
  const head = bytes.subarray(0, 4100);
  const sniffed = await fileTypeFromBuffer(head);
  return fileFault(kind, name, { extension: sniffed?.ext ?? null, mime: sniffed?.mime ?? null }, head, bytes.subarray(-1024));
}

const hex = (text: string): Buffer => Buffer.from(text.replace(/\s/g, ''), 'hex');

/** A grey square of 8 pixels a side, baseline JPEG with the smallest tables there can be. */
const jpg = Buffer.concat([
  hex('ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000 ffdb 0043 00'), Buffer.alloc(64, 1), hex('ffc0 000b 08 0008 0008 01 011100'),
  hex('ffc4 0014 00 01'), Buffer.alloc(15), hex('00 ffc4 0014 10 01'), Buffer.alloc(15), hex('00 ffda 0008 01 0100 003f00 3f ffd9'),
]);
const png = samplePng(1, 40, 30);
const pdf = samplePdf('A small file');
const mp3 = sampleMp3(20);
/** An MP3 whose cover picture is larger than what is looked at. */
const mp3WithCover = Buffer.concat([Buffer.from('ID3\u0003\u0000\u0000', 'latin1'), Buffer.from([0, 1, 0, 0]), Buffer.alloc(16_384), mp3]);
const mp4 = Buffer.concat([hex('00000018'), Buffer.from('ftypisom\0\0\0\0isommp42'), hex('00000008'), Buffer.from('free'), hex('00000010'), Buffer.from('mdat12345678')]);
const html = Buffer.from('<!doctype html><html><script>alert(1)</script></html>');
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

const sized = (width: number, height: number): Buffer => {
  const bytes = Buffer.from(png);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
};

describe('a file that is what its name says', () => {
  it.each<[FileKind, string, Buffer]>([
    ['document', '學習成果.pdf', pdf], ['document', '作品.png', png], ['document', '照片.jpg', jpg], ['document', '照片.JPEG', jpg], ['document', 'A.B.C.PDF', pdf],
    ['media', '錄音.mp3', mp3], ['media', '演奏.mp3', mp3WithCover], ['media', '影片.mp4', mp4],
  ])('is taken: %s %s', async (kind, name, bytes) => expect(await faultOf(kind, name, bytes)).toBeNull());

  it('may carry what a phone writes behind a picture', async () => {
    expect(await faultOf('document', '照片.jpg', Buffer.concat([jpg, Buffer.from('SEFH\x6b\0\0\0'), Buffer.alloc(300, 7), Buffer.from('SEFT')]))).toBeNull();
  });
});

describe('the name', () => {
  it.each([['a.pdf', 'pdf'], ['a.b.PNG', 'png'], ['noextension', ''], ['.pdf', 'pdf'], ['a.', ''], ['𠮷.mp4', 'mp4'], ['a.pdf.exe', 'exe']])('%s ends on %j', (name, extension) => expect(extensionOf(name)).toBe(extension));

  it.each<[FileKind, string, Buffer]>([
    ['document', 'a.html', html], ['document', 'a.svg', svg], ['document', 'a.pdf.exe', pdf], ['document', 'pdf', pdf], ['document', 'a.mp3', mp3], ['media', 'a.pdf', pdf], ['media', 'a.mp4.pdf', mp4],
    ['document', 'a.docx', pdf], ['document', 'a.gif', png], ['document', 'a.pdf ', pdf], ['document', 'a.pdf\u0000.png', pdf],
  ])('must end on something that the place takes: %s %s', async (kind, name, bytes) => expect(await faultOf(kind, name, bytes)).toMatch(/^file-(type|lies)$/));
});

describe('a file that lies', () => {
  it.each<[string, FileKind, string, Buffer]>([
    ['a page as PDF', 'document', 'a.pdf', html],
    ['a drawing with script as PNG', 'document', 'a.png', svg],
    ['a PNG as JPG', 'document', 'a.jpg', png],
    ['a JPG as PNG', 'document', 'a.png', jpg],
    ['a PDF as JPG', 'document', 'a.jpg', pdf],
    ['a program as PDF', 'document', 'a.pdf', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)])],
    ['an archive as PDF', 'document', 'a.pdf', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)])],
    ['a PDF as MP3', 'media', 'a.mp3', pdf],
    ['an MP4 as MP3', 'media', 'a.mp3', mp4],
    ['an MP3 as MP4', 'media', 'a.mp4', mp3],
    ['text as MP3', 'media', 'a.mp3', Buffer.from('la la la')],
    ['a page with a PDF behind it', 'document', 'a.pdf', Buffer.concat([html, pdf])],
    ['a PDF that begins as a page', 'document', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n<html><script>alert(1)</script>\n'), pdf.subarray(9)])],
    ['a PDF that begins as a drawing', 'document', 'a.pdf', Buffer.concat([Buffer.from('%PDF-1.4\n<SVG onload=alert(1)>\n'), pdf.subarray(9)])],
    ['the first line of a PDF', 'document', 'a.pdf', Buffer.from('%PDF-1.4\n')],
    ['the first bytes of a JPG', 'document', 'a.jpg', jpg.subarray(0, 4)],
    ['the first bytes of a PNG', 'document', 'a.png', png.subarray(0, 8)],
    ['no bytes', 'document', 'a.pdf', Buffer.alloc(0)],
    ['no bytes', 'media', 'a.mp4', Buffer.alloc(0)],
    ['zeros', 'document', 'a.png', Buffer.alloc(5000)],
  ])('is refused: %s', async (_, kind, name, bytes) => expect(await faultOf(kind, name, bytes)).toBe('file-lies'));

  it.each([[0, 30], [40, 0], [12_001, 1], [1, 12_001], [0xffffffff, 0xffffffff], [0x80000000, 1]])('is refused: a picture of %i × %i', async (width, height) => {
    expect(await faultOf('document', 'a.png', sized(width, height))).toBe('file-lies');
  });
  it('may be a picture as large as a browser shows', async () => expect(await faultOf('document', 'a.png', sized(12_000, 12_000))).toBeNull());

  it('is noticed wherever it is cut', async () => {
    const whole: [string, Buffer, number][] = [['a.png', png, png.length - 8], ['a.jpg', jpg, jpg.length - 1], ['a.pdf', pdf, pdf.length - 2]];
    for (const [name, bytes, end] of whole) {
      await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: end - 1 }), async (length) => (await faultOf('document', name, bytes.subarray(0, length))) === 'file-lies'));
    }
  });

  it('never brings the judge down', async () => {
    const starts = fc.constantFrom(png.subarray(0, 16), png.subarray(0, 20), jpg.subarray(0, 6), Buffer.from('%PDF-1.7'), Buffer.from('ID3'), mp4.subarray(0, 12), Buffer.alloc(0));
    const names = fc.constantFrom('a.png', 'a.jpg', 'a.pdf', 'a.mp3', 'a.mp4');
    await fc.assert(
      fc.asyncProperty(starts, fc.uint8Array({ maxLength: 200 }), names, fc.constantFrom<FileKind>('document', 'media'), async (start, rest, name, kind) => {
        const fault = await faultOf(kind, name, Buffer.concat([start, rest]));
        return fault === null || fault === 'file-lies' || fault === 'file-type';
      }),
      { numRuns: 300 },
    );
  });
});
