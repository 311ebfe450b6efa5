/** What an entry of the audit log says was done, by its action, and what a job is called, by its kind. */
export const auditTexts = {
  audit: {
    'password.changed': '變更密碼', 'role-group.created': '新增角色群組', 'role-group.changed': '修改角色群組', 'role-group.deleted': '刪除角色群組', 'role-group.modules-set': '設定群組功能', 'role-group.members-set': '設定群組人員',
    'password.reset': '重設密碼', 'account.switched': '停用或啟用帳號', 'temporary-account.opened': '建立臨時帳號', 'temporary-account.ended': '結束臨時帳號',
    'password.set-by-link': '以連結重設密碼', 'email.change-asked': '申請變更電子郵件', 'email.changed': '變更電子郵件', 'language.set': '設定語言', 'session.ended': '結束登入', 'session.others-ended': '結束其他登入',
    'second-factor.begun': '開始設定兩步驟驗證', 'second-factor.switched-on': '啟用兩步驟驗證', 'second-factor.switched-off': '停用兩步驟驗證', 'second-factor.codes-renewed': '重新產生備用碼', 'second-factor.code-used': '以備用碼登入', 'second-factor.taken-off': '解除他人的兩步驟驗證', 'account-security.set': '設定帳號安全',
    'certification.reminded': '提醒教師認證', 'list.exported': '匯出 EXCEL', 'job.file-opened': '下載工作檔案', 'file.uploaded': '上傳檔案', 'file.opened': '開啟檔案',
    'outcome.created': '新增學習成果', 'outcome.changed': '修改學習成果', 'outcome.removed': '刪除學習成果', 'outcome.sent': '送出學習成果', 'outcome.withdrawn': '撤回學習成果', 'outcome.ticked': '勾選學習成果', 'outcome.unticked': '取消勾選學習成果',
    'outcome.certified': '認證學習成果', 'outcome.returned': '退回學習成果', 'outcome.answer-undone': '收回審核結果', 'student.outcomes-viewed': '查看學生學習成果',
    'parameters.changed': '修改功能參數', 'term.added': '新增學年期', 'term.changed': '修改學期日期', 'term.removed': '刪除學年期', 'term.current-set': '設定目前學年期',
    'window.added': '新增作業時間', 'window.changed': '修改作業時間', 'window.removed': '刪除作業時間', 'window.grade-copied': '複製作業時間到其他年級', 'window.year-copied': '由上一學年複製作業時間',
    'counselling.assigned': '設定課程諮詢教師班級', 'counselling.withdrawn': '刪除課程諮詢教師班級', 'counselling.copied': '沿用上學期課程諮詢教師', 'reviewers.changed': '設定合開課程審核老師',
    'performance.created': '新增多元表現', 'performance.changed': '修改多元表現', 'performance.removed': '刪除多元表現', 'performance.ticked': '勾選多元表現', 'performance.unticked': '取消勾選多元表現', 'student.performances-viewed': '查看學生多元表現', 'file.upload-begun': '開始上傳檔案', 'file.upload-dropped': '取消上傳檔案', 'portfolio.download-started': '開始下載學習歷程',
    'sync.started': '開始同步', 'sync.applied': '寫入同步資料', 'sync.connection-saved': '儲存同步連線', 'sync.connection-tested': '測試同步連線', 'sync.shrink-confirmed': '確認同步結束的資料', 'sync.upload-previewed': '預覽上傳資料', 'sync.upload-applied': '寫入上傳資料',
    'roster.check-started': '開始名冊預檢', 'roster.export-started': '開始匯出名冊', 'roster.exported': '匯出名冊', 'roster.file-opened': '下載名冊', 'roster.links-revoked': '停用名冊連結',
    'mail.server-saved': '儲存郵件寄送伺服器', 'mail.server-removed': '移除郵件寄送伺服器', 'mail.server-tried': '寄測試信', 'mail.retried': '重新寄送信件', 'notification.read': '讀取訊息', 'notification.all-read': '讀取全部訊息',
  },
  jobs: { reminder: '通知提醒', sync: '同步', 'roster-check': '名冊預檢', 'roster-export': '匯出名冊', 'portfolio-download': '下載學習歷程' },
};
