import { defineTexts, type Texts } from '@portfolio/kernel/contract';
import { counsellingDimensions, outcomeDimensions, performanceDimensions, planDimensions, receiptDimensions } from '../domain/dimensions';

const zhCounts = { students: '學生人數', uploaded: '上傳件數', draft: '未送出', waiting: '待認證', returned: '退回', certified: '認證成功', ticked: '已勾選' };
const enCounts = { students: 'Students', uploaded: 'Uploaded', draft: 'Not sent', waiting: 'Waiting', returned: 'Sent back', certified: 'Certified', ticked: 'Ticked' };
const zhBy = { term: '學年期', grade: '年級', class: '班級', subject: '科目', field: '領域', teacher: '授課教師', day: '送出日期', category: '類別', year: '學年度' };
const enBy = { term: 'Term', grade: 'Grade', class: 'Class', subject: 'Subject', field: 'Field', teacher: 'Teacher', day: 'Day sent', category: 'Category', year: 'Year' };

type By = keyof typeof zhBy;
const resources = (prefix: string, dimensions: readonly By[], by: Record<By, string>, name: (by: string) => string, counts: Texts): Texts =>
  Object.fromEntries(dimensions.map((each) => [`${prefix}-by-${each}`, { name: name(by[each]), fields: { name: by[each], ...counts } }]));

