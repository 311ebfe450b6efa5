import { describe, expect, it } from 'vitest';
import { textAt } from '@portfolio/kernel/contract';
import { performanceTexts } from '../contract/performance-texts';
import { contentSchema } from '../contract/performances';
import { codeLists } from '../../../database/seeds/code-lists';
import { categories, categoryCodes, fieldsOf, headingOf, isSafeLink, type Category } from './categories';

describe('the table of categories', () => {
  it('has a label in both languages for every category and field', () => {
    for (const language of ['zh-Hant', 'en'] as const) {
      for (const category of categoryCodes) {
        const keys = [`enums.performanceCategory.${category}`, ...fieldsOf(category).map(({ key }) => `performance.field.${category}.${key}`)];
        for (const key of keys) expect(textAt(performanceTexts[language], key), language).not.toBe(key);
      }
    }
  });

  it('names only code tables that an installation has', () => {
    const lists = new Set(codeLists.map(({ list }) => list));
    for (const category of categoryCodes) for (const { list } of fieldsOf(category)) if (list) expect([...lists]).toContain(list);
  });

  it('puts the brief before a field that there is', () => {
    for (const { fields, briefBefore } of Object.values(categories) as Category[]) if (briefBefore) expect(fields.map(({ key }) => key)).toContain(briefBefore);
  });

  it('makes a schema that takes nothing beyond the fields', () => {
    const { success } = contentSchema('work').safeParse({ name: '作品', madeOn: '2021-10-01', more: 1 });
    expect(success).toBe(false);
  });
});

describe('what a performance is called', () => {
  it.each([
    ['officer', { unit: '班級', post: '班長' }, '班級 班長'], ['work', { name: '短片' }, '短片'], ['certificate', { code: '11800', group: '丙級' }, '11800'], ['other', null, null],
  ] as const)('%s', (category, content, heading) => expect(headingOf(category, content)).toBe(heading));
});

describe('an outside link', () => {
  it.each(['https://example.test/', 'https://例子.台灣/影片', 'https://a.b-c.example.test:8443/x?y=1#z'])('%s may be followed', (address) => expect(isSafeLink(address)).toBe(true));
  it.each(['', 'https://', 'http://example.test', 'ftp://example.test', 'data:text/html,x', 'https://a:b@example.test', 'https://10.0.0.1', 'https://[::1]/', 'https://intranet/', 'https://example.test/<b>'])('%j may not', (address) => expect(isSafeLink(address)).toBe(false));
});
