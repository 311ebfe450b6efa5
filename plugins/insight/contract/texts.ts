import { defineTexts, type Texts } from '@portfolio/kernel/contract';
import { outcomeDimensions, performanceDimensions } from '../domain/dimensions';

const zhCounts = { students: '學生人數', uploaded: '上傳件數', draft: '未送出', waiting: '待認證', returned: '退回', certified: '認證成功', ticked: '已勾選' };
const enCounts = { students: 'Students', uploaded: 'Uploaded', draft: 'Not sent', waiting: 'Waiting', returned: 'Sent back', certified: 'Certified', ticked: 'Ticked' };
const zhBy = { term: '學年期', grade: '年級', class: '班級', subject: '科目', field: '領域', teacher: '授課教師', day: '送出日期', category: '類別', year: '學年度' };
const enBy = { term: 'Term', grade: 'Grade', class: 'Class', subject: 'Subject', field: 'Field', teacher: 'Teacher', day: 'Day sent', category: 'Category', year: 'Year' };

type By = keyof typeof zhBy;
const resources = (prefix: string, dimensions: readonly By[], by: Record<By, string>, name: (by: string) => string, counts: Texts): Texts =>
  Object.fromEntries(dimensions.map((each) => [`${prefix}-by-${each}`, { name: name(by[each]), fields: { name: by[each], ...counts } }]));

const zhPerformances = { students: '學生人數', written: '填寫件數', ticked: '已勾選' };
const enPerformances = { students: 'Students', written: 'Written', ticked: 'Ticked' };

export const insightTexts = defineTexts<Texts>(
  {
    resources: {
      ...resources('outcomes', outcomeDimensions, zhBy, (by) => `學習成果統計 ${by}`, zhCounts),
      ...resources('uploads', ['class', 'subject', 'teacher'], zhBy, (by) => `學習成果上傳統計 ${by}`, zhCounts),
      ...resources('performances', performanceDimensions, zhBy, (by) => `多元表現統計 ${by}`, zhPerformances),
      'outcome-usage': { name: '學習成果使用人數統計表', fields: { grade: '年級', className: '班級', students: '班級人數', uploaded: '上傳人數', sent: '送出人數', certified: '認證成功人數', ticked: '勾選人數' } },
      'certification-statistics': { name: '教師學習成果認證統計表', fields: { teacherNo: '教師編號', teacherName: '教師', received: '收到件數', certified: '認證成功', returned: '退回', waiting: '待認證', medianDays: '認證天數中位數' } },
      'counselling-statistics': { name: '課程諮詢紀錄統計', fields: { term: '學年期', teacherName: '課程諮詢教師', className: '班級', groups: '團體諮詢', individuals: '個別諮詢', records: '紀錄總數', attendances: '諮詢人次' } },
      'uncertified-teachers': { name: '未認證教師狀況表', fields: { teacherNo: '教師編號', teacherName: '教師', courses: '課程數', students: '學生人數', waiting: '未認證件數', longest: '最早送出時間' } },
      'uncertified-students': { name: '未認證學生清單', fields: { className: '班級', seatNo: '座號', name: '姓名', subject: '科目', waiting: '未認證件數' } },
    },
  },
  {
    resources: {
      ...resources('outcomes', outcomeDimensions, enBy, (by) => `Outcomes by ${by.toLowerCase()}`, enCounts),
      ...resources('uploads', ['class', 'subject', 'teacher'], enBy, (by) => `Uploads by ${by.toLowerCase()}`, enCounts),
      ...resources('performances', performanceDimensions, enBy, (by) => `Performances by ${by.toLowerCase()}`, enPerformances),
      'outcome-usage': { name: 'Students who use outcomes', fields: { grade: 'Grade', className: 'Class', students: 'In class', uploaded: 'Uploaded', sent: 'Sent', certified: 'Certified', ticked: 'Ticked' } },
      'certification-statistics': { name: 'Certification by teacher', fields: { teacherNo: 'Number', teacherName: 'Teacher', received: 'Received', certified: 'Certified', returned: 'Sent back', waiting: 'Waiting', medianDays: 'Median days' } },
      'counselling-statistics': { name: 'Counselling records', fields: { term: 'Term', teacherName: 'Teacher', className: 'Class', groups: 'Group', individuals: 'Individual', records: 'Records', attendances: 'Attendances' } },
      'uncertified-teachers': { name: 'Teachers with outcomes waiting', fields: { teacherNo: 'Number', teacherName: 'Teacher', courses: 'Courses', students: 'Students', waiting: 'Waiting', longest: 'Oldest sent' } },
      'uncertified-students': { name: 'Students whose outcomes wait', fields: { className: 'Class', seatNo: 'Seat', name: 'Name', subject: 'Subject', waiting: 'Waiting' } },
    },
  },
);