const zhPerformances = { students: '學生人數', written: '填寫件數', unticked: '未勾選', ticked: '已勾選' };
const enPerformances = { students: 'Students', written: 'Written', unticked: 'Not ticked', ticked: 'Ticked' };
const zhPlans = { students: '學生人數', plans: '計畫件數', draft: '未送出', submitted: '審核中', returned: '退回', passed: '通過' };
const enPlans = { students: 'Students', plans: 'Plans', draft: 'Not sent', submitted: 'Under review', returned: 'Sent back', passed: 'Passed' };
const zhCounselling = { students: '學生人數', attendances: '諮詢人次', inGroup: '團體諮詢人次', individual: '個別諮詢人次' };
const enCounselling = { students: 'Students', attendances: 'Attendances', inGroup: 'In a group', individual: 'Individual' };
const zhReceipts = { students: '學生人數', receipts: '收訖明細份數', open: '尚未確認', confirmed: '已確認', reported: '問題回報' };
const enReceipts = { students: 'Students', receipts: 'Receipts', open: 'Not answered', confirmed: 'Confirmed', reported: 'Reported' };
const zhPerson = { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名' };
const enPerson = { className: 'Class', seatNo: 'Seat', studentNo: 'Number', name: 'Name' };

export const insightTexts = defineTexts<Texts>(
  {
    errors: { 'saved-filters-full': '這個清單已有 %{limit} 組常用篩選，這次沒有儲存。請先刪除不用的。' },
    confirmationSheet: {
      title: '%{year} 學年度學生上傳及勾選情形確認單', seat: '%{seatNo} 號', studentNo: '學號 %{studentNo}', counts: '課程學習成果已勾選 %{outcomes}/%{outcomesAllowed}　多元表現已勾選 %{performances}/%{performancesAllowed}',
      outcomes: '課程學習成果', performances: '多元表現', none: '沒有資料。', term: '學年期', course: '課程', brief: '成果簡述', files: '檔案', state: '狀態', answered: '審核', category: '類別', name: '名稱', content: '內容簡述', proof: '證明文件',
      signStudent: '學生簽名', signParent: '家長簽名', signTeacher: '導師簽名', signDate: '日期', foot: '列印時間 %{at}　第 %{page} 頁', fileName: '上傳及勾選情形確認單', archived: '已產生 %{count} 位學生的確認單。',
      student: '學生姓名', school: '學校名稱', blanks: '有罕用字無法印出，請在「＿」處手寫：%{places}', archivedBlanks: '其中 %{count} 位的確認單有罕用字無法印出（%{places}），請在「＿」處手寫；學號：%{numbers}',
      steps: { font: '準備字型', write: '產生確認單' },
    },
    resources: {
      ...resources('outcomes', outcomeDimensions, zhBy, (by) => `學習成果統計 ${by}`, zhCounts),
      ...resources('uploads', ['class', 'subject', 'teacher'], zhBy, (by) => `學習成果上傳統計 ${by}`, zhCounts),
      ...resources('performances', performanceDimensions, zhBy, (by) => `多元表現統計 ${by}`, zhPerformances),
      ...resources('plans', planDimensions, zhBy, (by) => `自主學習計畫統計 ${by}`, zhPlans),
      ...resources('counselling', counsellingDimensions, { ...zhBy, teacher: '課程諮詢教師' }, (by) => `課程諮詢統計 ${by}`, zhCounselling),
      ...resources('receipts', receiptDimensions, zhBy, (by) => `收訖明細統計 ${by}`, zhReceipts),
      'outcome-students': { name: '學習成果學生清單', fields: { ...zhPerson, ...zhCounts } },
      'performance-students': { name: '多元表現學生清單', fields: { ...zhPerson, ...zhPerformances } },
      'plan-students': { name: '自主學習計畫學生清單', fields: { ...zhPerson, ...zhPlans } },
      'counselled-students': { name: '課程諮詢學生清單', fields: { ...zhPerson, ...zhCounselling } },
      'receipt-holders': { name: '收訖明細學生清單', fields: { ...zhPerson, ...zhReceipts } },
      'outcome-usage': { name: '學習成果使用人數統計表', fields: { grade: '年級', className: '班級', students: '班級人數', uploaded: '上傳人數', sent: '送出人數', certified: '認證成功人數', ticked: '勾選人數' } },
      'certification-statistics': { name: '教師學習成果認證統計表', fields: { teacherNo: '教師編號', teacherName: '教師', received: '收到件數', certified: '認證成功', returned: '退回', waiting: '待認證', medianDays: '認證天數中位數' } },
      'counselling-statistics': { name: '課程諮詢紀錄統計', fields: { term: '學年期', teacherName: '課程諮詢教師', className: '班級', groups: '團體諮詢', individuals: '個別諮詢', records: '紀錄總數', attendances: '諮詢人次' } },
      'uncertified-teachers': { name: '未認證教師狀況表', fields: { teacherNo: '教師編號', teacherName: '教師', courses: '課程數', students: '學生人數', waiting: '未認證件數', longest: '最早送出時間' } },
      'uncertified-students': { name: '未認證學生清單', fields: { className: '班級', seatNo: '座號', name: '姓名', subject: '科目', waiting: '未認證件數' } },
    },
  },
  {
    errors: { 'saved-filters-full': 'This list has %{limit} kept filters already; nothing was kept. Delete one first.' },
    confirmationSheet: {
      title: 'Uploads and ticks of the academic year %{year}', seat: 'Seat %{seatNo}', studentNo: 'Number %{studentNo}', counts: 'Outcomes ticked %{outcomes}/%{outcomesAllowed}　Performances ticked %{performances}/%{performancesAllowed}',
      outcomes: 'Learning outcomes', performances: 'Performances', none: 'Nothing here.', term: 'Term', course: 'Course', brief: 'Brief', files: 'Files', state: 'State', answered: 'Answered', category: 'Category', name: 'Name', content: 'Brief', proof: 'Proof',
      signStudent: 'Student', signParent: 'Parent', signTeacher: 'Homeroom teacher', signDate: 'Date', foot: 'Printed %{at}　Page %{page}', fileName: 'confirmation-sheets', archived: 'Sheets of %{count} students were written.',
      student: 'Student’s name', school: 'School', blanks: 'Rare characters could not be printed; write them by hand at “＿”: %{places}', archivedBlanks: ' On %{count} of them rare characters could not be printed (%{places}); write them by hand at “＿”. Students: %{numbers}',
      steps: { font: 'Preparing the font', write: 'Writing the sheets' },
    },
    resources: {
      ...resources('outcomes', outcomeDimensions, enBy, (by) => `Outcomes by ${by.toLowerCase()}`, enCounts),
      ...resources('uploads', ['class', 'subject', 'teacher'], enBy, (by) => `Uploads by ${by.toLowerCase()}`, enCounts),
      ...resources('performances', performanceDimensions, enBy, (by) => `Performances by ${by.toLowerCase()}`, enPerformances),
      ...resources('plans', planDimensions, enBy, (by) => `Self-study plans by ${by.toLowerCase()}`, enPlans),
      ...resources('counselling', counsellingDimensions, { ...enBy, teacher: 'Counsellor' }, (by) => `Counselling by ${by.toLowerCase()}`, enCounselling),
      ...resources('receipts', receiptDimensions, enBy, (by) => `Receipts by ${by.toLowerCase()}`, enReceipts),
      'outcome-students': { name: 'Students behind the number of outcomes', fields: { ...enPerson, ...enCounts } },
      'performance-students': { name: 'Students behind the number of performances', fields: { ...enPerson, ...enPerformances } },
      'plan-students': { name: 'Students behind the number of self-study plans', fields: { ...enPerson, ...enPlans } },
      'counselled-students': { name: 'Students behind the number of counselling sessions', fields: { ...enPerson, ...enCounselling } },
      'receipt-holders': { name: 'Students behind the number of receipts', fields: { ...enPerson, ...enReceipts } },
      'outcome-usage': { name: 'Students who use outcomes', fields: { grade: 'Grade', className: 'Class', students: 'In class', uploaded: 'Uploaded', sent: 'Sent', certified: 'Certified', ticked: 'Ticked' } },
      'certification-statistics': { name: 'Certification by teacher', fields: { teacherNo: 'Number', teacherName: 'Teacher', received: 'Received', certified: 'Certified', returned: 'Sent back', waiting: 'Waiting', medianDays: 'Median days' } },
      'counselling-statistics': { name: 'Counselling records', fields: { term: 'Term', teacherName: 'Teacher', className: 'Class', groups: 'Group', individuals: 'Individual', records: 'Records', attendances: 'Attendances' } },
      'uncertified-teachers': { name: 'Teachers with outcomes waiting', fields: { teacherNo: 'Number', teacherName: 'Teacher', courses: 'Courses', students: 'Students', waiting: 'Waiting', longest: 'Oldest sent' } },
      'uncertified-students': { name: 'Students whose outcomes wait', fields: { className: 'Class', seatNo: 'Seat', name: 'Name', subject: 'Subject', waiting: 'Waiting' } },
    },
  },
);
