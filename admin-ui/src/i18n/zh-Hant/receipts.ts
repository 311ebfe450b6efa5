/** The screens of receipts (8.1, 8.2). */
export const receiptScreenTexts = {
  screens: {
    receiptImport: '上傳及設定學生回報時間', receiptStudents: '查看明細', receiptReports: '問題回報紀錄查看', receiptStatistics: '確認鈕統計', receiptDifferences: '收訖明細差異筆數', myReceipts: '收訖明細確認',
  },
  receipts: {
    pickSemester: '請在上方選擇一個學期（收訖明細按學期匯入）。',
    noCategories: '您的角色群組不含任何一類收訖明細。需要使用時，請洽學校管理者於「維護角色權限」開放勾選情形或提交的功能。',
    home: { own: '收訖明細有 %{count} 類待確認，請於 %{until} 前回覆', reports: '學生回報的收訖明細問題，有 %{count} 件待處理', confirming: '收訖明細確認中，還有 %{count} 份待學生確認，至 %{until} 截止' },
    unit: { people: '%{count} 人', rows: '%{count} 筆' },
    period: {
      label: '收訖明細確認起訖時間', start: '開始日期', startHour: '開始時', end: '截止日期', endHour: '截止時', hour: '%{hour} 時', help: '0 到 24 時，24 時為當日結束。',
      short: '確認期間不到規定的 %{days} 天。', mend: '改為 %{days} 天', mendAll: '全部改為 %{days} 天', shortMany: '有 %{count} 類的確認期間不到規定的 %{days} 天。', range: '%{from} 至 %{until}', wrong: '請填寫正確的日期。', edit: '修改確認期間', editOf: '修改確認期間：%{category}', saved: '已修改確認期間', note: '修改後立即生效，不需要重新匯入；還沒有回覆的學生會再收到一次提醒。',
    },
    import: {
      help: '選擇從中央學習歷程資料庫下載的收訖明細壓縮檔，輸入解壓縮密碼，再設定學生確認的時間。修課紀錄、幹部經歷每學期匯入；學習成果、多元表現於下學期匯入。',
      held: '%{term}的收訖明細', none: '這個學期還沒有匯入收訖明細。', title: '匯入收訖明細', choose: '選擇收訖明細', choosing: '上傳中', file: '%{name}（%{size} KB）', password: '解壓縮密碼', open: '開啟', drop: '取消', again: '選擇另一個檔案',
      opened: '%{name} 已核對，SHA-256 全部相符。請勾選要匯入的類別。', others: '壓縮檔內另有 %{count} 類資料不在您的角色群組，不會顯示也不會匯入。', nothing: '壓縮檔內沒有您可以匯入的類別。',
      take: '匯入%{category}', rosters: '名冊資訊', noRoster: '無', sha: 'SHA-256 %{sha}', counts: '%{students} 人，%{rows} 筆', strangers: '其中 %{count} 人不在學籍（匯入後可於「查看明細」查看）',
      version: '第 %{version} 版', changeFirst: '第一次匯入：每位學生都需要確認。', changeNew: '新版本：只有內容不同的學生需要重新確認。', changeSame: '無異動：與目前的版本完全相同，不會匯入。', start: '匯入 %{count} 類', pickOne: '請至少勾選一類。',
      resultFirst: '%{category}第 1 版：%{differing} 位學生待確認，%{receipted} 件改為「已收訖」。', result: '%{category}第 %{version} 版：%{differing} 位學生內容有變，%{reset} 位學生的回覆已取消並重新詢問，%{receipted} 件改為「已收訖」。', resultSame: '%{category}：無異動，沒有寫入資料。',
      columns: { category: '資料類別', version: '版本', period: '確認期間', students: '學生', confirmed: '資料正確', reported: '資料錯誤', waiting: '待確認', imported: '上傳', actions: '操作' }, importedBy: '%{name}　%{at}', reminded: '已於 %{at} 提醒還沒有回覆的學生',
    },
    students: {
      help: '各類收訖明細的筆數，空白是沒有：這個學期還沒有匯入，或裡面沒有這位學生。點姓名查看中央資料庫收到的內容。', tabStudents: '學生', tabStrangers: '不在學籍', strangersHelp: '收訖明細內有、但本校學籍查不到的人，資料照原樣保留。身分證號只顯示末三碼。', strangersEmpty: '收訖明細內的人都在本校學籍。',
      see: '查看', seeOf: '查看：%{name}的收訖明細', excel: '匯出%{category}', back: '回學生清單', title: '%{name}的收訖明細', seat: '%{seatNo} 號', no: '學號 %{studentNo}', empty: '這個學期沒有這位學生的收訖明細。',
    },
    view: {
      rosters: '名冊資訊', rosterSha: '%{name}（sha：%{sha}）', rosterNone: '%{name}（無）', importedBy: '上傳人員', period: '確認期間', version: '第 %{version} 版', answered: '已於 %{at} 回覆', rows: '%{name}（%{count} 筆）', nothing: '中央資料庫沒有收到這類資料。', number: '項次',
      ticked: '勾選', tickedYes: '與勾選相符', tickedNo: '本系統沒有這一件', own: '在本系統勾選的 %{count} 件', ownNone: '在本系統沒有勾選。', held: '已收訖', notHeld: '未收到', notSubmitted: '尚未提交', reports: '問題回報', reportNumber: '單號 %{number}', note: '備註：%{note}', noNote: '學校尚未填寫備註。', tabs: '資料類別', before: '確認期間從 %{from} 開始，屆時可以查看內容。', item: '第 %{number} 筆　%{name}',
    },
    mine: {
      help: '這是中央學習歷程資料庫收到的資料。請核對後按「資料正確」；有問題時按「資料錯誤」，說明哪裡不對。', term: '學年期', empty: '目前沒有您的收訖明細。學校匯入後，會在這裡顯示並通知您。', todo: '還有 %{count} 類待確認', allDone: '全部都已回覆', open: '請於 %{until} 前確認。', after: '確認期間已於 %{until} 截止。',
      confirm: '資料正確', report: '資料錯誤', confirmTitle: '確認資料正確？', confirmText: '確認「%{category}」共 %{rows} 筆都正確。送出後不能修改，除非學校匯入新版本或重新開放。', confirmed: '已確認%{category}資料正確', reportTitle: '資料錯誤回報', reportHelp: '勾選有問題的項目並說明，可以選一項以上。送出後不能修改。', describe: '請說明%{kind}的內容', send: '送出回報', sent: '已送出 %{count} 項回報', print: '列印', locked: '已回覆，內容不能修改。學校匯入新版本或重新開放時，可以再回覆一次。', temporary: '臨時帳號只能查看，不能確認。',
      kindHelp: { surplus: '中央資料庫有，但不是我的', missing: '我有提交，但中央資料庫沒有', wrong: '有這筆，但內容不對' },
    },
    reports: {
      help: '學生回報的問題。填寫的備註學生看得到。', empty: '這個學期還沒有學生回報問題。', note: '填寫備註', noteOf: '填寫備註：單號 %{number}', dialog: '請輸入給%{name}的備註文字', text: '備註', saved: '已儲存備註', reopen: '重新開放', reopenOf: '重新開放：%{name}的%{category}', reopenTitle: '重新開放給學生回覆？', reopenText: '%{name}對「%{category}」的回覆會取消，可以在確認期間內再回覆一次；已回報的 %{number} 號問題會保留。', reopened: '已重新開放', seen: '儲存後會通知學生。',
    },
    statistics: { help: '學生按下「資料正確」或「資料錯誤」的人數。', scope: '統計範圍', whole: '全校', part: '%{category}：%{confirmed} 已確認、%{reported} 錯誤回報／共 %{total} 人', none: '這個學期還沒有匯入收訖明細。' },
    differences: {
      help: '比對 %{year} 學年度在本系統勾選的，與中央資料庫收到的：學習成果以課程代碼與簡述、多元表現以類別與名稱逐筆比對。空白表示還沒有匯入這類收訖明細。', only: '只顯示有差異的學生', see: '查看差異', seeOf: '查看差異：%{name}', title: '%{name}的差異', none: '兩邊都沒有資料。', empty: '沒有資料。', noDifference: '沒有可列出的差異：兩邊相同，或這個學年度還沒有匯入收訖明細。關閉「只顯示有差異的學生」可看全部筆數。',
    },
  },
};
