import { defineTexts } from '@portfolio/kernel/contract';

export const receiptTexts = defineTexts(
  {
    receipts: {
      values: { noScore: '無成績', passed: '及格', failed: '不及格', counted: '採計學分', notCounted: '不採計', exempted: '抵免', none: '-' },
      steps: { check: '核對檔案指紋', merge: '讀取並比對版本' },
      messages: {
        imported: '匯入完成：%{parts}。',
        part: { new: '%{category}第 %{version} 版 %{rows} 筆', same: '%{category}無異動' },
      },
      sheets: { headings: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', tail: '身分證號末三碼' } },
      fileNames: { rows: '收訖明細_%{term}_%{category}' },
    },
    messages: {
      'receipt-reminder': {
        subject: '收訖明細尚未確認',
        body: '%{name} 您好：\n\n%{term} 學年期有 %{count} 類收訖明細尚未確認，請於 %{until} 前登入系統，到「收訖明細確認」查看並按「資料正確」，或回報錯誤。',
      },
      'receipt-changed': {
        subject: '收訖明細有新版本，請重新確認',
        body: '%{name} 您好：\n\n學校匯入了 %{term} 學年期的新版收訖明細，其中您的資料與前一版不同，先前的確認已取消。請於 %{until} 前登入系統，到「收訖明細確認」重新確認。',
      },
      'receipt-noted': {
        subject: '您回報的收訖明細問題已有回覆',
        body: '%{name} 您好：\n\n您回報的問題（單號 %{number}）學校已填寫備註：\n\n%{note}\n\n可登入系統，到「收訖明細確認」查看。',
      },
    },
    enums: {
      receiptCategory: { courses: '修課紀錄', outcomes: '課程學習成果', performances: '多元表現', officers: '校內幹部經歷' },
      receiptState: { open: '待確認', confirmed: '資料正確', reported: '資料錯誤' },
      receiptPhase: { before: '尚未開始', open: '確認中', after: '已截止' },
      receiptChange: { new: '新版本', same: '無異動' },
      reportKind: { surplus: '資料有多', missing: '資料有少', wrong: '資料有誤' },
      reportState: { open: '待處理', noted: '已備註', review: '待複核', settled: '已確認無誤' },
      differenceSide: { both: '兩邊都有', here: '只在本系統', there: '只在中央資料庫' },
    },
    resources: {
      'receipt-students': {
        name: '收訖明細',
        fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', courses: '修課紀錄', outcomes: '課程學習成果', performances: '多元表現', officers: '校內幹部經歷' },
      },
      'receipt-strangers': { name: '不在學籍的收訖明細', fields: { category: '資料類別', tail: '身分證號末三碼', birthDate: '出生日期', rows: '筆數', firstRow: '第一筆內容' } },
      'receipt-reports': {
        name: '問題回報紀錄',
        fields: {
          number: '問題單號', term: '收訖明細之學期', name: '學生姓名', className: '學生班級', seatNo: '學生座號', category: '資料類別', kind: '錯誤類別', description: '問題描述', reportedAt: '回報日期',
          state: '狀態', note: '備註', notedBy: '備註者',
        },
      },
      'receipt-classes': {
        name: '確認鈕統計',
        fields: {
          term: '查詢學年期', grade: '現在年級', className: '現在班級', coursesConfirmed: '修課紀錄已確認人數', coursesReported: '修課紀錄錯誤回報人數', outcomesConfirmed: '學習成果已確認人數', outcomesReported: '學習成果錯誤回報人數',
          performancesConfirmed: '多元表現已確認人數', performancesReported: '多元表現錯誤回報人數', officersConfirmed: '幹部經歷已確認人數', officersReported: '幹部經歷錯誤回報人數', students: '現在班級總人數',
        },
      },
      'receipt-answers': {
        name: '學生確認情形', fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', courses: '修課紀錄', outcomes: '學習成果', performances: '多元表現', officers: '幹部經歷' },
      },
      'receipt-differences': {
        name: '收訖明細差異筆數',
        fields: {
          className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', outcomesTicked: '學習成果勾選', outcomesHeld: '學習成果收訖', outcomesHere: '成果只在本系統', outcomesThere: '成果只在中央',
          performancesTicked: '多元表現勾選', performancesHeld: '多元表現收訖', performancesHere: '表現只在本系統', performancesThere: '表現只在中央',
        },
      },
    },
    errors: {
      'receipt-name': '檔名不是收訖明細壓縮檔。請選擇從中央學習歷程資料庫下載、名稱像「1082_20210202163549收訖明細.zip」的檔案。沒有寫入任何資料。',
      'receipt-term': '這個壓縮檔是 %{archive} 學年期的收訖明細，不是選擇的 %{term}。沒有寫入任何資料，請改選學年期或檔案。',
      'receipt-no-list': '壓縮檔內沒有可讀取的 SHA.txt，無法核對。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-member': '壓縮檔內的「%{name}」不是收訖明細的檔案。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-unlisted': 'SHA.txt 沒有列出「%{name}」，無法核對。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-missing': 'SHA.txt 列出的「%{name}」不在壓縮檔內。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-twice': '壓縮檔內同一類資料有兩個檔案（%{name}）。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-nothing': '壓縮檔內沒有修課紀錄、課程學習成果、多元表現或校內幹部經歷。沒有寫入任何資料。',
      'receipt-hash': '「%{name}」的 SHA-256 與 SHA.txt 不符，檔案可能損壞或遭變更。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-json': '「%{name}」的內容不是收訖明細的格式。沒有寫入任何資料，請重新下載收訖明細。',
      'receipt-school': '壓縮檔內 %{people} 人之中只有 %{known} 人在本校學籍，可能是其他學校的收訖明細。沒有寫入任何資料，請確認檔案，或先同步學籍資料。',
      'receipt-gone': '上傳的壓縮檔已不在（已匯入、已取消，或超過一天），資料沒有變更。請重新選擇檔案。',
      'receipt-category': '您的角色群組不含這類資料，或壓縮檔內沒有這類資料。資料沒有變更。',
      'receipt-answered': '這份收訖明細已經回覆過了，這次沒有送出。需要修改時，請洽學校重新開放。',
      'receipt-early': '確認期間從 %{from} 開始，這次沒有送出。',
      'receipt-late': '確認期間已於 %{until} 截止，這次沒有送出。需要補確認時，請洽學校。',
      'receipt-noted-meanwhile': '%{name}剛才已先填寫這張回報單的備註，您的備註尚未儲存。請重新整理，看過後再決定是否修改。',
      'receipt-not-answered': '學生還沒有回覆這份收訖明細，不需要重新開放。資料沒有變更。',
      'receipt-period-order': '截止時間必須晚於開始時間。',
      'receipt-report-none': '請至少選擇一種錯誤類別並填寫說明。',
    },
  },
  {
    receipts: {
      values: { noScore: 'No score', passed: 'Passed', failed: 'Failed', counted: 'Counted', notCounted: 'Not counted', exempted: 'Exempted', none: '-' },
      steps: { check: 'Checking the files’ hashes', merge: 'Reading and comparing versions' },
      messages: {
        imported: 'Imported: %{parts}.',
        part: { new: '%{category} version %{version}, %{rows} rows', same: '%{category} unchanged' },
      },
      sheets: { headings: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', tail: 'End of national ID' } },
      fileNames: { rows: 'receipt_%{term}_%{category}' },
    },
    messages: {
      'receipt-reminder': {
        subject: 'Your receipt waits to be confirmed',
        body: 'Dear %{name},\n\n%{count} kinds of data in the receipt of term %{term} wait for your answer. Sign in before %{until}, open “Receipt”, and say whether the data is right.',
      },
      'receipt-changed': {
        subject: 'A new receipt came: please confirm again',
        body: 'Dear %{name},\n\nYour school took in a new version of the receipt of term %{term}. Your data differs from the version before, so your answer was taken back. Sign in before %{until}, open “Receipt”, and answer again.',
      },
      'receipt-noted': {
        subject: 'Your school has answered your report',
        body: 'Dear %{name},\n\nYour school wrote a note on your report number %{number}:\n\n%{note}\n\nSign in and open “Receipt” to see it.',
      },
    },
    enums: {
      receiptCategory: { courses: 'Courses', outcomes: 'Outcomes', performances: 'Performances', officers: 'Officer posts' },
      receiptState: { open: 'Waiting', confirmed: 'Correct', reported: 'Reported' },
      receiptPhase: { before: 'Not begun', open: 'Open', after: 'Ended' },
      receiptChange: { new: 'New version', same: 'Unchanged' },
      reportKind: { surplus: 'Too much', missing: 'Too little', wrong: 'Wrong' },
      reportState: { open: 'Open', noted: 'Noted', review: 'To be looked at again', settled: 'Settled' },
      differenceSide: { both: 'In both', here: 'Here only', there: 'Central database only' },
    },
    resources: {
      'receipt-students': {
        name: 'Receipts',
        fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', courses: 'Courses', outcomes: 'Outcomes', performances: 'Performances', officers: 'Officer posts' },
      },
      'receipt-strangers': { name: 'Not on the register', fields: { category: 'Kind', tail: 'End of national ID', birthDate: 'Date of birth', rows: 'Rows', firstRow: 'First row' } },
      'receipt-reports': {
        name: 'Reports',
        fields: {
          number: 'Number', term: 'Term', name: 'Name', className: 'Class', seatNo: 'Seat', category: 'Kind of data', kind: 'What is wrong', description: 'Description', reportedAt: 'Reported',
          state: 'State', note: 'Note', notedBy: 'Note by',
        },
      },
      'receipt-classes': {
        name: 'Answers by class',
        fields: {
          term: 'Term', grade: 'Grade', className: 'Class', coursesConfirmed: 'Courses confirmed', coursesReported: 'Courses reported', outcomesConfirmed: 'Outcomes confirmed', outcomesReported: 'Outcomes reported',
          performancesConfirmed: 'Performances confirmed', performancesReported: 'Performances reported', officersConfirmed: 'Posts confirmed', officersReported: 'Posts reported', students: 'Students of the class',
        },
      },
      'receipt-answers': {
        name: 'Answers by student', fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', courses: 'Courses', outcomes: 'Outcomes', performances: 'Performances', officers: 'Officer posts' },
      },
      'receipt-differences': {
        name: 'Differences',
        fields: {
          className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', outcomesTicked: 'Outcomes ticked', outcomesHeld: 'Outcomes received', outcomesHere: 'Outcomes here only', outcomesThere: 'Outcomes there only',
          performancesTicked: 'Performances ticked', performancesHeld: 'Performances received', performancesHere: 'Performances here only', performancesThere: 'Performances there only',
        },
      },
    },
    errors: {
      'receipt-name': 'This is not the name of a receipt archive. Choose the file that the central database gave, such as “1082_20210202163549收訖明細.zip”. Nothing was written.',
      'receipt-term': 'This archive is of term %{archive}, not of %{term} that was picked. Nothing was written; pick another term or file.',
      'receipt-no-list': 'The archive has no SHA.txt that can be read. Nothing was written; download the receipt again.',
      'receipt-member': '“%{name}” in the archive is no file of a receipt. Nothing was written; download the receipt again.',
      'receipt-unlisted': 'SHA.txt does not name “%{name}”. Nothing was written; download the receipt again.',
      'receipt-missing': '“%{name}”, which SHA.txt names, is not in the archive. Nothing was written; download the receipt again.',
      'receipt-twice': 'The archive holds two files of one kind (%{name}). Nothing was written; download the receipt again.',
      'receipt-nothing': 'The archive holds none of the four kinds of data. Nothing was written.',
      'receipt-hash': 'The SHA-256 of “%{name}” is not what SHA.txt says: it is damaged or was changed. Nothing was written; download the receipt again.',
      'receipt-json': '“%{name}” has not the form of a receipt. Nothing was written; download the receipt again.',
      'receipt-school': 'Only %{known} of the %{people} people in the archive are on your register: it may be another school’s. Nothing was written; check the file, or sync your students first.',
      'receipt-gone': 'The uploaded archive is no longer there (imported, dropped, or older than a day). Nothing was changed; choose the file again.',
      'receipt-category': 'Your role groups do not hold this kind of data, or the archive does not. Nothing was changed.',
      'receipt-answered': 'This receipt has been answered already; nothing was sent. Ask your school to open it again.',
      'receipt-early': 'The time for confirming begins at %{from}; nothing was sent.',
      'receipt-late': 'The time for confirming ended at %{until}; nothing was sent. Ask your school if you still have to answer.',
      'receipt-noted-meanwhile': '%{name} has just written a note on this report; yours was not saved. Reload and look first.',
      'receipt-not-answered': 'The student has not answered this receipt, so there is nothing to open again. Nothing was changed.',
      'receipt-period-order': 'The end has to come after the start.',
      'receipt-report-none': 'Choose what is wrong, at least one, and describe it.',
    },
  },
);
