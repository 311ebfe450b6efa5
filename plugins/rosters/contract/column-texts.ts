import { defineTexts } from '@portfolio/kernel/contract';

/** Of the columns of rosters and their editions, as platform staff read of them. */
export const columnTexts = defineTexts(
  {
    rosters: {
      columns: {
        refused: '版次「%{number}」：%{problem}沒有儲存任何變更。',
        place: '第 %{number} 項更正：%{problem}',
        what: { header: '欄名', length: '最多字數', required: '必填' },
        yes: '必填',
        no: '可空白',
        broken: { 'value-missing': '會缺少必填的內容', 'value-long': '會超過最多字數' },
        problems: {
          'in-effect': '這個版次自 %{day} 起已經生效，不能修改或刪除，歷史才會正確。請新增一個版次來更正。',
          'day-passed': '名冊 %{roster} 在 %{day} 已經正式匯出過，生效日期不能是 %{effective}。請改為 %{day} 之後的日期。',
          nothing: '沒有任何更正。請至少新增一項。',
          'roster-none': '請填名冊別（%{rosters}）。',
          'roster-unknown': '沒有名冊「%{value}」。名冊別有：%{rosters}。',
          'sheet-unknown': '名冊 %{roster} 沒有工作表「%{sheet}」。工作表有：%{sheets}。',
          'column-unknown': '名冊 %{roster} 沒有欄位「%{column}」。欄位有：%{columns}。',
          'column-renamed': '「%{column}」是更正後的欄名。「欄位」請填原欄名「%{key}」。',
          unchanged: '「%{column}」沒有改變任何內容：請填與目前不同的欄名、最多字數或必填。',
          twice: '「%{column}」的同一個內容更正了兩次，請只留一項。',
          'header-shape': '欄名是 1 到 %{limit} 個字，不能換行，前後不能有空白。',
          'header-twice': '名冊 %{roster} 的工作表「%{sheet}」會有兩個「%{header}」（版次 %{number}）。請改用不同的欄名。',
          'length-range': '「%{column}」的最多字數必須在 %{least} 到 %{most} 之間。',
          'required-person': '「%{column}」說明這一列是誰，必須必填。',
          'required-link': '文件與影音的連結至少要有一個，不能單獨要求「%{column}」必填。',
        },
      },
    },
    errors: {
      'roster-columns-in-effect': '名冊欄位的版次生效以後不能修改或刪除（%{number}）。沒有儲存任何變更，請新增一個版次來更正。',
    },
  },
  {
    rosters: {
      columns: {
        refused: 'Edition “%{number}”: %{problem} Nothing was saved.',
        place: 'Correction %{number}: %{problem}',
        what: { header: 'Heading', length: 'Greatest length', required: 'Required' },
        yes: 'required',
        no: 'may be empty',
        broken: { 'value-missing': 'would be missing', 'value-long': 'would be too long' },
        problems: {
          'in-effect': 'It has been in effect since %{day} and can be neither changed nor deleted, so that the history stays true. Add another edition to correct it.',
          'day-passed': 'Roster %{roster} was exported as final on %{day}: the first day cannot be %{effective}. Choose one after %{day}.',
          nothing: 'There is no correction in it. Add one at least.',
          'roster-none': 'Say which rosters (%{rosters}).',
          'roster-unknown': 'There is no roster “%{value}”. There are: %{rosters}.',
          'sheet-unknown': 'Roster %{roster} has no sheet “%{sheet}”. It has: %{sheets}.',
          'column-unknown': 'Roster %{roster} has no column “%{column}”. It has: %{columns}.',
          'column-renamed': '“%{column}” is the corrected heading. Name the column by its first one, “%{key}”.',
          unchanged: 'It changes nothing in “%{column}”: enter another heading, length or mark than there is.',
          twice: 'The same thing of “%{column}” is corrected twice. Leave one.',
          'header-shape': 'A heading has 1 to %{limit} characters in one line, without blanks around it.',
          'header-twice': 'The sheet “%{sheet}” of roster %{roster} would have “%{header}” twice (edition %{number}). Choose another heading.',
          'length-range': 'The greatest length of “%{column}” has to be between %{least} and %{most}.',
          'required-person': '“%{column}” says whom a row is about and has to be required.',
          'required-link': 'One of the two links has to be there; “%{column}” alone cannot be asked for.',
        },
      },
    },
    errors: {
      'roster-columns-in-effect': 'An edition of the columns cannot be changed or deleted once it is in effect (%{number}). Nothing was saved; add another edition to correct it.',
    },
  },
);
