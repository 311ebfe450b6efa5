import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fieldMessages } from './field-message';
import { idsBody, line, publicId, termField } from './fields';
import { kernelTexts } from './kernel-texts';
import { languages, textAt } from './texts';

const messages = (schema: z.ZodType, value: unknown) => {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? {} : fieldMessages(result.error);
};
const keyOf = (schema: z.ZodType, value: unknown): string | undefined => messages(z.object({ field: schema }), { field: value }).field?.key;

describe('a broken rule', () => {
  it.each<[z.ZodType, unknown, string]>([
    [z.string(), undefined, 'errors.required'],
    [z.string(), null, 'errors.required'],
    [z.string().min(1), '', 'errors.required'],
    [z.string().min(3), 'ab', 'errors.too-short'],
    [z.string().max(3), 'abcd', 'errors.too-long'],
    [z.number().min(6), 5, 'errors.too-small'],
    [z.number().max(6), 7, 'errors.too-big'],
    [z.number(), 'seven', 'errors.wrong-kind'],
    [z.enum(['a', 'b']), 'c', 'errors.not-an-option'],
    [z.enum(['a', 'b']), '', 'errors.required'],
    [z.uuid(), 'no', 'errors.wrong-format'],
    [publicId, '', 'errors.required'],
    [publicId, 'A'.repeat(24), 'errors.wrong-format'],
    [termField, '1103', 'errors.term'],
    [line(1, 5), '   ', 'errors.required'],
    [line(2, 5), 'a', 'errors.too-short'],
    [line(1, 5), 'abcdef', 'errors.too-long'],
    [line(1, 5), 'a\u0000b', 'errors.control-characters'],
    [line(1, 5), '\ud842', 'errors.control-characters'],
  ])('is named by its key (%#)', (schema, value, key) => {
    expect(keyOf(schema, value)).toBe(key);
    for (const language of languages) expect(textAt(kernelTexts[language], key)).not.toBe(key);
  });

  it('says the limit, in words without holes', () => {
    for (const [schema, value] of [[line(1, 100), '字'.repeat(101)], [line(2, 9), '字'], [z.string().max(3), 'abcd'], [z.number().min(6), 5], [z.array(z.string()).max(1), ['a', 'b']]] as const) {
      const { key, values } = messages(z.object({ field: schema as z.ZodType }), { field: value }).field;
      for (const language of languages) expect(textAt(kernelTexts[language], key, values)).not.toContain('%{');
    }
  });

  it('is named once a field, by its path', () => {
    const found = messages(z.strictObject({ a: z.strictObject({ b: z.array(z.number()) }), c: line(3, 5) }), { a: { b: [1, 'x'] }, c: '\u0000', d: 1 });
    expect(Object.keys(found).sort()).toEqual(['', 'a.b.1', 'c']);
    expect(found['']).toEqual({ key: 'errors.unknown-field', values: { name: 'd' } });
  });
});

describe('a line', () => {
  it('counts code points, after trimming', () => {
    expect(line(1, 100).parse(`  ${'𠮷'.repeat(100)}  `)).toBe('𠮷'.repeat(100));
    expect(line(1, 100).safeParse('𠮷'.repeat(101)).success).toBe(false);
    expect(line(0, 10).parse('  ')).toBe('');
  });
});

describe('ids of a bulk verb', () => {
  const id = 'a'.repeat(24);
  it('are 1 to 1,000, each in the form of a public id', () => {
    expect(idsBody.safeParse({ ids: Array(1000).fill(id) }).success).toBe(true);
    for (const ids of [[], Array(1001).fill(id), ['1'], [7], `${id}`]) expect(idsBody.safeParse({ ids }).success).toBe(false);
    expect(idsBody.safeParse({ ids: [id], school: 1 }).success).toBe(false);
  });
});
