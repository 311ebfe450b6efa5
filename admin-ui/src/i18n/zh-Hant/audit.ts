/** What an entry of the audit log says was done, by its action, and what a job is called, by its kind. */
export const auditTexts = {
  audit: {
    'password.changed': '變更密碼', 'role-group.created': '新增角色群組', 'role-group.changed': '修改角色群組', 'role-group.deleted': '刪除角色群組', 'role-group.modules-set': '設定群組功能', 'role-group.members-set': '設定群組人員',
    'list.exported': '匯出 EXCEL', 'job.file-opened': '下載工作檔案', 'file.uploaded': '上傳檔案', 'file.opened': '開啟檔案',
    'outcome.created': '新增學習成果', 'outcome.changed': '修改學習成果', 'outcome.removed': '刪除學習成果', 'outcome.sent': '送出學習成果', 'outcome.withdrawn': '撤回學習成果', 'outcome.ticked': '勾選學習成果', 'outcome.unticked': '取消勾選學習成果',
    'outcome.certified': '認證學習成果', 'outcome.returned': '退回學習成果', 'outcome.answer-undone': '收回審核結果', 'student.outcomes-viewed': '查看學生學習成果',
    'performance.created': '新增多元表現', 'performance.changed': '修改多元表現', 'performance.removed': '刪除多元表現', 'performance.ticked': '勾選多元表現', 'performance.unticked': '取消勾選多元表現', 'student.performances-viewed': '查看學生多元表現', 'file.upload-begun': '開始上傳檔案', 'file.upload-dropped': '取消上傳檔案', 'portfolio.download-started': '開始下載學習歷程',
    'sync.started': '開始同步', 'sync.applied': '寫入同步資料', 'sync.connection-saved': '儲存同步連線', 'sync.connection-tested': '測試同步連線', 'sync.shrink-confirmed': '確認同步結束的資料', 'sync.upload-previewed': '預覽上傳資料', 'sync.upload-applied': '寫入上傳資料',
    'roster.check-started': '開始名冊預檢', 'roster.export-started': '開始匯出名冊', 'roster.exported': '匯出名冊', 'roster.file-opened': '下載名冊', 'roster.links-revoked': '停用名冊連結',
  },
  jobs: { 'portfolio-download': '下載學習歷程', sync: '同步', 'roster-check': '名冊預檢', 'roster-export': '匯出名冊' },
};
