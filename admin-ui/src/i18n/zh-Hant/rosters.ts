/** The screens of rosters (7.1). */
export const rosterScreenTexts = {
  screens: { rosters: '匯出提交名冊' },
  rosters: {
    page: {
      help: '先「預檢」找出中央資料庫會退回的資料，處理後再「正式匯出」，並將檔案上傳至學習歷程中央資料庫。「試匯出」可以隨時查看名冊的內容，不會變更任何資料。',
      table: '%{year} 學年度名冊',
      roster: '名冊別', name: '名冊', grades: '匯出年級', note: '備註', counts: '學習成果', last: '最後一次匯出',
      gradeNames: { '1': '一', '2': '二', '3': '三' }, and: '、',
      ticked: '已勾選 %{count} 件', submitted: '已提交 %{count} 件',
      never: '尚未匯出',
      lastBy: '%{at} %{by}',
      lastText: '%{mode} %{rows} 筆，錯誤 %{errors}、警告 %{warnings}',
      check: '預檢', draft: '試匯出', final: '正式匯出',
      of: '%{action}：%{roster}，年級%{grades}',
      empty: '這個學年度沒有可匯出的名冊。可在上方改選學年期。',
      history: '匯出紀錄',
      historyEmpty: '這個學年度還沒有匯出過名冊。',
      file: '下載檔案', revoke: '撤銷連結',
      findings: '名冊中有錯誤 %{errors} 個、警告 %{warnings} 個，請按「預檢」查看。',
      changes: '與前一次正式匯出相比：新增 %{added} 筆、變更 %{changed} 筆、移除 %{removed} 筆。',
    },
    confirm: {
      draftTitle: '試匯出名冊', finalTitle: '正式匯出名冊', draft: '試匯出 %{rows} 筆', final: '正式匯出 %{rows} 筆',
      what: '%{roster} %{name}，年級%{grades}，共 %{rows} 筆。',
      draftNothing: '只供查看：成果的狀態不會變更，有錯誤也會匯出。',
      draftLinks: '名冊中的檔案連結 %{days} 天後失效，請勿上傳至中央資料庫。',
      finalFreezes: '%{ticked} 件成果會由「已勾選」改為「已提交」，學生不能再取消勾選。',
      finalAgain: '先前已提交的 %{submitted} 件會一併列入。',
      finalChecks: '匯出時會先預檢；只要有一個錯誤就不會匯出，也不會變更任何資料。',
      finalLinks: '名冊中的檔案連結有效 %{days} 天，可隨時撤銷。',
      finalHandIn: '匯出後請下載檔案，上傳至中央資料庫。',
    },
    check: {
      title: '預檢結果', clean: '沒有發現問題，可以正式匯出。',
      errorNote: '錯誤會擋下正式匯出；警告不會，請確認後再決定。',
      more: '另有 %{count} 筆，請下載完整清單。', cover: '封面', place: '%{sheet} 第 %{row} 列', student: '%{className} %{seatNo} 號 %{name}', studentOnly: '%{className} %{name}',
      group: '%{level}（%{count}）',
    },
    revoke: {
      title: '撤銷這次匯出的連結', text: '「%{file}」中的檔案連結會立刻失效，無法復原；中央資料庫將無法再用這些連結取得檔案。已提交的成果維持「已提交」。', reason: '撤銷原因', done: '已撤銷連結。',
    },
  },
};
