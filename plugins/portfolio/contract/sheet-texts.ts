import { defineTexts } from '@portfolio/kernel/contract';

/** Words of sheets, of the preview and of the page inside the download: the same on the screen and in the zip. */
export const sheetTexts = defineTexts(
  {
    enums: { enrolmentMethod: { class: '專班', tutoring: '自學輔導', mixed: '隨班' } },
    portfolioSheet: {
      title: '%{name} 的學習歷程檔案', made: '製作時間 %{at}', school: '學校', studentNo: '學號', classes: '班級',
      courses: '修課紀錄', posts: '校內幹部經歷', outcomes: '課程學習成果', performances: '多元表現', none: '沒有資料。',
      term: '學年期', course: '課程', kind: '修課類別', credits: '學分', hours: '節數', score: '成績', passed: '及格', notPassed: '不及格', makeup: '補考 %{score}',
      unit: '單位名稱', post: '擔任職務', from: '開始日期', until: '結束日期', level: '幹部等級', state: '狀態', brief: '成果簡述', document: '文件檔案', media: '影音檔案', teachers: '任課教師', answeredBy: '審核教師', answeredAt: '審核時間', reason: '退回原因',
      origin: '原修課：%{what}', originTerm: '%{year} 學年度第 %{semester} 學期', originSchool: '學校 %{school}', originCode: '課程代碼 %{code}', method: '方式：%{method}',
      missing: '檔案 %{name} 目前無法取得，沒有放進來。', fingerprint: 'SHA-256 %{sha256}',
      about: '這個壓縮檔由學校的學習歷程平臺產生，不必登入即可閱讀；檔案在同一個資料夾，點檔名就能開啟。',
      fileName: '學習歷程檔案', steps: { pack: '收入檔案' }, packed: '已收入 %{files} 個檔案。', packedMissing: '已收入 %{files} 個檔案；%{missing} 個檔案目前無法取得，列在索引頁。',
    },
  },
  {
    enums: { enrolmentMethod: { class: 'Class of its own', tutoring: 'Guided self-study', mixed: 'With another class' } },
    portfolioSheet: {
      title: 'Portfolio of %{name}', made: 'Made %{at}', school: 'School', studentNo: 'Student number', classes: 'Classes',
      courses: 'Courses', posts: 'Posts at school', outcomes: 'Learning outcomes', performances: 'Performances', none: 'Nothing here.',
      term: 'Term', course: 'Course', kind: 'Kind', credits: 'Credits', hours: 'Periods', score: 'Grade', passed: 'Passed', notPassed: 'Not passed', makeup: 'Make-up %{score}',
      unit: 'Unit', post: 'Post', from: 'From', until: 'Until', level: 'Level', state: 'State', brief: 'Brief', document: 'Document', media: 'Audio/video', teachers: 'Teachers', answeredBy: 'Answered by', answeredAt: 'Answered', reason: 'Reason',
      origin: 'First taken: %{what}', originTerm: 'academic year %{year}, semester %{semester}', originSchool: 'school %{school}', originCode: 'course code %{code}', method: 'Way: %{method}',
      missing: 'The file %{name} cannot be fetched now and is not in here.', fingerprint: 'SHA-256 %{sha256}',
      about: 'This archive was made by the school’s portfolio platform and can be read without signing in; the files are in the same folder: choose a name to open one.',
      fileName: 'portfolio', steps: { pack: 'Packing files' }, packed: '%{files} files are in it.', packedMissing: '%{files} files are in it; %{missing} cannot be fetched now and are named on the index page.',
    },
  },
);
