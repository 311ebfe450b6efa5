/** What an entry of the audit log says of itself: its facts by their keys, and the words among their values. */
export const auditDetailTexts = {
  'audit-details': {
    id: '對象編號', nothing: '（空白）', 'item-of': '%{name} %{number}',
    objects: { parameters: '功能參數', reviewers: '合開課程審核老師', 'mail-server': '郵件寄送伺服器', connection: '同步連線', teachers: '教師' },
    facts: {
      accounts: '帳號', active: '啟用', add: '新增', address: '位址', after: '變更後', again: '先前已上傳過', asked: '要通知', auditWhole: '操作紀錄完整', baseUrl: '網址', before: '變更前', broken: '問題',
      bytes: '檔案大小（位元組）', category: '類別', certify: '認證', changed: '變更', changes: '變更', className: '班級', classes: '班級', clientId: '用戶端代碼', code: '代碼', conditions: '條件',
      content: '內容', count: '筆數', course: '課程', dailyAt: '每日時間', delete: '刪除', done: '完成', edit: '修改', enabled: '啟用', encryption: '加密', endHour: '結束時', ended: '結束',
      ends: '會結束', endsAt: '結束時間', endsOn: '結束日期', errors: '錯誤', file: '檔案', fileName: '檔案', files: '檔案數', filter: '篩選的欄位', former: '原名稱', from: '原狀態', fromGrade: '來源年級',
      fromSchool: '來源學校', frozen: '改為已提交', givenUp: '不再寄送的信', grade: '年級', grades: '年級', hasPassword: '已有密碼', heldOn: '日期', host: '伺服器', ids: '編號', inUse: '使用中', item: '項目',
      items: '項目', kind: '種類', kinds: '種類', left: '剩餘', limit: '上限', lockVersion: '版本', login: '帳號', madeAt: '產生時間', md5: 'MD5', mode: '方式', modules: '功能模組', months: '保存月數',
      name: '名稱', new: '新增', note: '備註', number: '編號', ok: '成功', outcomes: '學習成果', outcomesPerCourse: '單科學習成果上傳數量', outcomesPerSemester: '學習成果上傳數量', overwrite: '覆寫',
      parts: '類別', passwordGiven: '變更了密碼', performances: '多元表現', port: '連接埠', questions: '確認的項目', reason: '原因', received: '收到', refused: '拒絕', removed: '移除', reviews: '審核',
      roster: '名冊別', rows: '筆數', same: '相同', screen: '畫面', secretGiven: '變更了密鑰', semester: '學期', sendReminderDays: '送出截止前幾天通知', sha256: 'SHA-256',
      staffSecondFactor: '教職員須使用兩步驟驗證', stages: '認證順序', startHour: '開始時', startsAt: '開始時間', startsOn: '開始日期', state: '狀態', students: '學生', submitted: '已提交', substitute: '代理人',
      tables: '資料表', teacher: '教師', teacherMailHour: '通知教師時間', teachers: '教師', term: '學年期', tickOutcomesReminderDays: '勾選學習成果截止前幾天通知',
      tickPerformancesReminderDays: '勾選多元表現截止前幾天通知', ticked: '已勾選', title: '名稱', to: '至', toGrades: '目的年級', told: '已通知', type: '資料類別', types: '資料類別', unlocked: '解除',
      warnings: '警告', year: '學年度',
    },
    values: {
      administrator: '學校管理者', certified: '認證成功', classes: '開課班級', draft: '試匯出', enrolments: '學生修課', final: '正式匯出', group: '團體', individual: '個別', missing: '缺少', none: '無',
      offerings: '教師開課', officer_posts: '幹部經歷', outcomes: '學習成果', passed: '通過', performances: '多元表現', returned: '退回', send: '送出學習成果', sent: '送出認證', staff: '職員', student: '學生',
      students: '學生學籍', subjects: '開課科目', submitted: '已提交', surplus: '多出', teacher: '教師', teachers: '教師', 'tick-outcomes': '勾選學習成果', 'tick-performances': '勾選多元表現',
      ticked: '已勾選', wrong: '不正確',
    },
  },
};
