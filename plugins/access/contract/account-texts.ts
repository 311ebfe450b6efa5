import { defineTexts } from '@portfolio/kernel/contract';

/** Texts of a person's own side of the account: refusals, and what is mailed. */
export const accountTexts = defineTexts(
  {
    resources: { 'staff-accounts': { name: '教職員帳號', fields: { login: '登入帳號', name: '姓名', kind: '帳號類別', secondFactor: '兩步驟驗證', lastSignInAt: '最近登入' } } },
    messages: {
      'password-link': {
        subject: '重新設定密碼',
        body: '%{name}，您好：\n\n有人為 %{school} 的帳號 %{login} 申請重新設定密碼。請於 %{minutes} 分鐘內開啟下面的連結，設定新的密碼；連結只能使用一次。\n\n%{url}\n\n如果不是您本人申請，請不必理會這封信，密碼不會變更。',
      },
      'email-confirm': {
        subject: '確認電子郵件',
        body: '%{name}，您好：\n\n%{school} 的帳號 %{login} 要改用這個電子郵件。請於 %{hours} 小時內開啟下面的連結確認；確認之前，仍使用原來的電子郵件。\n\n%{url}\n\n如果不是您本人申請，請不必理會這封信。',
      },
      'email-changed': {
        subject: '電子郵件已變更',
        body: '%{name}，您好：\n\n%{school} 的帳號 %{login} 已改用電子郵件 %{email}，之後的信會寄到那裡，不再寄到這裡。\n\n如果不是您本人變更，請立即變更密碼，並洽學校管理者。',
      },
    },
    errors: {
      'captcha-wrong': '驗證碼不正確或已逾時，沒有寄出任何信。請輸入新的驗證碼。',
      'mail-unavailable': '學校還沒有設定寄信，無法寄出連結，資料沒有變更。請洽學校管理者。',
      'mail-too-often': '已寄出多封信，請先查看信箱，或於 %{minutes} 分鐘後再試。這次沒有再寄。',
      'link-spent': '這個連結已經使用過或已逾時，資料沒有變更。請重新申請。',
      'code-wrong': '驗證碼不正確、已逾時或已使用過。請輸入驗證 App 目前顯示的六位數字，或一組還沒用過的備用碼。',
      'second-step-over': '等候太久，請重新輸入帳號與密碼。',
      'second-factor-required': '學校要求教職員使用兩步驟驗證。請先完成設定，才能使用其他功能。',
      'second-factor-on': '兩步驟驗證已經啟用，沒有變更。要換裝置時，請先停用再重新設定。',
      'second-factor-off': '兩步驟驗證沒有啟用，或設定已經取消。請從頭開始設定。',
      'own-second-factor': '自己的兩步驟驗證，請於「我的帳號」以密碼與驗證碼停用。這裡沒有變更。',
      email: '電子郵件格式不正確，例如 name@example.tw。',
      'email-same': '與目前的電子郵件相同。',
    },
  },
  {
    resources: { 'staff-accounts': { name: 'Accounts of staff', fields: { login: 'Account', name: 'Name', kind: 'Kind', secondFactor: 'Two-step sign-in', lastSignInAt: 'Last sign-in' } } },
    messages: {
      'password-link': {
        subject: 'Choose a new password',
        body: '%{name},\n\nsomebody asked for a new password of the account %{login} at %{school}. Open this link within %{minutes} minutes to choose one; it can be used once.\n\n%{url}\n\nIf it was not you, do nothing: the password stays as it is.',
      },
      'email-confirm': {
        subject: 'Confirm your e-mail address',
        body: '%{name},\n\nthe account %{login} at %{school} is to use this e-mail address. Open this link within %{hours} hours to confirm; until then the former address stays.\n\n%{url}\n\nIf it was not you, do nothing.',
      },
      'email-changed': {
        subject: 'Your e-mail address was changed',
        body: '%{name},\n\nthe account %{login} at %{school} now uses the e-mail address %{email}. Mail goes there from now on, and no longer here.\n\nIf it was not you, change your password at once and tell your school’s administrator.',
      },
    },
    errors: {
      'captcha-wrong': 'The picture code was wrong or too old; nothing was mailed. Enter the new one.',
      'mail-unavailable': 'Your school has not set up mail, so no link can be sent; nothing was changed. Ask your school’s administrator.',
      'mail-too-often': 'Several mails were sent already. Look into your mailbox, or try again in %{minutes} minutes. Nothing was sent this time.',
      'link-spent': 'This link was used before or is too old; nothing was changed. Ask for a new one.',
      'code-wrong': 'The code is wrong, too old, or was used before. Enter the six digits that the app shows now, or a recovery code not yet used.',
      'second-step-over': 'That took too long. Enter account and password again.',
      'second-factor-required': 'Your school requires two-step sign-in of its staff. Set it up first.',
      'second-factor-on': 'Two-step sign-in is on already; nothing was changed. To change devices, switch it off and set it up again.',
      'second-factor-off': 'Two-step sign-in is not on, or its set-up was cancelled. Begin anew.',
      'own-second-factor': 'Your own two-step sign-in is switched off under “My account”, with password and code. Nothing was changed here.',
      email: 'Not an e-mail address; for example name@example.tw.',
      'email-same': 'This is the present address.',
    },
  },
);
