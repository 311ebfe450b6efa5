import { defineTexts } from '@portfolio/kernel/contract';

/** Texts of 課程諮詢紀錄 and of a teacher's own classes. */
export const counsellingTexts = defineTexts(
  {
    enums: {
      counsellingKind: { group: '團體', individual: '個別' },
      counsellingCategory: { 'course-selection': '選課輔導', portfolio: '學習歷程檔案', career: '生涯與升學', other: '其他' },
    },
    resources: {
      'counselling-records': { name: '課程諮詢紀錄', fields: { heldOn: '日期', kind: '方式', category: '類別', subject: '主題', place: '地點', students: '學生數', read: '已閱讀' } },
      'counselling-students': { name: '課程諮詢學生', fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名' } },
      'class-students': {
        name: '我的班級學生',
        fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', sent: '待認證', certified: '認證成功', returned: '退回', ticked: '已勾選', performances: '多元表現', plans: '自主學習', records: '課程諮詢' },
      },
    },
    errors: {
      'counselling-read': '已有學生閱讀確認，這筆紀錄不能再修改或刪除，沒有變更。需要更正時，請另外新增一筆。',
      'counselling-future': '日期不能晚於今天。',
      'counselling-nobody': '請選擇至少一位學生。',
      'counselling-one': '個別諮詢只能選擇一位學生。',
    },
    messages: {
      'counselling-recorded': { subject: '新的課程諮詢紀錄：%{subject}', body: '%{teacher} 於 %{date} 的課程諮詢「%{subject}」已有紀錄，請閱讀後確認。' },
    },
  },
  {
    enums: {
      counsellingKind: { group: 'Group', individual: 'Individual' },
      counsellingCategory: { 'course-selection': 'Choice of courses', portfolio: 'Learning portfolio', career: 'Career and further study', other: 'Other' },
    },
    resources: {
      'counselling-records': { name: 'Counselling records', fields: { heldOn: 'Date', kind: 'Kind', category: 'About', subject: 'Subject', place: 'Place', students: 'Students', read: 'Read' } },
      'counselling-students': { name: 'Students to counsel', fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name' } },
      'class-students': {
        name: 'Students of my classes',
        fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', sent: 'Waiting', certified: 'Certified', returned: 'Sent back', ticked: 'Ticked', performances: 'Performances', plans: 'Self-study', records: 'Counselling' },
      },
    },
    errors: {
      'counselling-read': 'A student has signed off having read this record: it cannot be changed or deleted any more, and was not. Add another record to correct it.',
      'counselling-future': 'The date cannot be after today.',
      'counselling-nobody': 'Choose at least one student.',
      'counselling-one': 'An individual counselling is with one student.',
    },
    messages: {
      'counselling-recorded': { subject: 'New counselling record: %{subject}', body: 'The counselling “%{subject}” by %{teacher} on %{date} has been recorded. Please read it and sign off.' },
    },
  },
);
