import { defineTexts } from '@portfolio/kernel/contract';

/** Labels of the ten categories are the rosters’ headings too: `performance.field.<category>.<key>` of domain/categories.ts. */
export const performanceTexts = defineTexts(
  {
    enums: {
      performanceCategory: {
        officer: '幹部經歷暨事蹟紀錄', competition: '競賽參與紀錄', certificate: '檢定證照紀錄', service: '服務學習紀錄', flexible: '彈性學習時間紀錄', activity: '團體活動時間紀錄', workplace: '職場學習紀錄', work: '作品成果紀錄', advance: '大學及技專校院先修課程紀錄', other: '其他多元表現紀錄',
      },
      performanceState: { draft: '未勾選', ticked: '已勾選', submitted: '已提交', receipted: '已收訖' },
    },
    performance: {
      field: {
        officer: { unit: '單位名稱', startDate: '開始日期', endDate: '結束日期', post: '擔任職務', level: '幹部等級' },
        competition: { name: '競賽名稱', item: '項目', level: '競賽等級', award: '獎項', announcedOn: '結果公布日期', team: '團體參與' },
        certificate: { code: '證照代碼', note: '註1', score: '分數', parts: '分項結果', obtainedOn: '取得證照日期', number: '證照字號', group: '檢定組別' },
        service: { name: '服務名稱', unit: '服務單位', startDate: '開始日期', endDate: '結束日期', hours: '時數' },
        flexible: { kind: '類別種類', name: '內容開設名稱', unit: '開設單位', year: '開設學年度', semester: '開設學期', perWeek: '每週節數', weeks: '開設週數' },
        activity: { kind: '類別', unit: '辦理單位', name: '團體活動內容名稱', year: '活動學年度', semester: '活動學期', periods: '節數' },
        workplace: { kind: '類別', unit: '職場學習單位', post: '職場學習職稱', startDate: '開始日期', endDate: '結束日期', hours: '時數' },
        work: { name: '名稱', madeOn: '日期' },
        advance: { program: '計畫專案', unit: '開設單位', name: '課程名稱', startDate: '開始日期', endDate: '結束日期', credits: '學分數', hours: '總時數' },
        other: { name: '名稱', organizer: '主辦單位', startDate: '開始日期', endDate: '結束日期', hours: '時數' },
      },
      common: { category: '類別', year: '學年度', brief: '內容簡述', document: '證明文件', media: '影音檔案', link: '外部影音連結', state: '狀態' },
    },
    resources: {
      'performance-ticks': {
        name: '查詢學生多元表現情形',
        fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', written: '填寫數量', ticked: '勾選數量', grade: '年級' },
      },
    },
    errors: {
      'performance-ticked': '已勾選或已提交的多元表現不能變更內容，內容沒有變更。請先取消勾選，修改後再勾選。',
      'performance-incomplete': '還有必填的欄位沒有填妥，沒有勾選。請先修改這件多元表現，再勾選。',
      'performance-year': '這個學年度您不在本校的班級，請改選其他學年度。',
      'performance-code': '代碼表剛才有變更，這個選項已不能選。請重新整理後再選一次。',
      'day-far': '日期不在可填寫的範圍（民國 89 年至 188 年）。',
      'one-decimal': '最多到小數第一位。',
      'ends-before-start': '結束日期早於開始日期，請檢查兩個日期。',
      'link-unsafe': '請填 https:// 開頭的完整網址。',
    },
  },
  {
    enums: {
      performanceCategory: {
        officer: 'Posts and deeds', competition: 'Competitions', certificate: 'Tests and certificates', service: 'Service learning', flexible: 'Flexible learning time', activity: 'Group activities', workplace: 'Workplace learning', work: 'Works', advance: 'Advance courses of universities', other: 'Others',
      },
      performanceState: { draft: 'Not ticked', ticked: 'Ticked', submitted: 'Submitted', receipted: 'Receipted' },
    },
    performance: {
      field: {
        officer: { unit: 'Unit', startDate: 'From', endDate: 'Until', post: 'Post', level: 'Level' },
        competition: { name: 'Competition', item: 'Event', level: 'Level', award: 'Award', announcedOn: 'Result announced', team: 'Alone or in a team' },
        certificate: { code: 'Certificate code', note: 'Note 1', score: 'Score', parts: 'Results of the parts', obtainedOn: 'Obtained', number: 'Certificate number', group: 'Group of the test' },
        service: { name: 'Service', unit: 'For whom', startDate: 'From', endDate: 'Until', hours: 'Hours' },
        flexible: { kind: 'Kind', name: 'Name of the content', unit: 'Held by', year: 'Academic year', semester: 'Semester', perWeek: 'Periods a week', weeks: 'Weeks' },
        activity: { kind: 'Kind', unit: 'Held by', name: 'Name of the activity', year: 'Academic year', semester: 'Semester', periods: 'Periods' },
        workplace: { kind: 'Kind', unit: 'Workplace', post: 'Role there', startDate: 'From', endDate: 'Until', hours: 'Hours' },
        work: { name: 'Name', madeOn: 'Date' },
        advance: { program: 'Programme', unit: 'Held by', name: 'Course', startDate: 'From', endDate: 'Until', credits: 'Credits', hours: 'Hours in all' },
        other: { name: 'Name', organizer: 'Organizer', startDate: 'From', endDate: 'Until', hours: 'Hours' },
      },
      common: { category: 'Category', year: 'Academic year', brief: 'Brief', document: 'Proof', media: 'Audio/video', link: 'Outside link', state: 'State' },
    },
    resources: {
      'performance-ticks': {
        name: 'Performances by student',
        fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', written: 'Written', ticked: 'Ticked', grade: 'Grade' },
      },
    },
    errors: {
      'performance-ticked': 'What is ticked or submitted cannot be changed; nothing was changed. Take the tick back, change it and tick it again.',
      'performance-incomplete': 'A required field is not filled in, so it was not ticked. Change the performance first, then tick it.',
      'performance-year': 'You were in no class of this school in that year. Choose another.',
      'performance-code': 'The list has just been changed and this option is gone. Reload and choose again.',
      'day-far': 'The date is outside of what can be filled in (2000 to 2099).',
      'one-decimal': 'One digit behind the point at most.',
      'ends-before-start': 'It ends before it begins; check the two dates.',
      'link-unsafe': 'Give a whole address that begins with https://.',
    },
  },
);
