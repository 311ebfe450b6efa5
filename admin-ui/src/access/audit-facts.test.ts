import { expect, it } from 'vitest';
import { shownFact } from './audit-facts';

const words: Record<string, string> = { 'audit-details.nothing': '（空白）', 'audit-details.values.final': '正式匯出', 'enums.boolean.true': '是', 'ui.separator': '、' };
const translate = (key: string, values?: Record<string, unknown>): string => words[key] ?? (values?._ as string | undefined) ?? key;

it.each<[unknown, string]>([
  [null, '（空白）'],
  ['', '（空白）'],
  [[], '（空白）'],
  [true, '是'],
  [1101, '1101'],
  ['2021-11-02', '110/11/02'],
  ['2021-11-02T16:30:00.000Z', '110/11/03 00:30'],
  ['S0207S', 'S0207S 提交學習成果至中央資料庫'],
  ['final', '正式匯出'],
  ['unheard-of', 'unheard-of'],
  ['王小明 final', '王小明 final'],
  [['final', 3], '正式匯出、3'],
])('a fact of the audit log: %j is %s', (value, said) => expect(shownFact(value, translate)).toBe(said));
