/** Texts of the screens of mail (3.8) and of everybody's messages. */
export const mailScreenTexts = {
  screens: { mail: '設定郵件寄送伺服器', messages: '訊息' },
  'mail-page': {
    help: '設定後，忘記密碼、修改電子信箱、未認證通知等功能才會寄信；未設定時，通知只顯示在系統的「訊息」。',
    tabs: { server: '伺服器設定', outbox: '寄件匣', templates: '通知範本' },
    'not-set': '尚未設定郵件寄送伺服器，系統不會寄信。',
    waiting: '目前有 %{count} 封信等待寄出。',
    server: {
      host: '郵件伺服器', 'host-help': '例如 smtp.gmail.com', port: '連接埠', 'port-help': 'SSL 多為 465，STARTTLS 多為 587，無加密多為 25。',
      encryption: '加密類型', 'encryption-help': '建議使用 SSL 或 STARTTLS；伺服器的憑證須有效。', 'encryption-warning': '未加密：信件內容與寄件密碼會以明文傳送，請只在學校內部網路使用。',
      login: '寄件帳號', 'login-help': '當作寄件信箱的電子信箱帳號；伺服器不需登入時留白。',
      password: '寄件密碼', 'password-help': '加密保存，儲存後不會再顯示。Gmail 請使用應用程式密碼。', 'password-kept': '已設定密碼。不變更時請留白。', clearPassword: '清空密碼',
      sender: '寄件者', 'sender-help': '信件上顯示的寄件地址；留白時使用寄件帳號。', 'sender-gmail': 'Gmail 的寄件者固定使用寄件帳號，不用填寫此欄。',
      senderName: '寄件者名稱', 'senderName-help': '學生或老師看到的寄件者名字；留白時使用學校名稱。',
      remove: '移除設定', 'remove-title': '移除郵件寄送伺服器？', 'remove-help': '系統將不再寄信，通知只顯示在「訊息」；忘記密碼的連結也無法寄出。等待寄出的 %{count} 封信會標示為沒有寄出。', removed: '已移除郵件寄送伺服器的設定',
    },
    trial: { title: '寄測試信', help: '以畫面上的設定寄出一封測試信，不會儲存設定。', to: '收件地址', send: '寄測試信', answer: '伺服器回應', took: '%{milliseconds} 毫秒', 'fix-first': '請先修正標示紅色的欄位。' },
    outbox: { help: '沒有寄出的信可重新寄送；已寄出的信保留 90 天的紀錄，內容寄出後即不再保存。', empty: '還沒有信件。', retry: '重新寄送', 'retry-row': '重新寄送給 %{recipient}', retried: '已重新排入寄送：%{count} 封' },
    templates: { help: '系統會以收件人的語言寄出下列通知。其中的人名與數字是範例，寄出時會換成實際資料。', empty: '目前沒有通知範本。', 'zh-Hant': '繁體中文', en: '英文' },
  },
  messages: {
    help: '系統通知的訊息。', empty: '目前沒有訊息。', button: '訊息', 'button-unread': '訊息，%{count} 則未讀', unread: '未讀', 'read-all': '全部標示為已讀', read: '標示為已讀', open: '前往', more: '顯示更多', all: '查看全部', count: '共 %{total} 則，%{unread} 則未讀',
  },
};
