/** The screens of exchange (6.1, 6.2, 全校資料搬遷). */
export const exchangeScreenTexts = {
  screens: { exchangeExport: '匯出學生學習歷程資料', exchangeImport: '匯入學生學習歷程資料', exchangeOneRoster: 'OneRoster 資料交換', exchangeSchool: '全校資料搬遷' },
  exchange: {
    counts: { outcomes: '課程學習成果', performances: '多元表現', posts: '校內幹部經歷', files: '檔案' },
    export: {
      help: '學生轉學時，將學習歷程資料匯出成一個加密的壓縮檔，交給轉入學校匯入。密碼與 MD5 請以其他方式告知對方。',
      students: '選擇學生', records: '匯出紀錄', empty: '沒有學生資料。請先於「同步項目及排程」同步學籍資料。',
      list: '匯出清單', listCount: '匯出清單（%{count} 人）', listEmpty: '請在下方勾選學生，再按「加入清單」。',
      add: '加入清單', added: '已加入 %{count} 人。', clear: '清空學生', remove: '移除 %{name}', start: '產生匯出檔案', confirm: '匯出 %{count} 人',
      tooMany: '一次最多匯出 %{limit} 人，請減少後再試。',
      what: '將產生 %{count} 位學生的壓縮檔，內含全部課程學習成果、多元表現、校內幹部經歷與檔案，以及完整的身分證號。檔案保留 %{days} 天；下載與查看密碼都會留下紀錄。',
      recordsEmpty: '還沒有匯出過學習歷程資料。', file: '下載檔案', info: '檔案資訊', who: '匯出的學生', end: '結束紀錄',
      endText: '「%{file}」（%{count} 人）的檔案會立刻刪除，無法復原；匯出紀錄會保留。', ended: '已結束，檔案已刪除。',
    },
    oneRoster: {
      help: '將一個學期的人員、班級、課程與修課資料匯出成 OneRoster 1.2 的 ZIP 檔（CSV，bulk），供教學平臺等其他系統匯入。檔案不含身分證號，也沒有密碼，請妥善保管。',
      counts: '%{term}：學生 %{students} 人、班級 %{classes} 班、開課 %{offerings} 門', none: '這個學期沒有學生、班級與課程資料。', whole: '請在上方選擇學期。', file: '下載 OneRoster 檔案',
      importTitle: '匯入', importText: '以 OneRoster 檔案作為校務資料來源時，請到「同步項目及排程」的「上傳檔案」：選擇資料類型並上傳 ZIP 檔，先預覽再套用。', toSync: '前往上傳檔案',
    },
    school: {
      help: '學校更換平臺時，將全校的資料、檔案、設定與紀錄匯出成一個加密的壓縮檔，於新平臺匯入。學校代碼不變。',
      export: '匯出全校', import: '匯入全校', records: '搬遷紀錄', recordsEmpty: '還沒有搬遷過全校資料。',
      what: '將匯出的內容', whatList: { 0: '學籍、教職員、班級、課程、修課與幹部經歷', 1: '課程學習成果、多元表現、自主學習計畫、課程諮詢紀錄與所有檔案', 2: '名冊、收訖明細、認證與操作紀錄', 3: '角色群組、作業時間、功能參數等設定' },
      not: '不會匯出的內容', notList: { 0: '密碼與第二步驟驗證：新平臺發給新的初始密碼', 1: '同步連線與郵件伺服器的密碼：於新平臺重新輸入', 2: '進行中的登入、上傳與背景作業' },
      start: '產生全校壓縮檔', startText: '將產生全校資料的壓縮檔，內含每一位學生的資料、檔案與加密的身分證號。檔案保留 %{days} 天；下載與查看密碼都會留下紀錄。',
      fileHelp: 'ZIP 壓縮檔，最大 %{limit} GB。大型檔案上傳需要較長時間，請勿離開這個頁面。', importHelp: '只有空的學校可以匯入：由平臺管理者開設、只有管理者帳號的學校。系統會先檢查每個檔案與筆數，確認後才寫入；有任何不符就整批不寫入。',
      from: '來源：%{school}，%{madeAt} 匯出', total: '資料 %{rows} 筆、檔案 %{files} 個，共 %{bytes}', table: '資料', rows: '筆數', auditBroken: '原平臺的操作紀錄在匯出前就不連貫；匯入時會記錄這件事。',
      apply: '匯入全校', applyText: '將寫入全校資料 %{rows} 筆與檔案 %{files} 個，一次全部完成；中途失敗則全部不寫入。本校目前的學年期與功能參數會由匯入的內容取代。', discard: '取消匯入', again: '匯入另一個檔案',
      file: '下載檔案', info: '檔案資訊', view: '檢視內容', end: '結束紀錄', endText: '「%{file}」會立刻刪除，無法復原；紀錄會保留。', ended: '已結束，檔案已刪除。',
    },
    info: {
      help: '請將檔案交給對方，並以其他方式（例如電話或公文）告知密碼與 MD5。每次查看都會留下紀錄。',
      fileName: '檔案名稱', bytes: '檔案大小', password: '密碼', md5: 'MD5', copy: '複製', copyOf: '複製%{name}', copied: '已複製%{name}。',
    },
    import: {
      help: '匯入轉入學生在原學校的學習歷程資料。系統會先檢查檔案並列出將匯入的內容，確認後才寫入。',
      work: '匯入檔案', records: '匯入紀錄', recordsEmpty: '還沒有匯入過學習歷程資料。',
      md5Help: '匯出的一方告知的 32 碼 MD5。', password: '壓縮檔密碼', passwordHelp: '匯出的一方告知的密碼。', choose: '選擇檔案', noFile: '尚未選擇檔案', fileMissing: '請選擇檔案。', fileHelp: 'ZIP 壓縮檔，最大 %{limit} MB。',
      check: '檢查檔案', uploading: '上傳中，請勿離開這個頁面。',
      preview: '將匯入的內容', from: '來源學校 %{school}', manifest: { true: '附檔案清單，已逐一核對', false: '未附檔案清單，已依資料中的 MD5 核對' }, signed: { true: '由本平臺匯出，簽章相符', false: '由其他平臺匯出，簽章無法在此核對' },
      apply: '匯入 %{count} 人', discard: '取消匯入', again: '匯入另一個檔案', applyTitle: '匯入學習歷程資料',
      applyText: '將寫入 %{count} 位學生的課程學習成果 %{outcomes} 件、多元表現 %{performances} 件與檔案。學生在本校已有的資料不會變更；先前匯入過的不會重複匯入。',
      unknown: '查無學籍資料：本校沒有身分證號與出生日期都相符的學生。請先同步學籍資料，再重新匯入。',
      notTaken: '無法匯入 %{count} 筆：', reason: '%{label}：%{reason}', unnamed: '（未命名）', line: '%{kind}：新增 %{new}、已有 %{same}、無法匯入 %{failed}', files: '檔案 %{count} 個',
      completed: '匯入 %{students} 人，完成 %{completed} 人', view: '檢視',
    },
  },
};
