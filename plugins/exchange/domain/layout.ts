/**
 * The layout of an archive by which schools exchange portfolios, as data: what peers write and read. A heading that a
 * peer spells otherwise is one more name in a line here.
 */

/** MD5 of nothing: what stands in place of a file that is not there. */
export const MD5_OF_NOTHING = 'd41d8cd98f00b204e9800998ecf8427e';
/** 單位代碼: no public source names another. */
export const UNIT_CODE = '000000000';
/** 提交紀錄 of what was never submitted. */
export const NOT_SUBMITTED = '0000';

export const MANIFEST = 'manifest.json';
export const MAPPING = 'filename_mapping.json';
export const MANIFEST_FORMAT = 'learning-portfolio-exchange/1';

export const folders = { outcomes: '課程學習成果', performances: '多元表現' } as const;

/** Parts of one student's object. */
export const parts = { person: '基本資料', outcomes: '課程學習成果紀錄', performances: '多元表現' } as const;

export const personHeadings = {
  school: '就讀學校代碼', unit: '就讀單位代碼', year: '學年度', semester: '學期', nationalId: '國民身分證統一編號(或居留證統一證號)', name: '學生中文姓名', birthDate: '學生出生年月日',
  posts: '擔任學校幹部經歷紀錄',
} as const;

export const postHeadings = {
  school: '擔任學校幹部期間就讀學校代碼', unitCode: '擔任學校幹部期間就讀單位代碼', year: '學年度', semester: '學期', nationalId: '身分證', birthDate: '出生年月日', unit: '單位名稱',
  startDate: '開始日期', endDate: '結束日期', post: '擔任職務名稱', level: '幹部等級代碼', createdOn: '建立日期', submitted: '提交紀錄(學年度及學期)',
} as const;

export const outcomeHeadings = {
  school: '修課學校代碼', unit: '修課單位代碼', year: '應修課學年度', semester: '應修課學期', nationalId: '身分證', birthDate: '出生年月日', code: '課程代碼', name: '科目名稱', credits: '學分數',
  grade: '開課年級', openedIn: '開課學期', visiting: '是否為借讀生時的課程學習成果', retake: '是否為重修時的課程學習成果', retakeTerm: '重修學年度及學期', retakeMethod: '重修方式',
  makeup: '是否為補修時的課程學習成果', makeupTerm: '補修學年度及學期', makeupMethod: '補修方式', repeat: '是否為重讀時的課程學習成果', repeatTerm: '重讀學年度及學期',
  transfer: '是否為轉學轉科前的課程學習成果', document: '課程學習成果文件檔案連結', documentMd5: '文件檔案MD5', media: '課程學習成果影音檔案連結', mediaMd5: '影音檔案MD5', brief: '課程學習成果簡述',
  verdict: '認證狀態', uploadedIn: '本課程學習成果上傳學年度及學期', createdAt: '建立日期及時間', submitted: '提交紀錄(學年度及學期)',
  answeredAt: '認證時間', answeredBy: '認證教師', reason: '認證說明', sentAt: '送審時間',
} as const;

/** 認證狀態 */
export const verdicts = { passed: 'Y', refused: 'N', open: 'F' } as const;

/** 補修方式, 重修方式: codes without an official source. */
export const methodCodes = { class: '1', tutoring: '2', mixed: '3' } as const;
export type Method = keyof typeof methodCodes;

/** What every performance ends with; a work (作品) has its own names for its file. */
export const performanceTail = {
  brief: '內容簡述', document: '證明文件連結', documentMd5: '證明文件MD5', media: '影音檔案連結', mediaMd5: '影音檔案MD5', link: '外部影音連結',
  uploadedIn: '本紀錄上傳學年度及學期', createdOn: '建立日期', submitted: '提交紀錄(學年度及學期)',
} as const;
export const workDocument = { document: '作品成果連結', documentMd5: '作品成果MD5' } as const;

