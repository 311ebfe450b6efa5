import { describe, expect, it } from 'vitest';
import { JsonFault, readElements, type JsonElement } from './json-stream';

async function* inPieces(text: string | Buffer, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(text as string);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function read(text: string | Buffer, size = 7, most = 10_000): Promise<JsonElement[]> {
  const found: JsonElement[] = [];
  for await (const batch of readElements(inPieces(text, size), most)) found.push(...batch);
  return found;
}

const WHOLE = { 名冊資訊: [{ 名冊別: '22', sha256: null }], 空: [], 版本: { a: [1, 2], b: '}]"' }, 數: 12, 修課紀錄: [{ 身分證號: 'A\\"}],{', 學期成績: [{ 科目: '國語文𠮷', 行數: 1 }] }, ['x'], 'y,]', 3, null, true] };
const EXPECTED = [
  { key: '名冊資訊', value: WHOLE.名冊資訊[0] }, ...WHOLE.修課紀錄.map((value) => ({ key: '修課紀錄', value })),
];

describe('elements of arrays', () => {
  it('are the same in whatever pieces the bytes come, with a mark and blanks or without', async () => {
    for (let size = 1; size < 40; size += 1) expect(await read(JSON.stringify(WHOLE), size)).toEqual(EXPECTED);
    expect(await read(`\uFEFF\n ${JSON.stringify(WHOLE, null, 2)} \n`, 5)).toEqual(EXPECTED);
    expect(await read('{}')).toEqual([]);
  });

  it.each(['', '[]', '{', '{"a":[1,2]', '{"a":[{"b":1}', '{"a":[1}}', '{"a":[tru]}', '{"a" [1]}', '{"a":1]', '{"a":[]} x', '{"a":["\u0001"]}', 'null'])('of %s are refused', async (text) => {
    await expect(read(text)).rejects.toThrow(JsonFault);
  });

  it('are refused beyond the limit, and when they are no UTF-8', async () => {
    await expect(read(`{"a":["${'x'.repeat(200)}"]}`, 16, 100)).rejects.toThrow(JsonFault);
    await expect(read(Buffer.from([...Buffer.from('{"a":["'), 0xff, ...Buffer.from('"]}')]))).rejects.toThrow(JsonFault);
  });
});
