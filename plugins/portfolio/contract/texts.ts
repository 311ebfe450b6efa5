import { defineTexts } from '@portfolio/kernel/contract';

export const portfolioTexts = defineTexts(
  {
    enums: {
      outcomeState: { draft: '未送出', sent: '待認證', certified: '認證成功', returned: '退回', ticked: '已勾選', submitted: '已提交', receipted: '已收訖' },
      enrolmentKind: { semester: '學期', makeup: '補修', retake: '重修', repeat: '重讀', transfer: '轉學轉科', visiting: '借讀' },
      fileKind: { document: '文件', media: '影音' },
    },
    resources: {
      certifications: {
        name: '認證學習成果',
        fields: {
          courseName: '課程', className: '班級', seatNo: '座號', studentNo: '學號', studentName: '姓名', brief: '成果簡述', state: '狀態', sentAt: '送出時間', answeredAt: '審核時間',
          answeredBy: '審核教師', reason: '退回原因', documentName: '文件檔案', mediaName: '影音檔案', term: '學年期',
        },
      },
      'outcome-ticks': {
        name: '查詢學生學習成果情形',
        fields: { className: '班級', seatNo: '座號', studentNo: '學號', name: '姓名', uploaded: '上傳數目', sent: '送出數目', certified: '認證數目', ticked: '勾選數目', grade: '年級' },
      },
    },
    errors: {
      'illegal-move': '目前的狀態不能這樣做，可能剛被其他人處理。請重新整理後查看。',
      'already-sent': '已送出的成果不能變更內容。請先撤回，修改後再送出。',
      'answered-meanwhile': '這件成果剛才已由其他審核教師處理，以先處理的結果為準。',
      'send-limit': '這學期送出的成果已達上限 %{limit} 件。可撤回尚未認證的成果，再送出這一件。',
      'course-limit': '這門課送出的成果已達上限 %{limit} 件。',
      'tick-limit': '本學年勾選已達上限 %{limit} 件。請先取消一件，再勾選這一件。',
      'brief-missing': '請先填寫成果簡述（1 到 100 個字），再送出。',
      'file-missing': '請先附上文件或影音檔案，再送出。',
      'file-empty': '檔案是空的，請選擇有內容的檔案。',
      'file-type': '不能上傳這種檔案。可上傳的格式：%{allowed}。',
      'file-lies': '檔案內容與副檔名不符，或檔案已損壞。請重新匯出檔案後再上傳。',
      'file-large': '檔案太大，最多 %{limit} MB。請壓縮後再上傳。',
      'file-name-long': '檔名太長，請改短後再上傳。',
      'file-cut': '上傳中斷，檔案沒有收到。請再上傳一次。',
      'upload-offset': '檔案的這一段與已收到的接不上，這一段沒有收下。請由第 %{offset} 個位元組繼續。',
      'upload-incomplete': '檔案還沒有傳完（%{offset}/%{bytes} 位元組），已收到的部分保留著。請繼續上傳。',
    },
  },
  {
    enums: {
      outcomeState: { draft: 'Draft', sent: 'Waiting', certified: 'Certified', returned: 'Sent back', ticked: 'Ticked', submitted: 'Submitted', receipted: 'Receipted' },
      enrolmentKind: { semester: 'Semester', makeup: 'Make-up', retake: 'Retake', repeat: 'Repeated year', transfer: 'Transfer', visiting: 'Visiting' },
      fileKind: { document: 'Document', media: 'Audio/video' },
    },
    resources: {
      certifications: {
        name: 'Certify outcomes',
        fields: {
          courseName: 'Course', className: 'Class', seatNo: 'Seat', studentNo: 'Student number', studentName: 'Name', brief: 'Brief', state: 'State', sentAt: 'Sent', answeredAt: 'Answered',
          answeredBy: 'Answered by', reason: 'Reason', documentName: 'Document', mediaName: 'Audio/video', term: 'Term',
        },
      },
      'outcome-ticks': {
        name: 'Outcomes by student',
        fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', name: 'Name', uploaded: 'Uploaded', sent: 'Sent', certified: 'Certified', ticked: 'Ticked', grade: 'Grade' },
      },
    },
    errors: {
      'illegal-move': 'This cannot be done in its present state; somebody may just have dealt with it. Reload and look.',
      'already-sent': 'What was sent cannot be changed. Withdraw it, change it and send it again.',
      'answered-meanwhile': 'Another reviewer has just answered this; the first answer counts.',
      'send-limit': 'You have sent %{limit} outcomes this semester, which is all that is allowed. Withdraw one that is not yet certified to send this one.',
      'course-limit': 'You have sent %{limit} outcomes for this course, which is all that is allowed.',
      'tick-limit': 'You have ticked %{limit} this year, which is all that is allowed. Take one tick back first.',
      'brief-missing': 'Write a brief (1 to 100 characters) before sending.',
      'file-missing': 'Attach a document or an audio/video file before sending.',
      'file-empty': 'The file is empty; choose one with something in it.',
      'file-type': 'This kind of file cannot be uploaded. Allowed: %{allowed}.',
      'file-lies': 'The content is not what the name says, or the file is damaged. Export it again and upload it.',
      'file-large': 'The file is too large: at most %{limit} MB. Compress it and upload it again.',
      'file-name-long': 'The file name is too long; shorten it.',
      'file-cut': 'The upload broke off and nothing was kept. Upload it again.',
      'upload-offset': 'This part does not join what has come so far and was not taken. Go on from byte %{offset}.',
      'upload-incomplete': 'The file is not complete (%{offset} of %{bytes} bytes); what has come is kept. Go on uploading.',
    },
  },
);
