import { defineTexts } from '@portfolio/kernel/contract';

const zhNumbers = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五', '十六', '十七', '十八', '十九'];
const enNumbers = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const byNumber = (words: string[]): Record<string, string> => Object.fromEntries(words.map((word, number) => [String(number), word]));

export const accessTexts = defineTexts(
  {
    workbook: {
      conditions: '查詢條件', item: '項目', value: '內容', list: '清單', school: '學校', madeBy: '匯出者', madeAt: '匯出時間', picked: '勾選', rows: '%{count} 筆', blank: '空白', params: { term: '學年期' },
      operators: { contains: '包含「%{value}」', eq: '等於 %{value}', in: '為 %{value}', gte: '%{value} 以上（含）', lte: '%{value} 以下（含）' },
    },
    access: { captcha: { question: '%{first}加%{second}等於多少？請填數字。', numbers: byNumber(zhNumbers) } },
    enums: {
      boolean: { true: '是', false: '否' },
      accountKind: { administrator: '學校管理者', staff: '職員', teacher: '教師', student: '學生', temporary: '臨時帳號' },
    },
    resources: {
      'role-groups': { name: '角色群組', fields: { number: '角色編號', name: '角色名稱', inUse: '是否使用', note: '備註', modules: '功能數', members: '人數' } },
      accounts: { name: '帳號', fields: { login: '登入帳號', name: '姓名', kind: '帳號類別', email: '電子郵件', active: '使用中' } },
      'audit-entries': { name: '操作紀錄', fields: { happenedAt: '時間', actorName: '操作者', login: '登入帳號', action: '動作', target: '對象', targetId: '對象編號', address: '來源位址', details: '內容' } },
    },
    errors: {
      'sign-in-refused': '學校、帳號、密碼或驗證碼不正確。請檢查後再試一次；忘記密碼時，請按「忘記密碼」或洽學校管理者重設。',
      'sign-in-locked': '錯誤次數過多，請於 %{minutes} 分鐘後再試。',
      'password-wrong': '目前的密碼不正確。',
      'password-weak': '新密碼不符規則，請看欄位旁的說明。',
      'password-short': '至少 8 個字元。',
      'password-long': '最多 256 個字元。',
      'password-common': '這是常見的密碼，容易被猜到，請換一個。',
      'password-personal': '密碼不可包含帳號、生日或身分證號。',
      'password-repeats': '重複的字元太多，請換一個。',
      'password-same': '新密碼不可與目前的密碼相同。',
      'group-has-members': '這個群組還有 %{members} 位人員，刪除後他們會失去群組的權限。請確認後再刪除。',
    },
  },
  {
    workbook: {
      conditions: 'Conditions', item: 'Item', value: 'Value', list: 'List', school: 'School', madeBy: 'Exported by', madeAt: 'Exported', picked: 'Ticked', rows: '%{count} rows', blank: 'blank', params: { term: 'Term' },
      operators: { contains: 'contains “%{value}”', eq: 'is %{value}', in: 'is one of %{value}', gte: '%{value} or more', lte: '%{value} or less' },
    },
    access: { captcha: { question: 'How much is %{first} plus %{second}? Answer in digits.', numbers: byNumber(enNumbers) } },
    enums: {
      boolean: { true: 'Yes', false: 'No' },
      accountKind: { administrator: 'School administrator', staff: 'Staff', teacher: 'Teacher', student: 'Student', temporary: 'Temporary' },
    },
    resources: {
      'role-groups': { name: 'Role groups', fields: { number: 'Number', name: 'Name', inUse: 'In use', note: 'Note', modules: 'Modules', members: 'Members' } },
      accounts: { name: 'Accounts', fields: { login: 'Account', name: 'Name', kind: 'Kind', email: 'E-mail', active: 'In use' } },
      'audit-entries': { name: 'Audit log', fields: { happenedAt: 'Time', actorName: 'Who', login: 'Account', action: 'Action', target: 'Object', targetId: 'ID of the object', address: 'From', details: 'Details' } },
    },
    errors: {
      'sign-in-refused': 'School, account, password or picture code is not right. Check them and try again; if you forgot the password, use “Forgot password” or ask your school’s administrator to reset it.',
      'sign-in-locked': 'Too many failures. Try again in %{minutes} minutes.',
      'password-wrong': 'This is not your present password.',
      'password-weak': 'The new password breaks a rule; see the note beside the field.',
      'password-short': 'At least 8 characters.',
      'password-long': 'At most 256 characters.',
      'password-common': 'A common password that is easily guessed; choose another.',
      'password-personal': 'It must not contain your account, birthday or national ID.',
      'password-repeats': 'Too many repeated characters; choose another.',
      'password-same': 'The new password must differ from the present one.',
      'group-has-members': 'This group has %{members} members, who will lose its rights. Confirm to delete it.',
    },
  },
);
