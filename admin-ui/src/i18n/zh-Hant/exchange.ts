/** The screens of exchange (6.1, 6.2). */
export const exchangeScreenTexts = {
  screens: { exchangeExport: '匯出學生學習歷程資料', exchangeImport: '匯入學生學習歷程資料' },
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
    info: {
      help: '請將檔案交給對方，並以其他方式（例如電話或公文）告知密碼與 MD5。每次查看都會留下紀錄。',
      fileName: '檔案名稱', bytes: '檔案大小', password: '密碼', md5: 'MD5', copy: '複製', copyOf: '複製%{name}', copied: '已複製%{name}。',
    },
    import: {
      help: '匯入轉入學生在原學校的學習歷程資料。系統會先檢查檔案並列出將匯入的內容，確認後才寫入。',
      work: '匯入檔案', records: '匯入紀錄', recordsEmpty: '還沒有匯入過學習歷程資料。',
      md5Help: '原學校告知的 32 碼 MD5。', password: '壓縮檔密碼', passwordHelp: '原學校告知的密碼。', choose: '選擇檔案', noFile: '尚未選擇檔案', fileMissing: '請選擇檔案。', fileHelp: 'ZIP 壓縮檔，最大 %{limit} MB。',
      check: '檢查檔案', uploading: '上傳中，請勿離開這個頁面。',
      preview: '將匯入的內容', from: '來源學校 %{school}', manifest: { true: '附檔案清單，已逐一核對', false: '未附檔案清單，已依資料中的 MD5 核對' },
      apply: '匯入 %{count} 人', discard: '取消匯入', again: '匯入另一個檔案', applyTitle: '匯入學習歷程資料',
      applyText: '將寫入 %{count} 位學生的課程學習成果 %{outcomes} 件、多元表現 %{performances} 件與檔案。學生在本校已有的資料不會變更；先前匯入過的不會重複匯入。',
      unknown: '查無學籍資料：本校沒有身分證號與出生日期都相符的學生。請先同步學籍資料，再重新匯入。',
      notTaken: '無法匯入 %{count} 筆：', reason: '%{label}：%{reason}', unnamed: '（未命名）', line: '%{kind}：新增 %{new}、已有 %{same}、無法匯入 %{failed}', files: '檔案 %{count} 個',
      completed: '匯入 %{students} 人，完成 %{completed} 人', view: '檢視',
    },
  },
};
