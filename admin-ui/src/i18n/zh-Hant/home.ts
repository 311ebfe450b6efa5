/** Texts of the first pages, of signing in, and of role groups, audit and jobs. */
export const homeTexts = {
  signIn: {
    about: '保存三年的課程學習成果與多元表現，由學校提交至中央資料庫。', school: '學校', 'school-help': '輸入學校代碼或名稱的一部分，再從清單選取。', login: '帳號', password: '密碼', submit: '登入',
    captcha: '驗證碼', 'captcha-help': '輸入圖中的數字。', 'captcha-question-help': '以數字回答上面的問題。', 'captcha-picture': '驗證碼圖片；無法看圖時，請按「改用文字題」。', 'captcha-renew': '換一張', 'captcha-question': '改用文字題', 'captcha-to-picture': '改用圖片',
    forgotten: '忘記密碼', again: '請重新登入', 'again-help': '%{name}（%{login}）的登入已結束。重新登入後可以繼續，畫面上的內容都還在。',
    demo: '這裡有一所示範學校（%{code} %{name}），人物都是虛構的。試用帳號與密碼在伺服器資料夾的 demo-accounts.txt。',
  },
  password: {
    forced: '%{name}，您使用的是初始密碼。請先設定自己的密碼，再開始使用。', present: '目前的密碼', initial: '初始密碼', new: '新密碼', rules: '新密碼的規則', changed: '密碼已變更，其他裝置上的登入已結束。',
    'password-rule-length': '至少 8 個字元，長一點更安全。', 'password-rule-common': '不是常見、容易猜到的密碼。', 'password-rule-personal': '不包含帳號、生日或身分證號。', 'password-rule-same': '與目前的密碼不同。',
  },
  notices: { more: 'MORE', help: '系統與學校的公告，最新的在最上面。', empty: '目前沒有消息。', 'of-school': '學校公告', 'of-all': '系統公告', 'no-body': '這則消息沒有其他內容。' },
  clusters: { help: '大學 18 學群與技職 20 群類，各學些什麼、通往哪裡。', university: '大學 18 學群', technical: '技職 20 群類', empty: '還沒有內容。', studies: '學什麼', subjects: '相關學科', traits: '適合的能力與特質', 'departments-university': '相關學系', 'departments-technical': '相關科別與升學科系', 'leads-to': '未來發展', links: '延伸閱讀', 'new-tab': '（開啟新視窗）', others: '其他學群', unknown: '找不到這個學群，可能已更名。' },
  home: {
    greeting: '%{name}（%{kind}）', windows: '%{year} 學年度作業時間', 'no-windows': '學校還沒有設定 %{year} 學年度的作業時間。', semester: '第 %{semester} 學期', grades: '%{grades} 年級',
    counts: '%{year} 學年度的件數', 'count-sent': '第 %{semester} 學期送出認證的學習成果', 'count-outcomes': '勾選的學習成果', 'count-performances': '勾選的多元表現',
    waiting: '待處理', 'nothing-waits': '沒有待處理的事項。', 'to-certify': '有 %{count} 件學習成果等您認證', 'plans-waiting': '有 %{count} 份自主學習計畫等您審核', 'own-returned': '有 %{count} 件學習成果被退回，可修改後再送出', 'own-draft': '有 %{count} 件學習成果尚未送出', 'jobs-failed': '有 %{count} 項工作沒有完成', 'jobs-running': '有 %{count} 項工作進行中',
    screens: '功能', tour: '五個步驟完成學習歷程', 'tour-away': '收起', 'tour-again': '顯示五個步驟',
    'tour-sync': '同步', 'tour-sync-text': '由校務行政系統帶入學生、教師與修課資料。', 'tour-upload': '上傳', 'tour-upload-text': '學生上傳課程學習成果，送出給任課教師。', 'tour-certify': '認證', 'tour-certify-text': '教師認證，或註明原因退回。',
    'tour-tick': '勾選', 'tour-tick-text': '學生勾選要提交的成果，每學年最多 6 件。', 'tour-export': '匯出', 'tour-export-text': '匯出提交名冊，上傳至中央資料庫。',
  },
  'role-groups': {
    help: '將功能分配給職員與教師：先新增角色群組，再點角色編號設定人員與功能。', 'group-help': '勾選後以箭頭移到另一側，完成後按「儲存」。一個人可以屬於多個群組，權限合併計算。', empty: '還沒有角色群組，請先新增一個。',
    'add-title': '新增角色群組', 'edit-title': '修改角色群組', 'number-help': '學校內不可重複，例如 001。', 'in-use-help': '停用後，群組人員不再擁有這個群組的功能。',
    'delete-title': '刪除角色群組', delete: '將刪除群組「%{number} %{name}」及其 %{modules} 項功能設定，無法復原。', 'delete-with-members': '群組「%{number} %{name}」還有 %{members} 位人員。刪除後，他們會失去這個群組的 %{modules} 項功能，無法復原。', deleted: '已刪除群組「%{name}」',
    members: '群組人員設定', modules: '群組功能設定', 'members-to-pick': '待選人員', 'members-picked': '%{name} 所屬人員', 'modules-to-pick': '待選功能模組', 'modules-picked': '%{name} 功能模組', 'module-code': '模組編號', 'module-name': '功能模組',
  },
  'audit-page': { help: '誰在什麼時候、從哪裡做了什麼。紀錄只會增加，不能修改或刪除。', details: '內容' },
  'jobs-page': { help: '學校的背景工作：同步、匯出與排程，以及各自的結果。', 'mine-help': '由您啟動的工作。離開頁面後仍會繼續，結果與檔案保留在這裡。' },
};
