import { defineTexts } from '@portfolio/kernel/contract';

export const schoolTexts = defineTexts(
  {
    enums: {
      windowItem: {
        send: '學生上傳及送出學習成果認證時間', certify: '老師認證學生學習成果時間',
        'tick-outcomes': '學生勾選學習成果時間', 'tick-performances': '學生勾選多元表現時間',
      },
      division: { day: '日間部', continuing: '進修部' },
      windowState: { before: '尚未開始', open: '開放中', after: '已結束' },
      nationalKind: { outcomes: '學習成果作業時間', performances: '多元表現作業時間' },
      windowWarning: {
        'outside-national': '超出全國作業時間，請修改。', 'upload-short': '結束時間距學期最後一天不足兩週，學生可能來不及上傳。', 'certify-before-send': '比學生送出的截止時間早結束，最後送出的成果將無人能認證。',
      },
    },
    resources: {
      'counselling-teachers': { name: '教師清單', fields: { assigned: '已設定', name: '教師姓名', email: 'E-mail', classes: '班級數' } },
      reviewers: { name: '合開課程', fields: { year: '學年', semester: '學期', className: '班級', courseName: '課程', teacherName: '教師', reviews: '審核' } },
      'counselling-assignments': { name: '查詢輔導教師', fields: { year: '學年', semester: '學期', grade: '年級', className: '班級', department: '科別', teacherName: '課程諮詢教師', email: 'E-mail' } },
    },
    errors: {
      'window-closed': '現在不在「%{item}」內（%{from} 至 %{until}）。需要調整時，請洽學校管理者。',
      'window-none': '學校還沒有設定「%{item}」。請洽學校管理者。',
      'window-order': '結束時間必須晚於開始時間。',
      'window-semester': '認證相關項目請選第 1 或第 2 學期；勾選項目為整學年，學期是 0。',
      'window-outside': '超出全國作業時間（%{from} 至 %{until}），沒有儲存。請改在這段時間內。',
      'window-national-none': '%{year} 學年度的全國作業時間尚未公布，還不能設定，沒有儲存。公布後再試，或洽系統管理者。',
      'window-taken': '這個年級在同一學年期已有「%{item}」，沒有儲存。請直接修改原有的那一列。',
      'outcomes-too-few': '依國教署規定，每學期不可低於 %{limit} 件。',
      'term-order': '最後一天不可早於第一天。',
      'term-outside': '學期日期必須在 %{from} 至 %{until} 之間，沒有儲存。',
      'term-overlap': '與其他學期的日期重疊，或先後順序不對，沒有儲存。請檢查前後學期的日期。',
      'term-taken': '這個學年期已經有了，沒有儲存。請直接修改原有的那一列。',
      'term-current': '這是目前學年期，不能刪除。請先將另一個學年期設為目前學年期。',
      'term-in-use': '這個學年期已有班級、課程或作業時間，不能刪除。',
      'reviewer-none': '「%{course}」至少要有一位教師的審核為「是」，否則沒有人能認證。全部變更都沒有儲存，請修改後再儲存。',
    },
  },
  {
    enums: {
      windowItem: {
        send: 'Students upload and send outcomes', certify: 'Teachers certify outcomes', 'tick-outcomes': 'Students tick outcomes', 'tick-performances': 'Students tick performances',
      },
      division: { day: 'Day', continuing: 'Continuing' },
      windowState: { before: 'Not yet open', open: 'Open', after: 'Closed' },
      nationalKind: { outcomes: 'Time for outcomes', performances: 'Time for diverse performances' },
      windowWarning: {
        'outside-national': 'Outside the national time; change it.', 'upload-short': 'Ends less than two weeks after the last day of the semester: students may run out of time.', 'certify-before-send': 'Ends before students may last send: nobody could certify what comes last.',
      },
    },
    resources: {
      'counselling-teachers': { name: 'Teachers', fields: { assigned: 'Assigned', name: 'Teacher', email: 'E-mail', classes: 'Classes' } },
      reviewers: { name: 'Co-taught courses', fields: { year: 'Year', semester: 'Semester', className: 'Class', courseName: 'Course', teacherName: 'Teacher', reviews: 'Reviews' } },
      'counselling-assignments': { name: 'Counselling teachers', fields: { year: 'Year', semester: 'Semester', grade: 'Grade', className: 'Class', department: 'Department', teacherName: 'Counselling teacher', email: 'E-mail' } },
    },
    errors: {
      'window-closed': 'This is outside the time for “%{item}” (%{from} to %{until}). Ask your school’s administrator if it needs changing.',
      'window-none': 'Your school has set no time for “%{item}” yet. Ask its administrator.',
      'window-order': 'The end must be later than the start.',
      'window-semester': 'Sending and certifying belong to semester 1 or 2; ticking belongs to the whole year, which is semester 0.',
      'window-outside': 'Outside the national time (%{from} to %{until}); nothing was saved. Choose a time within it.',
      'window-national-none': 'The national time of academic year %{year} has not been announced; nothing was saved. Try again when it is, or ask the system’s administrator.',
      'window-taken': 'This grade has “%{item}” for the term already; nothing was saved. Change that row.',
      'outcomes-too-few': 'The ministry’s rule: not fewer than %{limit} a semester.',
      'term-order': 'The last day must not be before the first.',
      'term-outside': 'The days must lie between %{from} and %{until}; nothing was saved.',
      'term-overlap': 'The days overlap another semester, or come in the wrong order; nothing was saved. Check the semesters before and after.',
      'term-taken': 'This semester is there already; nothing was saved. Change that row.',
      'term-current': 'This is the current semester and cannot be deleted. Set another one first.',
      'term-in-use': 'The semester has classes, courses or times already and cannot be deleted.',
      'reviewer-none': '“%{course}” needs at least one teacher who reviews, or nobody could certify. None of the changes was saved; change it and save again.',
    },
  },
);
