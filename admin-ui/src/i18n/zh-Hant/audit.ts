/** What an entry of the audit log says was done, by its action, and what a job is called, by its kind. */
export const auditTexts = {
  audit: {
    'password.changed': '變更密碼', 'role-group.created': '新增角色群組', 'role-group.changed': '修改角色群組', 'role-group.deleted': '刪除角色群組', 'role-group.modules-set': '設定群組功能', 'role-group.members-set': '設定群組人員',
    'password.reset': '重設密碼', 'account.switched': '停用或啟用帳號', 'temporary-account.opened': '建立臨時帳號', 'temporary-account.ended': '結束臨時帳號',
    'password.set-by-link': '以連結重設密碼', 'email.change-asked': '申請變更電子郵件', 'email.changed': '變更電子郵件', 'language.set': '設定語言', 'session.ended': '結束登入', 'session.others-ended': '結束其他登入',
    'second-factor.begun': '開始設定兩步驟驗證', 'second-factor.switched-on': '啟用兩步驟驗證', 'second-factor.switched-off': '停用兩步驟驗證', 'second-factor.codes-renewed': '重新產生備用碼', 'second-factor.code-used': '以備用碼登入', 'second-factor.taken-off': '解除他人的兩步驟驗證', 'account-security.set': '設定帳號安全',
    'list.exported': '匯出 EXCEL', 'job.file-opened': '下載工作檔案', 'file.uploaded': '上傳檔案', 'file.opened': '開啟檔案',
    'outcome.created': '新增學習成果', 'outcome.changed': '修改學習成果', 'outcome.removed': '刪除學習成果', 'outcome.sent': '送出學習成果', 'outcome.withdrawn': '撤回學習成果', 'outcome.ticked': '勾選學習成果', 'outcome.unticked': '取消勾選學習成果',
    'outcome.certified': '認證學習成果', 'outcome.returned': '退回學習成果', 'outcome.answer-undone': '收回審核結果', 'student.outcomes-viewed': '查看學生學習成果', 'outcome.unlocked': '解鎖學習成果',
    'deputy.named': '設定認證代理人', 'deputy.ended': '結束認證代理',
    'certification-group.created': '新增認證群組', 'certification-group.renamed': '修改認證群組名稱', 'certification-group.deleted': '刪除認證群組', 'certification-group.staff-set': '設定認證群組教職員', 'certification-stages.set': '設定認證順序',
    'study-plan.created': '新增自主學習計畫', 'study-plan.changed': '修改自主學習計畫', 'study-plan.result-written': '填寫自主學習成果', 'study-plan.removed': '刪除自主學習計畫', 'study-plan.submitted': '送出自主學習計畫', 'study-plan.withdrawn': '撤回自主學習計畫', 'study-plan.passed': '通過自主學習計畫', 'study-plan.returned': '退回自主學習計畫',
    'counselling-record.created': '新增課程諮詢紀錄', 'counselling-record.changed': '修改課程諮詢紀錄', 'counselling-record.removed': '刪除課程諮詢紀錄', 'counselling-record.read': '確認已閱讀課程諮詢紀錄', 'student.portfolio-viewed': '查看班級學生的學習歷程',
    'sync.started': '開始同步', 'sync.applied': '寫入同步資料', 'sync.connection-saved': '儲存同步連線', 'sync.connection-tested': '測試同步連線', 'sync.shrink-confirmed': '確認同步結束的資料', 'sync.upload-previewed': '預覽上傳資料', 'sync.upload-applied': '寫入上傳資料',
    'roster.check-started': '開始名冊預檢', 'roster.export-started': '開始匯出名冊', 'roster.exported': '匯出名冊', 'roster.file-opened': '下載名冊', 'roster.links-revoked': '停用名冊連結',
    'mail.server-saved': '儲存郵件寄送伺服器', 'mail.server-removed': '移除郵件寄送伺服器', 'mail.server-tried': '寄測試信', 'mail.retried': '重新寄送信件', 'notification.read': '讀取訊息', 'notification.all-read': '讀取全部訊息',
  },
  jobs: { reminder: '通知提醒', sync: '同步', 'roster-check': '名冊預檢', 'roster-export': '匯出名冊' },
};
