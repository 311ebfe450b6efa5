/**
 * Modules (功能模組) that a role group can hold, as the manual numbers them, and the screens' own in the same style.
 * A route names the module and the right it needs; without the module in one of a person's groups it answers 403.
 */
export const rights = ['view', 'add', 'edit', 'delete'] as const;
export type Right = (typeof rights)[number];

interface Module {
  /** Manual's label, Traditional Chinese. */
  name: string;
  /** Chapter of the menu. */
  chapter: Chapter;
}

export const chapters = ['sync', 'query', 'system', 'selfStudy', 'exchange', 'submit', 'receipt', 'analysis'] as const;
export type Chapter = (typeof chapters)[number];

const define = <T extends Record<string, Module>>(modules: T): T => modules;

export const modules = define({
  S0101S: { name: '同步項目及排程', chapter: 'sync' },
  S0201S1: { name: '學校查詢接收紀錄', chapter: 'query' },
  S0205S: { name: '查詢學生學習成果勾選情形', chapter: 'query' },
  S0206S: { name: '查詢學生多元表現勾選情形', chapter: 'query' },
  S0210S: { name: '查詢輔導教師', chapter: 'query' },
  S0215S: { name: '學習成果使用人數統計表', chapter: 'query' },
  S0216S: { name: '未認證教師狀況表', chapter: 'query' },
  S0217S: { name: '課程諮詢紀錄統計', chapter: 'query' },
  S0220S: { name: '學習成果上傳統計', chapter: 'query' },
  S0221S: { name: '學生上傳及勾選情形確認單', chapter: 'query' },
  S0222S: { name: '教師學習成果認證統計表', chapter: 'query' },
  S0202S: { name: '維護角色權限', chapter: 'system' },
  S0202S1: { name: '重設密碼', chapter: 'system' },
  S0202S2: { name: '轉學生臨時帳號', chapter: 'system' },
  S0203S: { name: '設定學校作業時間', chapter: 'system' },
  S0203S1: { name: '設定功能參數', chapter: 'system' },
  S0203S2: { name: '設定郵件寄送伺服器', chapter: 'system' },
  S0204S: { name: '設定課程諮詢教師', chapter: 'system' },
  S0209S: { name: '合開課程設定審核老師', chapter: 'system' },
  S0209S1: { name: '設定認證代理人', chapter: 'system' },
  S0213S: { name: '設定學校學年期', chapter: 'system' },
  S0219S: { name: '操作紀錄', chapter: 'system' },
  S0301S: { name: '設定學科/領域認證老師', chapter: 'selfStudy' },
  S0302S: { name: '設定認證順序', chapter: 'selfStudy' },
  S0401S: { name: '匯出學生學習歷程資料', chapter: 'exchange' },
  S0402S: { name: '匯入學生學習歷程資料', chapter: 'exchange' },
  S0403S: { name: '全校資料搬遷', chapter: 'exchange' },
  S0404S: { name: 'OneRoster 資料交換', chapter: 'exchange' },
  S0207S: { name: '提交學習成果至中央資料庫', chapter: 'submit' },
  S0208S: { name: '提交多元表現至中央資料庫', chapter: 'submit' },
  S0218S: { name: '提交校內幹部經歷至中央資料庫', chapter: 'submit' },
  S0501S: { name: '上傳及設定學生回報時間', chapter: 'receipt' },
  S0502S: { name: '查看明細', chapter: 'receipt' },
  S0503S: { name: '問題回報紀錄查看', chapter: 'receipt' },
  S0504S: { name: '確認鈕統計', chapter: 'receipt' },
  S0505S: { name: '收訖明細差異筆數', chapter: 'receipt' },
  S0601S: { name: '數據分析模組', chapter: 'analysis' },
});

export type ModuleCode = keyof typeof modules;
export const moduleCodes = Object.keys(modules) as ModuleCode[];

/** The four fixed kinds of people of a school; `temporary` is a student's account without a school's password (3.7). */
export const accountKinds = ['administrator', 'staff', 'teacher', 'student', 'temporary'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Those with a portfolio of their own. */
export const learnerKinds = ['student', 'temporary'] as const satisfies readonly AccountKind[];
export const isLearner = (kind: AccountKind): boolean => (learnerKinds as readonly AccountKind[]).includes(kind);
