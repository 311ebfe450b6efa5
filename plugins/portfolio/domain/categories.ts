/**
 * The ten categories of 多元表現 as data: what a student fills in, what is checked, shown and handed on. The schema of the
 * routes, the form, the sheets and the rosters are all made from this table; a new field is a line here and its label
 * under `performance.field.<category>.<key>`. Lengths and required marks that no public source names are proposals.
 */
export type FieldType = 'text' | 'date' | 'code' | 'integer' | 'decimal' | 'year' | 'semester';

export interface CategoryField {
  key: string;
  type: FieldType;
  required: boolean;
  /** Texts: most characters, in code points. */
  length?: number;
  /** Numbers: the largest. None is below 0. */
  max?: number;
  /** Codes: the list of the code tables (content type code-entry) that it is from. */
  list?: string;
}

export interface Category {
  /** In the order of form and roster. 內容簡述, files and link follow, unless `briefBefore` says otherwise. */
  fields: readonly CategoryField[];
  /** Rosters: 內容簡述 stands before this field. */
  briefBefore?: string;
}

const text = (key: string, length: number, required = true): CategoryField => ({ key, type: 'text', length, required });
const date = (key: string, required = true): CategoryField => ({ key, type: 'date', required });
const code = (key: string, list: string): CategoryField => ({ key, type: 'code', list, required: true });
const integer = (key: string, max: number, required = true): CategoryField => ({ key, type: 'integer', max, required });
/** With at most one digit behind the point. */
const decimal = (key: string, max: number, required = true): CategoryField => ({ key, type: 'decimal', max, required });
const year: CategoryField = { key: 'year', type: 'year', required: true };
const semester: CategoryField = { key: 'semester', type: 'semester', required: true };

export const categories = {
  officer: { fields: [text('unit', 50), date('startDate'), date('endDate'), text('post', 30), code('level', '幹部等級')], briefBefore: 'level' },
  competition: {
    fields: [text('name', 100), text('item', 50, false), code('level', '競賽等級'), text('award', 50), date('announcedOn'), code('team', '團體參與')], briefBefore: 'team',
  },
  certificate: {
    fields: [text('code', 20), text('note', 50, false), text('score', 20, false), text('parts', 100, false), date('obtainedOn'), text('number', 50, false), text('group', 50, false)],
  },
  service: { fields: [text('name', 100), text('unit', 50), date('startDate'), date('endDate'), decimal('hours', 9999)] },
  flexible: { fields: [code('kind', '彈性學習類別'), text('name', 100), text('unit', 50), year, semester, integer('perWeek', 99), integer('weeks', 99)] },
  activity: { fields: [code('kind', '團體活動類別'), text('unit', 50), text('name', 100), year, semester, integer('periods', 999)] },
  workplace: { fields: [code('kind', '職場學習類別'), text('unit', 50), text('post', 50), date('startDate'), date('endDate'), decimal('hours', 9999)] },
  work: { fields: [text('name', 100), date('madeOn')] },
  advance: { fields: [text('program', 50), text('unit', 50), text('name', 100), date('startDate'), date('endDate'), decimal('credits', 99), decimal('hours', 9999, false)] },
  other: { fields: [text('name', 100), text('organizer', 50), date('startDate'), date('endDate'), decimal('hours', 9999, false)] },
} as const satisfies Record<string, Category>;

export type CategoryCode = keyof typeof categories;
export const categoryCodes = Object.keys(categories) as [CategoryCode, ...CategoryCode[]];

export const fieldsOf = (category: CategoryCode): readonly CategoryField[] => categories[category].fields;

/** Values by field; dates as `2022-02-14`, codes and semesters as text. */
export type Content = Record<string, string | number | null>;

/** What a performance is called in a line: its name, or what stands in place of one. */
export function headingOf(category: CategoryCode, content: Content | null): string | null {
  const keys = category === 'officer' ? ['unit', 'post'] : category === 'certificate' ? ['code', 'group'] : ['name', 'unit'];
  const parts = (category === 'officer' ? keys : keys.slice(0, 1)).map((key) => content?.[key]).filter(Boolean);
  if (parts.length > 0) return parts.join(' ');
  return content?.[keys[1]]?.toString() ?? null;
}

/** An address that may be shown as a link: https, a host by name, without a password in it. */
export function isSafeLink(address: string): boolean {
  if (!URL.canParse(address) || /[\s"<>\\]/.test(address)) return false;
  const { protocol, username, password, hostname } = new URL(address);
  return protocol === 'https:' && username === '' && password === '' && /\.[a-z][a-z0-9-]*$/i.test(hostname);
}
