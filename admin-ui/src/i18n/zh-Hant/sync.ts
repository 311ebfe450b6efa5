/** Texts of the screens of the sync (2.1, 4.3). */
export const syncScreenTexts = {
  screens: { sync: '同步項目及排程', syncRuns: '學校查詢接收紀錄' },
  sync: {
    page: {
      help: '從校務行政系統取得學生、教師、班級與課程資料。每一類資料完整寫入後才會更新，中途中斷不會留下一半的資料。',
      tabs: { items: '同步項目', connection: '連線與排程', upload: '上傳檔案' },
      start: '同步', 'start-changes': '只同步異動', 'start-changes-help': '只取學校系統在上次同步之後變更的資料；不會結束任何資料', 'start-term': '同步 %{term}的資料', running: '同步進行中（%{person}啟動）', schedule: '系統排程', rows: '%{rows} 筆',
      daily: '每日 %{time} 自動同步目前學年期的資料。', 'by-hand': '沒有設定自動同步，需要時請按「同步」。', never: '尚未同步',
      'not-set': '尚未設定校務行政系統的連線。設定後就能同步；沒有校務行政系統時，可改用「上傳檔案」。', 'to-connection': '設定連線',
      roles: { student: '學生', teacher: '教師' },
      columns: { role: '角色', item: '同步項目', type: '資料類型', state: '狀態', at: '最近一次', received: '收到', new: '新增', changed: '變更', same: '相同', ended: '結束', refused: '拒收' },
      'question-title': '有資料等待確認', 'question-lead': '%{at} 同步 %{term}時，下列資料會結束超過兩成或完全沒有資料，因此還沒有寫入：',
      question: '%{type}：收到 %{received} 筆，會結束 %{ends} 筆（目前 %{live} 筆）', 'question-empty': '%{type}：沒有收到任何資料，會結束全部 %{ends} 筆',
      'question-blocked': '%{types}也在等待這項確認。如果數字不對，請先檢查校務行政系統，再同步一次即可。',
      confirm: '確認寫入', 'confirm-title': '確認結束這些資料？',
      'confirm-help': '系統會重新取得資料，最多結束上面的筆數；若重新取得後會結束更多，會再次詢問。結束的學生與教師將無法登入，他們的學習歷程資料都會保留，之後再出現時會恢復。',
    },
    connection: {
      baseUrl: '校務行政系統網址', 'baseUrl-help': '廠商提供的網址，例如 https://sis.example.edu.tw', clientId: '用戶端代號', 'clientId-help': '廠商提供的 client id',
      secret: '用戶端密鑰', 'secret-help': '廠商提供的 client secret；加密保存，不會再顯示。', 'secret-kept': '已設定密鑰。不變更時請留白；更換網址或代號時需要重新輸入。',
      dailyAt: '每日同步時間', 'dailyAt-help': '24 小時制，例如 08:00；留白表示不自動同步。', enabled: '啟用每日同步', 'enabled-help': '停用時仍可按「同步」手動進行。',
      test: '測試連線', answer: { http: 'HTTP 狀態', status: '回應代碼', message: '回應訊息', total: '科目筆數', milliseconds: '毫秒' },
    },
    upload: {
      help: '沒有校務行政系統時，可上傳 CSV、XLSX，或 OneRoster 1.2 的 ZIP 檔。資料會寫入%{term}；先預覽結果，確認後才寫入。請依下列順序上傳，前面的資料要先有，後面的才對得上。',
      type: '資料類型', 'roster-lines': '行號為 %{file} 的行號。', 'type-help': '檔案需包含這一類全部的資料：沒有出現的資料會視為結束。', encoding: 'CSV 編碼', 'encoding-help': '自動判斷不正確時再指定；XLSX 不需要。',
      choose: '選擇檔案並預覽', template: '下載範本', busy: '同步進行中，完成後才能上傳。', preview: '預覽', apply: '套用', again: '上傳另一個檔案',
      shrink: '套用後會結束 %{ended} 筆（目前 %{live} 筆），超過兩成。請確認檔案包含全部的資料。',
      'apply-title': '套用「%{type}」？', 'apply-help': '新增 %{new} 筆、變更 %{changed} 筆、結束 %{ended} 筆；拒收的 %{refused} 筆不會寫入。',
    },
    refusals: { title: '拒收的資料', notes: '已寫入，但有欄位略過', row: '列', key: '鍵值', column: '欄位', reason: '原因', more: '只列出前 %{shown} 筆，共 %{total} 筆。' },
    runs: { help: '每次同步，每一類資料留下一筆紀錄。點選資料類型可查看完整結果與拒收原因。', empty: '還沒有接收紀錄。', 'started-by': '啟動者' },
  },
};
