/** Screens of 自主學習: groups and the order of stages, plans, and those who answer. */
export const selfStudyScreenTexts = {
  screens: { certificationGroups: '設定學科/領域認證老師', certificationStages: '設定認證順序', studyPlans: '自主學習計畫', planReviews: '審核自主學習計畫' },
  'self-study': {
    groups: {
      help: '建立學科、領域或自訂群組，並選擇各群組的教職員。群組可用於「設定認證順序」。',
      list: '%{kind}清單', staff: '%{smart_count} 位教職員', choose: '選擇一個群組，設定它的教職員。', empty: '還沒有群組，請先新增一個。',
      'add-title': '新增%{kind}', 'rename-title': '修改%{kind}名稱', 'name-help': { subject: '例如國文、數學。', field: '例如語文、自然科學。', custom: '例如自主學習計畫審核、圖書館審核。' },
      'delete-title': '刪除群組', delete: '將刪除群組「%{name}」，群組內有 %{staff} 位教職員。刪除後無法復原。', deleted: '已刪除群組「%{name}」',
      person: '教職員姓名', 'to-pick': '可選教職員', picked: '%{name} 已選教職員',
    },
    stages: {
      help: '自主學習計畫依這個順序逐一審核，例如導師、學科群組。進行中的計畫仍照送出時的順序。',
      order: '認證順序', identity: '認證身分', choose: '請選擇認證身分', empty: '還沒有認證階段；設定之前，學生無法送出計畫。', nobody: '這個群組還沒有教職員，計畫會停在這一階段。',
      up: '%{name} 上移', down: '%{name} 下移', remove: '移除 %{name}', moved: '%{name} 移到第 %{position} 階段', 'under-way': '進行中的計畫 %{smart_count} 份，維持原本的順序。',
    },
    step: { passed: '%{stage}：已通過', now: '%{stage}：審核中%{people}', returned: '%{stage}：退回', ahead: '%{stage}', nobody: '這個階段目前沒有老師，請洽學校。' },
    plan: {
      help: '寫下自主學習計畫，送出後由學校設定的各階段老師審核；通過後就可以開始，完成後填寫成果。',
      empty: '還沒有計畫。先寫下題目、動機與內容，存成草稿，準備好再送出。',
      add: '新增計畫', 'add-title': '新增自主學習計畫', 'edit-title': '編輯自主學習計畫', saved: '計畫已儲存。準備好後，在清單按「送出審核」。',
      term: '學年期', title: '題目', motive: '動機', content: '內容', weekly: '每週進度', week: '第 %{week} 週', 'add-week': '增加一週', resources: '所需資源', expected: '預期成果', result: '成果', needed: '送出前必填。',
      lacks: '送出前還要填寫：%{fields}', 'result-title': '填寫成果：%{title}', history: '審核歷程',
      action: { submit: '送出審核', edit: '編輯', result: '填寫成果', performance: '存成多元表現', withdraw: '撤回', remove: '刪除' },
    },
    submit: { title: '送出審核？', text: '「%{title}」會依序交給各階段的老師審核。第一階段審核前可以撤回；審核中不能變更內容。', done: '已送出，等待審核。' },
    withdraw: { title: '撤回這份計畫？', text: '撤回後，老師看不到「%{title}」；修改後可以再送出。', done: '已撤回，可以修改後再送出。' },
    remove: { title: '刪除這份計畫？', text: '會刪除 1 份計畫，刪除後無法復原：%{title}', done: '已刪除 1 份計畫。' },
    event: { submit: '送出審核', withdraw: '撤回', pass: '通過', return: '退回' },
    reviews: {
      help: '只列出正在您這一階段的計畫。點題目可閱讀全文。', empty: '目前沒有等您審核的計畫。',
      pass: '通過', 'pass-many': '通過 %{smart_count} 份', 'return-many': '退回 %{smart_count} 份',
      'pass-title': '通過 %{smart_count} 份計畫？', 'pass-text': '這 %{smart_count} 份計畫會交給下一階段；最後一階段通過後，學生就可以開始進行。通過後不能收回。', passed: '已通過 %{smart_count} 份。',
      'return-title': '退回 %{smart_count} 份計畫', returned: '已退回 %{smart_count} 份。', refused: '%{smart_count} 份沒有變更',
    },
  },
};
