/** The screens of a school's settings: 3.3 to 3.6, semesters, counselling teachers. */
export const schoolScreenTexts = {
  screens: {
    parameters: '設定功能參數', counsellingTeachers: '設定課程諮詢教師', reviewers: '合開課程設定審核老師', windows: '設定學校作業時間', terms: '設定學校學年期', counselling: '查詢輔導教師',
  },
  school: {
    parameters: {
      help: '儲存後立即生效，不需要重新登入。',
      outcomesPerSemester: '學生學習成果上傳數量', 'outcomesPerSemester-help': '每位學生每學期最多送出幾件學習成果供授課教師審查。國教署規定不可低於 %{min} 件；每學年勾選提交的上限仍是 %{ticks} 件。',
      outcomesPerCourse: '學生單科學習成果上傳數量', 'outcomesPerCourse-help': '每位學生每學期單科最多送出幾件，%{min} 到 %{max}。',
      teacherMailHour: '未認證學習成果 Email 通知教師時間', 'teacherMailHour-help': '每天幾點寄信提醒教師認證，填 0 到 23 的整數；空白表示不寄送。',
      tickOutcomesReminderDays: '通知學生勾選學習成果', 'tickOutcomesReminderDays-help': '勾選學習成果結束前幾天通知學生，%{min} 到 %{max}，預設 %{default} 天。',
      tickPerformancesReminderDays: '通知學生勾選多元表現', 'tickPerformancesReminderDays-help': '勾選多元表現結束前幾天通知學生，%{min} 到 %{max}，預設 %{default} 天。',
      sendReminderDays: '通知學生學習成果送出認證截止日', 'sendReminderDays-help': '送出認證結束前幾天通知學生，%{min} 到 %{max}，預設 %{default} 天。',
      pieces: '件', hour: '時', days: '天',
    },
    terms: {
      help: '目前學年期是各頁面學年期選單的起點，每日同步也以它為準。', table: '學年期清單', year: '學年', semester: '學期', startsOn: '學期第一天', endsOn: '學期最後一天', classes: '班級數', state: '狀態', current: '目前學年期',
      empty: '還沒有學年期，請先新增目前的學期。新增的第一個學期會成為目前學年期。', 'add-title': '新增學年期', 'edit-title': '修改 %{term} 的日期', 'days-help': '作業時間是否延續到學期結束後兩週，依這個日期判斷。', 'set-current': '設為目前學年期',
      'delete-title': '刪除學年期', delete: '將刪除 %{term}，無法復原。', deleted: '已刪除 %{term}',
      'change-title': '設定目前學年期', 'change-from': '目前學年期將由 %{from} 改為 %{to}。', 'change-first': '目前學年期將設為 %{to}。', 'change-what': '儲存後：',
      'change-pickers': '全校使用者的學年期選單改由 %{to} 開始。', 'change-sync': '之後的同步改為帶入 %{to} 的資料。目前有 %{classes} 個班級、%{offerings} 門課程。', 'change-no-data': '這個學期還沒有班級與課程，請於設定後執行同步。',
      'change-windows': '已設定 %{windows} 列作業時間。', 'change-no-windows': '還沒有設定作業時間，學生與教師無法送出、認證與勾選。', 'change-counselled': '課程諮詢教師：%{classes} 個班級中已設定 %{counselled} 個。', 'change-waiting': '目前學期還有 %{waiting} 件學習成果待認證，設定後仍可在原學期的作業時間內認證。', 'change-keeps': '不會刪除或變更任何學生的資料。', changed: '目前學年期已設為 %{term}',
    },
    windows: {
      help: '三個年級的作業時間都要分別設定，且不可超出全國作業時間。儲存後立即生效。', year: '學年度', 'year-name': '%{year} 學年度', national: '全國作業時間', 'national-line': '%{kind}：%{from} ~ %{until}', 'national-none': '%{kind}：尚未公布',
      grade: '%{grade} 年級', 'grade-1': '一年級', 'grade-2': '二年級', 'grade-3': '三年級', table: '%{grade}作業時間', item: '項目', semester: '學期', startsOn: '開始日期', startHour: '開始時間(時)', endsOn: '結束日期', endHour: '結束時間(時)', state: '狀態',
      'whole-year': '0（整學年）', 'semester-of': '第 %{semester} 學期', 'semester-help': '學期 0 是整學年，勾選項目都是整學年。', 'hour-help': '0 到 24，24 是當天結束。', 'within-help': '全國作業時間 %{from} ~ %{until}', 'upload-help': '建議延續到學期結束後兩週。',
      empty: '%{grade}還沒有設定作業時間，學生與教師無法送出、認證與勾選。', 'add-title': '新增%{grade}作業時間', 'edit-title': '修改%{grade}作業時間', 'delete-title': '刪除作業時間', delete: '將刪除%{grade}「%{item}」（%{from} – %{until}）。刪除後，這個項目立即不能使用。', 'row-name': '%{item} %{semester}', deleted: '已刪除「%{item}」',
      'copy-grade': '複製到其他年級', 'copy-grade-title': '將%{grade}的作業時間複製到其他年級', 'copy-grade-help': '選擇要複製到哪些年級，共 %{rows} 列。', 'copy-none': '請至少選擇一個年級。', 'copy-year': '由 %{year} 學年度複製', 'copy-year-title': '由 %{from} 學年度複製到 %{to} 學年度', 'copy-year-help': '%{from} 學年度的 %{rows} 列作業時間，日期各往後一年。', 'copy-year-empty': '%{from} 學年度沒有作業時間可以複製。',
      existing: '%{count} 列已有設定：', 'keep-existing': '保留原有設定', overwrite: '以複製的時間覆寫', copy: '複製 %{rows} 列',
      copied: '已複製 %{done} 列，保留原有 %{kept} 列。', 'copied-refused': '%{count} 列沒有複製：',
      timeline: '%{year} 學年度時間軸', 'timeline-help': '底色是全國作業時間，直線是今天（%{today}）。', 'timeline-empty': '設定作業時間後，這裡會畫出整個學年。', today: '今天', 'bar-text': '%{from} – %{until}，%{state}', warnings: '請留意 %{count} 列',
    },
    counselling: {
      help: '先點教師姓名，再勾選班級加入或移除，立即生效。班級依上方學年期顯示；班級後的括號是這個班級的其他課程諮詢教師。', legend: '● %{term} 已設定為課程諮詢教師', assigned: '已設定', teachers: '教師清單', 'pick-teacher': '請先從教師清單點選一位教師。', 'classes-of': '%{name} 的班級',
      'to-pick': '可選班級', picked: '已選班級', term: '學年期', class: '班級', 'no-classes': '這個學年期還沒有班級，請先執行同步。', added: '已加入 %{count} 個班級', removed: '已移除 %{count} 個班級', 'remove-title': '刪除班級', remove: '確定要刪除勾選的 %{count} 個班級？刪除後，%{name} 不能再查看這些班級的學生：%{classes}', back: '回教師清單',
      copy: '沿用上學期', 'copy-title': '沿用上學期的課程諮詢教師', 'copy-text': '依班級代碼，將上一學期的課程諮詢教師帶入 %{term}。已有課程諮詢教師的班級不會變更。', 'copy-done': '已帶入 %{count} 筆',
      'query-help': '各班的課程諮詢教師；沒有教師的班級也會列出。設定請至「設定課程諮詢教師」。', none: '尚未設定',
    },
    reviewers: {
      help: '合開課程的教師，審核為「是」的可以認證學習成果，「否」的不能。每門課程至少一位教師為「是」；之後的同步不會改變這裡的設定。', empty: '這個學年期沒有合開課程。', changed: '尚未儲存：%{count} 位教師的審核', label: '%{course} %{teacher} 審核', was: '原為「%{was}」',
    },
  },
};
