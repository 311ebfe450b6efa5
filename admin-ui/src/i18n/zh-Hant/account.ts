/** Texts of a person's own account, of a forgotten password, and of 帳號安全. */
export const accountScreenTexts = {
  screens: { myAccount: '我的帳號', forgotPassword: '忘記密碼', newPassword: '設定新密碼', confirmEmail: '確認電子郵件', accountSecurity: '帳號安全' },
  enums: { switchState: { on: '已啟用', off: '未啟用' } },
  account: {
    'to-sign-in': '回登入頁', 'password-help': '變更後，其他裝置上的登入會全部結束。',
    who: { title: '基本資料', name: '姓名' },
    'second-step': { title: '兩步驟驗證', help: '密碼正確。請再輸入一組驗證碼。', code: '驗證碼', 'code-help': '驗證 App 目前顯示的六位數字；裝置不在身邊時，可輸入一組備用碼。', back: '改用其他帳號' },
    forgot: {
      help: '輸入學校與帳號，我們會把連結寄到帳號登記的電子郵件。連結 %{minutes} 分鐘內有效，只能使用一次。', 'not-offered': '這所學校還沒有設定寄信，無法寄出連結。請洽學校管理者重設密碼。', submit: '寄出連結',
      asked: '如果有這個帳號，而且登記了電子郵件，信已經寄出。請查看信箱（也看看垃圾信件匣），並在時限內開啟連結。沒有收到時，請洽學校管理者。', again: '重新申請連結',
    },
    'new-password': { of: '為 %{school} 的帳號 %{login} 設定新密碼。', done: '密碼已設定，所有裝置上的登入已結束。請用新密碼登入。' },
    'confirm-email': { help: '按下按鈕後，這個電子郵件就會成為帳號的電子郵件；原來的信箱會收到通知。', submit: '確認使用這個電子郵件', done: '電子郵件已變更。' },
    email: {
      title: '電子郵件', none: '還沒有登記電子郵件。忘記密碼時會無法自行重設。', change: '變更電子郵件', new: '新的電子郵件', submit: '寄出確認信',
      help: '確認信會寄到新的信箱；%{hours} 小時內開啟信中的連結，才會生效。', pending: '已寄確認信到 %{email}，請於 %{until} 前開啟信中的連結；在那之前，仍使用原來的電子郵件。', 'set-mail': '先設定郵件寄送伺服器', 'cannot-mail': '學校還沒有設定寄信，無法在這裡變更。請洽學校管理者。',
    },
    factor: {
      title: '兩步驟驗證', 'is-off': '除了密碼，登入時再輸入手機驗證 App 的驗證碼。密碼被別人知道時，帳號仍然安全。', 'is-on': '自 %{since} 起，登入時需要驗證碼。還有 %{count} 組備用碼可用。', required: '學校要求教職員使用兩步驟驗證。',
      'few-codes': '備用碼快用完了，請重新產生。', 'set-up': '開始設定', renew: '重新產生備用碼', 'renew-help': '會產生 10 組新的備用碼，先前的備用碼全部作廢。', end: '停用', ended: '兩步驟驗證已停用。',
      'end-help': '停用後，登入只需要密碼，備用碼全部作廢。要換手機時，停用後再重新設定。', 'end-required': '停用後，備用碼全部作廢。學校要求使用兩步驟驗證，所以要立即重新設定，才能使用其他功能。',
    },
    'set-up': {
      title: '設定兩步驟驗證', required: '%{name}，%{school}要求教職員使用兩步驟驗證。請先完成設定，再開始使用。', intro: '請準備一支手機，並安裝驗證 App（例如 Google Authenticator、Microsoft Authenticator）。先輸入目前的密碼，確認是本人。', begin: '下一步',
      scan: '用驗證 App 掃描這個圖。', picture: '設定用的 QR 圖；無法掃描時，請使用下面的金鑰。', 'by-hand': '無法掃描時，在 App 中手動輸入金鑰：', code: 'App 顯示的驗證碼', 'code-help': '六位數字，每 30 秒更換一次。', confirm: '啟用', done: '兩步驟驗證已啟用。',
    },
    codes: { title: '備用碼', once: '兩步驟驗證的備用碼只顯示這一次。手機不在身邊時，每組可代替驗證碼登入一次。請列印或存放在安全的地方。', copy: '複製', copied: '已複製', file: '下載文字檔', kept: '我已保存，完成', 'file-head': '%{school} %{login} 的備用碼，每組只能使用一次' },
    sessions: {
      title: '登入中的裝置', help: '不認得的裝置，請結束它的登入，並變更密碼。', current: '這個裝置', unknown: '未知', line: '%{address}｜最近使用 %{used}｜登入 %{started}', end: '結束登入', 'end-others': '結束其他全部登入', ended: '已結束登入。',
      confirm: '將結束 %{device}（%{address}）上的登入，那裡尚未儲存的內容會失去。', 'confirm-others': '將結束其他 %{count} 個裝置上的登入，那裡尚未儲存的內容會失去。這個裝置不受影響。',
    },
    language: { label: '信件與畫面的語言', help: '系統寄出的信也使用這個語言。' },
    security: {
      help: '學校教職員登入時的保護。學生不受影響。', required: '教職員必須使用兩步驟驗證', 'required-help': '開啟後，還沒有設定的管理者、職員與教師，要先完成設定才能使用其他功能。', count: '教職員 %{people} 人，已啟用 %{count} 人。', empty: '還沒有教職員帳號。',
      'ask-on': '還有 %{count} 位教職員沒有啟用。開啟後，他們（可能也包括您）要先完成設定，才能使用其他功能；正在登入的人也一樣。', 'ask-off': '關閉後，教職員可以自行停用兩步驟驗證；已啟用的人，登入時仍需要驗證碼。', 'confirm-on': '開啟', 'confirm-off': '關閉',
      'take-off': '解除驗證', 'ask-take-off': '將解除 %{name}（%{login}）的兩步驟驗證，並結束其所有登入。請先確認是本人遺失裝置；解除後，登入只需要密碼，直到本人重新設定。', 'taken-off': '已解除 %{name} 的兩步驟驗證。',
    },
  },
};