/** How a field of a performance is written: a date as `yyyy/MM/dd`, everything else as it is kept. */
export interface PerformanceField {
  key: string;
  heading: string;
  /** Names by which peers may call it. */
  also?: readonly string[];
  kind: 'text' | 'date' | 'number';
}

const text = (key: string, heading: string, ...also: string[]): PerformanceField => ({ key, heading, also, kind: 'text' });
const date = (key: string, heading: string, ...also: string[]): PerformanceField => ({ key, heading, also, kind: 'date' });
const number = (key: string, heading: string, ...also: string[]): PerformanceField => ({ key, heading, also, kind: 'number' });
const period = [date('startDate', '開始日期'), date('endDate', '結束日期')];

/** The ten arrays, by the category's code here (plugins/portfolio/domain/categories.ts). */
export const performanceParts = {
  officer: { name: '幹部經歷暨事蹟紀錄', fields: [text('unit', '單位名稱'), ...period, text('post', '擔任職務名稱', '擔任職務'), text('level', '幹部等級代碼', '幹部等級')] },
  competition: {
    name: '競賽參與紀錄',
    fields: [text('name', '競賽名稱'), text('item', '項目', '競賽項目'), text('level', '競賽等級', '競賽等級代碼'), text('award', '獎項'), date('announcedOn', '結果公布日期'), text('team', '團體參與')],
  },
  certificate: {
    name: '檢定證照紀錄',
    fields: [
      text('code', '證照代碼'), text('note', '註1', '備註'), text('score', '分數'), text('parts', '分項結果'), date('obtainedOn', '取得證照日期'), text('number', '證照字號'), text('group', '檢定組別'),
    ],
  },
  service: { name: '服務學習紀錄', fields: [text('name', '服務名稱'), text('unit', '服務單位'), ...period, number('hours', '時數')] },
  flexible: {
    name: '彈性學習時間紀錄',
    fields: [
      text('kind', '類別種類', '彈性學習時間類別(種類)'), text('name', '內容開設名稱', '內容(開設名稱)'), text('unit', '開設單位'), number('year', '開設學年度'), text('semester', '開設學期'),
      number('perWeek', '每週節數'), number('weeks', '開設週數'),
    ],
  },
  activity: {
    name: '團體活動時間紀錄',
    fields: [text('kind', '類別', '團體活動時間類別'), text('unit', '辦理單位'), text('name', '團體活動內容名稱'), number('year', '活動學年度'), text('semester', '活動學期'), number('periods', '節數')],
  },
  workplace: { name: '職場學習紀錄', fields: [text('kind', '類別', '職場學習類別'), text('unit', '職場學習單位'), text('post', '職場學習職稱'), ...period, number('hours', '時數')] },
  work: { name: '作品成果紀錄', fields: [text('name', '名稱', '作品名稱'), date('madeOn', '作品日期', '日期')] },
  advance: {
    name: '大學及技專校院先修課程紀錄',
    fields: [text('program', '計畫專案'), text('unit', '開設單位'), text('name', '課程名稱'), ...period, number('credits', '學分數'), number('hours', '總時數')],
  },
  other: { name: '其他多元表現', also: ['其他多元表現紀錄'], fields: [text('name', '名稱'), text('organizer', '主辦單位'), ...period, number('hours', '時數')] },
} as const satisfies Record<string, { name: string; also?: readonly string[]; fields: readonly PerformanceField[] }>;

export type PerformanceCategory = keyof typeof performanceParts;
export const performanceCategories = Object.keys(performanceParts) as PerformanceCategory[];
/** The table with its literals widened, for going through it. */
export const partOf = (category: PerformanceCategory): { name: string; also?: readonly string[]; fields: readonly PerformanceField[] } => performanceParts[category];

/** `2022/02/14` of `2022-02-14`. */
export const slashed = (iso: string): string => iso.slice(0, 10).replace(/-/g, '/');

/** `563401_2022_02_14_08_01_44` of a local time `2022-02-14 08:01:44`. */
export const archiveName = (schoolCode: string, local: string): string => `${schoolCode}_${local.replace(/[- :]/g, '_')}`;
