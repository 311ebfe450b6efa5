import { defineTexts } from '@portfolio/kernel/contract';

export const mailTexts = defineTexts(
  {
    mail: {
      letter: {
        greeting: '%{name}，您好：',
        open: '請開啟：%{url}',
        footer: '這封信由學生學習歷程檔案平台自動寄出，請勿直接回覆。',
      },
      trial: {
        subject: '學生學習歷程檔案測試信',
        body: '收到這封信，表示「設定郵件寄送伺服器」的設定可以使用。',
        ok: '郵件伺服器已收下測試信，請到 %{to} 的信箱查看。',
      },
      /** Values of a template's preview, by their names. */
      samples: { count: '3', courses: '國語文、數學', course: '國語文', name: '王小明', student: '王小明', teacher: '陳老師', reason: '請補充說明', until: '111/02/20 24:00', year: '110', semester: '2', left: '2', url: 'https://…', minutes: '30', date: '111/02/14', title: '我的計畫', subject: '選課說明', school: '示範高級中學', login: 's1130001', email: 'name@example.edu.tw', hours: '24', other: '〔%{name}〕' },
      /** Why it did not leave, and what to do; in a table the short words of enums.mailFailure. */
      failures: {
        'address-missing': '帳號沒有電子郵件地址，或已停用。',
        'address-refused': '這個平台不連線到這個位址（內部網路）。請改填公開的郵件伺服器，或洽平台管理者開放。',
        unreachable: '連不上郵件伺服器，或伺服器拒絕連線。請檢查伺服器名稱與連接埠。',
        'time-out': '郵件伺服器太久沒有回應。請檢查伺服器名稱、連接埠與加密類型是否相符。',
        certificate: '郵件伺服器的憑證無法驗證（自行簽發、過期，或名稱不符），沒有寄出。請改用憑證上的伺服器名稱，或洽郵件管理者更新憑證。',
        'no-encryption': '無法與郵件伺服器建立加密連線。請檢查加密類型與連接埠是否相符。',
        'login-refused': '郵件伺服器不接受寄件帳號或密碼。Gmail 請使用應用程式密碼。',
        'sender-refused': '郵件伺服器不接受這個寄件者。請改填這個帳號可以使用的寄件者。',
        'recipient-refused': '郵件伺服器不接受收件地址，不會再寄。請確認電子郵件地址。',
        'message-refused': '郵件伺服器拒收這封信，不會再寄。',
        'try-later': '郵件伺服器請稍後再寄。',
        cut: '寄送途中連線中斷，不確定是否送達。',
        'server-removed': '郵件伺服器的設定已移除。',
        unreadable: '這封信的內容無法讀取，不會再寄。',
      },
    },
    enums: {
      mailState: { waiting: '等待寄出', sent: '已寄出', failed: '沒有寄出' },
      mailEncryption: { none: '無', ssl: 'SSL', starttls: 'STARTTLS' },
      mailFailure: { 'address-missing': '沒有收件地址', 'address-refused': '位址不開放', unreachable: '連不上伺服器', 'time-out': '伺服器沒有回應', certificate: '憑證無法驗證', 'no-encryption': '無法加密', 'login-refused': '帳號或密碼不對', 'sender-refused': '寄件者被拒', 'recipient-refused': '收件地址被拒', 'message-refused': '信件被拒', 'try-later': '稍後再寄', cut: '連線中斷', 'server-removed': '設定已移除', unreadable: '內容無法讀取' },
    },
    resources: {
      outbox: {
        name: '寄件匣',
        fields: { createdAt: '時間', recipient: '收件人', login: '登入帳號', subject: '主旨', state: '狀態', failure: '原因', answer: '伺服器回應', attempts: '寄送次數', nextAt: '下次寄送', endedAt: '結束時間' },
      },
    },
    errors: {
      'mail-not-set': '學校尚未設定郵件寄送伺服器，沒有寄出。請先完成設定並儲存。',
      'mail-host': '請填郵件伺服器的名稱，例如 smtp.gmail.com；不含連接埠，也不可為內部網路的位址。',
      'mail-password-needed': '更換郵件伺服器或寄件帳號，或改為不加密時，請重新輸入寄件密碼。尚未儲存。',
      'mail-login-needed': '請填寄件帳號。',
      'mail-sender-needed': '寄件帳號不是電子郵件地址時，請填寄件者。',
      'mail-sender-account': 'Gmail 的寄件者固定為寄件帳號，請填完整的電子郵件地址。',
      'mail-address': '電子郵件地址格式不符，例如 name@example.edu.tw。',
    },
  },
  {
    mail: {
      letter: {
        greeting: 'Dear %{name},',
        open: 'Open: %{url}',
        footer: 'This mail was sent by the learning portfolio platform. Please do not answer it.',
      },
      trial: {
        subject: 'Test mail of the learning portfolio platform',
        body: 'This mail has arrived, so the settings of the mail server work.',
        ok: 'The mail server has taken the test mail; look into the mailbox of %{to}.',
      },
      samples: { count: '3', courses: 'Chinese, Mathematics', course: 'Chinese', name: 'Wang Xiaoming', student: 'Wang Xiaoming', teacher: 'Ms Chen', reason: 'Please say more', until: '111/02/20 24:00', year: '110', semester: '2', left: '2', url: 'https://…', minutes: '30', date: '111/02/14', title: 'My plan', subject: 'Choosing courses', school: 'Demonstration High School', login: 's1130001', email: 'name@example.edu.tw', hours: '24', other: '[%{name}]' },
      /** Why it did not leave, and what to do; in a table the short words of enums.mailFailure. */
      failures: {
        'address-missing': 'The account has no mail address, or is closed.',
        'address-refused': 'This platform does not connect to that address (a private network). Use a public mail server, or ask the platform’s staff to open it.',
        unreachable: 'The mail server cannot be reached, or refuses connections. Check its name and port.',
        'time-out': 'The mail server was silent for too long. Check that name, port and encryption fit together.',
        certificate: 'The mail server’s certificate cannot be verified (self-signed, expired, or of another name), so nothing was sent. Use the name in the certificate, or have it renewed.',
        'no-encryption': 'No encrypted connection could be made. Check that encryption and port fit together.',
        'login-refused': 'The mail server refuses the account or the password. Gmail needs an app password.',
        'sender-refused': 'The mail server refuses this sender. Use one that belongs to the account.',
        'recipient-refused': 'The mail server refuses the recipient’s address; it is not tried again. Check the address.',
        'message-refused': 'The mail server refuses this mail; it is not tried again.',
        'try-later': 'The mail server asks to try later.',
        cut: 'The connection broke off while sending; whether it arrived is not known.',
        'server-removed': 'The mail server was removed from the settings.',
        unreadable: 'What this mail says cannot be read; it is not tried again.',
      },
    },
    enums: {
      mailState: { waiting: 'Waiting', sent: 'Sent', failed: 'Not sent' },
      mailEncryption: { none: 'None', ssl: 'SSL', starttls: 'STARTTLS' },
      mailFailure: { 'address-missing': 'No address', 'address-refused': 'Address not open', unreachable: 'Unreachable', 'time-out': 'No answer', certificate: 'Certificate', 'no-encryption': 'No encryption', 'login-refused': 'Sign-in refused', 'sender-refused': 'Sender refused', 'recipient-refused': 'Recipient refused', 'message-refused': 'Mail refused', 'try-later': 'Try later', cut: 'Cut off', 'server-removed': 'Server removed', unreadable: 'Unreadable' },
    },
    resources: {
      outbox: {
        name: 'Outbox',
        fields: { createdAt: 'Time', recipient: 'To', login: 'Account', subject: 'Subject', state: 'State', failure: 'Reason', answer: 'Server’s answer', attempts: 'Tries', nextAt: 'Next try', endedAt: 'Ended' },
      },
    },
    errors: {
      'mail-not-set': 'The school has no mail server yet; nothing was sent. Set it and save first.',
      'mail-host': 'Give the mail server’s name, such as smtp.gmail.com: no port, and no address of a private network.',
      'mail-password-needed': 'For another server or account, or without encryption, give the password again. Nothing was saved.',
      'mail-login-needed': 'Give the account.',
      'mail-sender-needed': 'The account is no mail address: give the sender.',
      'mail-sender-account': 'Gmail’s sender is always its account: give the whole mail address.',
      'mail-address': 'This is no mail address such as name@example.edu.tw.',
    },
  },
);
