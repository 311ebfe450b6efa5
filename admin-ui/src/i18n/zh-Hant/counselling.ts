/** Screens of 課程諮詢紀錄 and of a teacher's own classes. */
export const counsellingScreenTexts = {
  screens: { counsellingRecords: '課程諮詢紀錄', myCounselling: '課程諮詢紀錄', myClasses: '我的班級' },
  counselling: {
    help: '紀錄團體與個別課程諮詢。學生會收到通知，閱讀後確認；有學生確認後，紀錄就不能再修改。',
    empty: '這個學年期還沒有紀錄。', add: '新增紀錄', 'add-title': '新增課程諮詢紀錄', 'edit-title': '修改課程諮詢紀錄',
    field: { term: '學年期', kind: '方式', category: '類別', heldOn: '日期', place: '地點', subject: '主題', content: '內容', 'content-help': '學生看得到這段文字。', document: '附件' },
    'students-to-pick': '可選學生', 'students-picked': '參加學生', 'students-read': '學生 %{students} 位，已閱讀 %{read} 位', 'read-at': '已閱讀 %{at}', unread: '尚未閱讀', fixed: '已有學生閱讀確認，不能再修改或刪除。需要更正時，請另外新增一筆。',
    'remove-title': '刪除這筆紀錄？', 'remove-text': '會刪除 1 筆紀錄，參加學生 %{students} 位將看不到：%{subject}。刪除後無法復原。', removed: '已刪除 1 筆紀錄。',
    'own-help': '課程諮詢教師為您留下的紀錄。閱讀後請按「我已閱讀」。', 'own-empty': '目前沒有課程諮詢紀錄。', by: '課程諮詢教師：%{teacher}', sign: '我已閱讀', signed: '已確認閱讀。',
  },
  classes: {
    help: '您擔任導師或課程諮詢教師的班級。只供查看，不含學生尚未送出的草稿。', class: '班級', all: '全部 %{smart_count} 個班級', students: '%{smart_count} 人', empty: '這個學年期沒有您擔任導師或課程諮詢教師的班級。',
    title: '學習歷程：%{name}', 'read-only': '本學年的內容，只供查看；尚未送出的草稿與尚未勾選的多元表現不顯示。', performances: '多元表現', part: '%{title}（%{count}）', nothing: '本學年沒有資料。',
  },
};
