import { defineTexts } from '@portfolio/kernel/contract';

export const exchangeTexts = defineTexts(
  {
    exchange: {
      steps: { export: '寫入學生的資料與檔案', check: '檢查壓縮檔內的每個檔案', match: '比對學籍資料', import: '寫入學生的資料' },
      messages: {
        exported: '已匯出 %{students} 位學生，%{files} 個檔案。請於「匯出紀錄」下載，並以其他方式告知對方密碼與 MD5。',
        checked: '檢查完成：%{students} 位學生中有 %{matched} 位可以匯入。',
        imported: '匯入 %{students} 人，完成 %{completed} 人。',
      },
      reasons: {
        term: '學年度或學期不正確', 'course-code': '課程代碼不是 23 碼', brief: '已認證的成果沒有簡述', 'brief-long': '簡述太長', 'file-none': '已認證的成果沒有檔案', 'file-type': '檔案類型不在可接受的範圍',
        'file-lies': '檔案內容與副檔名不符，或檔案已損壞', 'file-name': '檔名太長', dates: '日期不正確', unit: '單位名稱或職務名稱不正確', characters: '含有無法顯示的字元', unexpected: '寫入失敗，這位學生的資料沒有變更',
      },
      noReason: '轉入前學校未通過認證。',
      teacherThere: '%{teacher}（%{school}）',
      event: '由 %{school} 的學習歷程資料匯入。',
      eventSubmitted: '由 %{school} 的學習歷程資料匯入；已於該校 %{term} 學年期提交。',
    },
    enums: {
      exchangeStudentStatus: { enrolled: '在學', suspended: '休學', transferred: '轉出', graduated: '畢業' },
      exchangeExportState: { running: '產生中', done: '可下載', failed: '沒有完成', ended: '已結束' },
      exchangeImportState: { uploaded: '已上傳', checking: '檢查中', checked: '等待匯入', refused: '未通過檢查', applying: '匯入中', done: '已完成', ended: '已取消' },
      exchangeStudentState: { matched: '可匯入', unknown: '查無學籍資料', done: '已匯入', failed: '沒有完成' },
    },
    resources: {
      'exchange-students': { name: '匯出學生學習歷程資料', fields: { studentNo: '學號', name: '姓名', className: '班級', birthDate: '出生日期', idTail: '身分證號', status: '學籍狀態' } },
      'exchange-exports': {
        name: '學習歷程資料匯出紀錄',
        fields: { madeAt: '匯出時間', state: '狀態', students: '學生數', fileName: '檔名', bytes: '大小', madeBy: '匯出者', expiresAt: '保留至', endedAt: '結束時間' },
      },
      'exchange-imports': {
        name: '學習歷程資料匯入紀錄',
        fields: { madeAt: '匯入時間', fileName: '檔名', fromSchool: '來源學校', state: '狀態', students: '匯入人數', completed: '完成人數', madeBy: '匯入者', reason: '原因', endedAt: '完成時間' },
      },
    },
    errors: {
      'exchange-checksum': 'MD5 不相符：收到的檔案不是對方匯出的檔案，或傳送時損壞。沒有寫入任何資料，請確認 MD5，或重新取得檔案。',
      'exchange-checksum-shape': 'MD5 為 32 個英數字（0-9、a-f）。',
      'exchange-json': '壓縮檔內沒有學習歷程資料的 JSON 檔，或內容格式不符。沒有寫入任何資料，請洽原學校重新匯出。',
      'exchange-manifest': '「%{name}」與壓縮檔的清單不符，檔案可能遭變更。沒有寫入任何資料，請洽原學校重新匯出。',
      'exchange-file-missing': '壓縮檔內缺少「%{name}」。沒有寫入任何資料，請洽原學校重新匯出。',
      'exchange-file-changed': '「%{name}」的 MD5 不相符，檔案可能遭變更。沒有寫入任何資料，請洽原學校重新匯出。',
      'exchange-file-lost': '檔案「%{name}」無法由檔案庫讀取，匯出檔案沒有產生。請洽系統管理者由備份復原檔案後再試。',
      'exchange-ended': '這筆紀錄已結束或尚未完成，沒有檔案可以使用。需要時請重新產生匯出檔案。',
      'exchange-not-checked': '這個檔案尚未通過檢查、正在處理，或已經匯入。請重新整理後查看狀態。',
      'exchange-no-id': '學生「%{name}」沒有身分證號，對方學校無法比對，匯出檔案沒有產生。請先於校務行政系統補正並同步。',
    },
  },
  {
    exchange: {
      steps: { export: 'Writing students and files', check: 'Checking every file of the archive', match: 'Finding the students', import: 'Taking students in' },
      messages: {
        exported: '%{students} students and %{files} files exported. Fetch the file under “Records”, and tell the other school password and MD5 by another way.',
        checked: 'Checked: %{matched} of %{students} students can be taken in.',
        imported: '%{students} students, %{completed} of them taken in.',
      },
      reasons: {
        term: 'The year or semester is wrong', 'course-code': 'The course code has not 23 characters', brief: 'A certified outcome without a brief', 'brief-long': 'The brief is too long', 'file-none': 'A certified outcome without a file',
        'file-type': 'This kind of file is not taken', 'file-lies': 'The content is not what the name says, or the file is damaged', 'file-name': 'The file’s name is too long', dates: 'A date is wrong', unit: 'The unit or the post is wrong',
        characters: 'Contains characters that cannot be shown', unexpected: 'Could not be written; nothing of this student was changed',
      },
      noReason: 'Not certified by the former school.',
      teacherThere: '%{teacher} (%{school})',
      event: 'Taken in from the portfolio of %{school}.',
      eventSubmitted: 'Taken in from the portfolio of %{school}, where it was submitted in term %{term}.',
    },
    enums: {
      exchangeStudentStatus: { enrolled: 'Enrolled', suspended: 'Suspended', transferred: 'Transferred', graduated: 'Graduated' },
      exchangeExportState: { running: 'Being made', done: 'Ready', failed: 'Not done', ended: 'Ended' },
      exchangeImportState: { uploaded: 'Uploaded', checking: 'Being checked', checked: 'Waits for import', refused: 'Refused', applying: 'Being taken in', done: 'Done', ended: 'Cancelled' },
      exchangeStudentState: { matched: 'Can be taken in', unknown: 'Not on the register', done: 'Taken in', failed: 'Not done' },
    },
    resources: {
      'exchange-students': { name: 'Export portfolios', fields: { studentNo: 'Student number', name: 'Name', className: 'Class', birthDate: 'Birthday', idTail: 'National ID', status: 'Status' } },
      'exchange-exports': {
        name: 'Exports of portfolios',
        fields: { madeAt: 'Exported', state: 'State', students: 'Students', fileName: 'File', bytes: 'Size', madeBy: 'By', expiresAt: 'Kept until', endedAt: 'Ended' },
      },
      'exchange-imports': {
        name: 'Imports of portfolios',
        fields: { madeAt: 'Imported', fileName: 'File', fromSchool: 'From school', state: 'State', students: 'Students', completed: 'Completed', madeBy: 'By', reason: 'Reason', endedAt: 'Ended' },
      },
    },
    errors: {
      'exchange-checksum': 'The MD5 is wrong: this is not the file that the other school exported, or it was damaged on the way. Nothing was written; check the MD5 or get the file again.',
      'exchange-checksum-shape': 'An MD5 has 32 characters (0-9, a-f).',
      'exchange-json': 'The archive holds no JSON of portfolios, or one of another shape. Nothing was written; ask the former school to export again.',
      'exchange-manifest': '“%{name}” is not what the list in the archive says; it may have been changed. Nothing was written; ask the former school to export again.',
      'exchange-file-missing': '“%{name}” is missing in the archive. Nothing was written; ask the former school to export again.',
      'exchange-file-changed': 'The MD5 of “%{name}” is wrong; it may have been changed. Nothing was written; ask the former school to export again.',
      'exchange-file-lost': '“%{name}” cannot be read from the store, so no archive was made. Ask the administrator to restore it from a backup.',
      'exchange-ended': 'This record has ended or is not ready, and has no file. Export again if you need one.',
      'exchange-not-checked': 'This file is not checked, is being worked on, or was taken in already. Reload to see its state.',
      'exchange-no-id': '“%{name}” has no national ID, so the other school could not find the student; no archive was made. Mend it in the school administration system and sync.',
    },
  },
);
