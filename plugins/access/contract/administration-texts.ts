import { defineTexts } from '@portfolio/kernel/contract';

/** Texts of the administrator's side: passwords (3.2), temporary accounts (3.7), the chain of the audit log. */
export const administrationTexts = defineTexts(
  {
    enums: {
      initialState: { none: '未發放', unused: '未使用', changed: '已變更', expired: '已逾期' },
      temporaryState: { none: '未建立', open: '使用中', ended: '已結束', expired: '已到期' },
      studentStatus: { enrolled: '在學', suspended: '休學', transferred: '轉出', graduated: '畢業' },
      chainFault: { changed: '內容被變更過', gap: '前一筆紀錄遺失', fork: '有兩筆紀錄接在同一筆之後', tail: '最新的紀錄遺失' },
    },
    resources: {
      passwords: { name: '重設密碼', fields: { login: '登入帳號', name: '帳號名稱', initialState: '預設登入密碼', email: '電子郵件', kind: '帳號類別', className: '班級', seatNo: '座號', active: '使用中', lastSignInAt: '最近登入' } },
      'temporary-accounts': { name: '轉學生臨時帳號', fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '學生姓名', status: '學籍狀態', state: '臨時帳號', login: '臨時登入帳號', expiresAt: '使用期限', lastSignInAt: '最近登入' } },
    },
    errors: {
      'own-account': '不能重設或停用自己的帳號，這個帳號沒有變更。要換密碼請用「變更密碼」。',
      'administrator-only': '學校管理者的帳號只能由學校管理者處理，這個帳號沒有變更。',
      'holds-more': '這個帳號擁有您沒有的功能，這個帳號沒有變更。請由學校管理者處理。',
      'account-off': '這個帳號已停用，沒有重設密碼。請先啟用帳號再重設。',
    },
  },
  {
    enums: {
      initialState: { none: 'Not issued', unused: 'Not used', changed: 'Changed', expired: 'Expired' },
      temporaryState: { none: 'None', open: 'Open', ended: 'Ended', expired: 'Expired' },
      studentStatus: { enrolled: 'Enrolled', suspended: 'Suspended', transferred: 'Transferred', graduated: 'Graduated' },
      chainFault: { changed: 'its content was changed', gap: 'the entry before it is gone', fork: 'two entries follow the same one', tail: 'the newest entries are gone' },
    },
    resources: {
      passwords: { name: 'Password reset', fields: { login: 'Account', name: 'Name', initialState: 'Initial password', email: 'E-mail', kind: 'Kind', className: 'Class', seatNo: 'Seat', active: 'In use', lastSignInAt: 'Last sign-in' } },
      'temporary-accounts': { name: 'Temporary accounts', fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student no.', name: 'Name', status: 'Status', state: 'Temporary account', login: 'Temporary login', expiresAt: 'Good until', lastSignInAt: 'Last sign-in' } },
    },
    errors: {
      'own-account': 'Your own account cannot be reset or switched off here; it was not changed. Use “Change password”.',
      'administrator-only': 'Only an administrator may do this to an administrator’s account; it was not changed.',
      'holds-more': 'This account holds modules that you do not; it was not changed. Ask your school’s administrator.',
      'account-off': 'This account is switched off; its password was not reset. Switch it on first.',
    },
  },
);
