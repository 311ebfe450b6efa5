import { defineTexts } from '@portfolio/kernel/contract';

export const syncTexts = defineTexts(
  {
    sync: {
      /** What the job does now; rows are counted beside it. */
      receiving: {
        subjects: '接收開課科目資料', classes: '接收開課班級資料', students: '接收學生學籍資料', teachers: '接收教師基本資料',
        offerings: '接收教師開課資料', enrolments: '接收學生修課資料', officer_posts: '接收幹部經歷資料',
      },
      merging: {
        subjects: '寫入開課科目資料', classes: '寫入開課班級資料', students: '寫入學生學籍資料', teachers: '寫入教師基本資料',
        offerings: '寫入教師開課資料', enrolments: '寫入學生修課資料', officer_posts: '寫入幹部經歷資料',
      },
      done: '同步完成：新增 %{new} 筆、變更 %{changed} 筆、結束 %{ended} 筆、相同 %{same} 筆，拒收 %{refused} 筆。',
      waits: '%{types}會結束過多資料，尚未寫入。請到「同步項目及排程」確認。其餘資料已更新。',
      notes: {
        waits: '收到 %{received} 筆，會結束 %{ends} 筆（目前 %{live} 筆），等待確認。',
        empty: '學校系統沒有送來任何資料（目前有 %{live} 筆），等待確認。',
        blocked: '等待「%{type}」確認後再寫入。',
        skipped: '「%{type}」沒有完成，這一類因此沒有寫入。',
        unconfirmed: '會結束 %{ends} 筆（目前 %{live} 筆），沒有經過確認，未寫入。',
        overtaken: '沒有完成或沒有確認，已由之後的同步取代。',
        incomplete: '學校系統沒有送完整（應有 %{total} 筆，收到 %{received} 筆）：收到的已寫入，沒收到的維持原狀。',
      },
      reasons: {
        missing: '必填欄位是空的', 'not-a-row': '格式不符，不是一筆資料', 'not-text': '格式不符', 'too-long': '文字太長', unreadable: '含有無法辨識的字元，可能是編碼不符',
        'not-a-number': '不是數字', 'out-of-range': '數值超出範圍', 'not-a-date': '不是日期', 'not-yes-or-no': '應為是或否', 'not-an-option': '不是可用的選項',
        'bad-number-text': '編號只能有英文字母、數字、點、底線及連字號', 'course-code': '課程代碼不是 23 碼', 'other-school': '是其他學校的代碼', 'school-code': '學校代碼不是 6 碼',
        'check-digit': '身分證號檢查碼不符', 'class-or-group': '班級代碼與分組名稱至少要有一個', 'ends-before-start': '結束日期早於開始日期', 'bad-email': '電子郵件格式不符，已略過這個欄位',
        duplicate: '與前面的資料重複', 'unknown-class': '沒有這個班級', 'unknown-subject': '沒有這個科目', 'unknown-teacher': '沒有這位教師', 'unknown-student': '沒有這位學生',
        'unknown-offering': '沒有這門開課', 'login-taken': '帳號已由其他人使用', 'unknown-homeroom': '導師編號不在教師資料中，導師欄位留空', 'left-out-by-school': '學校系統沒有送出這一筆',
      },
      failures: {
        'not-set': '尚未設定連線',
        unreachable: '連不上學校系統，請檢查網址及網路', 'time-out': '學校系統沒有在時間內回應', 'server-error': '學校系統發生錯誤（HTTP %{status}）', 'broken-json': '學校系統的回應不完整或不是 JSON',
        'repeated-page': '學校系統重複送出同一頁資料', busy: '學校系統忙碌中（90）', 'wrong-shape': '學校系統的回應格式與協定不符', 'too-large': '學校系統的回應太大',
        'http-status': '學校系統拒絕（HTTP %{status}）', redirect: '學校系統要求轉到其他網址，請直接設定正確的網址', 'address-refused': '這個網址不能連線',
        'bad-parameter': '學校系統不接受查詢條件（01）', 'not-authorised': '學校系統不接受用戶端代號或密鑰（02）', 'unknown-school': '學校系統不認得這個學校代碼（03）',
        'school-failure': '學校系統執行失敗（99）', 'unknown-status': '學校系統回應不認得的狀態（%{status}）', 'other-school': '學校系統送來其他學校（%{school}）的資料，全部拒收',
      },
      trial: { ok: '連線成功，學校系統可以使用。' },
      items: { students: '學籍資料', enrolments: '修課資料', officer_posts: '幹部經歷資料', teachers: '教職員資料', classes: '班級資料', teaching: '授課資料' },
    },
    enums: {
      syncType: {
        subjects: '開課科目資料', classes: '開課班級資料', students: '學生學籍資料', teachers: '教師基本資料', offerings: '教師開課資料', enrolments: '學生修課資料', officer_posts: '幹部經歷資料',
      },
      syncFeed: { 'API-1': 'API-1', 'API-2': 'API-2' },
      syncSource: { server: '校務行政系統', upload: '上傳檔案' },
      syncState: { running: '進行中', applied: '已寫入', waiting: '等待確認', refused: '拒收', failed: '失敗' },
      syncEncoding: { auto: '自動判斷', 'utf-8': 'UTF-8', big5: 'Big5' },
    },
    resources: {
      'sync-runs': {
        name: '學校查詢接收紀錄',
        fields: {
          dataType: '資料類型', feed: '介面', term: '學年期', source: '來源', state: '狀態', errors: '錯誤', result: '結果', receivedAt: '接收時間', endedAt: '結束時間',
          rowsReceived: '收到', rowsNew: '新增', rowsChanged: '變更', rowsSame: '相同', rowsEnded: '結束', rowsRefused: '拒收',
        },
      },
    },
    errors: {
      'sync-time': '時間格式為 HH:MM，例如 08:00。',
      'sync-not-set': '尚未設定校務行政系統的連線。請先填寫連線設定，或改用上傳檔案。',
      'sync-address': '這個網址不能使用。請填寫 http 或 https 開頭的校務行政系統網址，不含帳號密碼。',
      'sync-secret-needed': '請輸入用戶端密鑰。更換網址時，密鑰需要重新輸入。',
      'sync-running': '本校的同步正在進行中，資料沒有變更。請等它完成後再試。',
      'sync-nothing-waits': '這一批資料已不需要確認，可能已確認過，或已由之後的同步取代。請重新整理後查看。',
      'sync-numbers-changed': '筆數與畫面上的不同，沒有變更任何資料。請重新整理後再確認一次。',
      'sync-incomplete': '部分資料沒有同步：%{failed}。其餘資料已更新。詳細內容請看「學校查詢接收紀錄」。',
      'sync-sheet-unreadable': '無法讀取這個檔案，資料沒有變更。請上傳 CSV 或 XLSX 檔；CSV 的編碼為 UTF-8 或 Big5。',
      'sync-sheet-headings': '標題列不符，資料沒有變更。缺少的欄位：%{missing}；重複的欄位：%{repeated}。請下載範本對照。',
      'sync-sheet-empty': '檔案裡沒有資料列，資料沒有變更。',
      'sync-sheet-long': '檔案太大，資料沒有變更。一次最多 %{limit} 列，請分成幾個檔案。',
      'sync-upload-gone': '這份預覽已套用或已逾時，資料沒有變更。請重新上傳檔案。',
      'sync-shrink-unconfirmed': '套用後會結束 %{ends} 筆資料（目前 %{live} 筆），超過兩成，資料沒有變更。請確認筆數後再套用。',
    },
  },
  {
    sync: {
      receiving: {
        subjects: 'Receiving subjects', classes: 'Receiving classes', students: 'Receiving students', teachers: 'Receiving staff',
        offerings: 'Receiving courses offered', enrolments: 'Receiving courses taken', officer_posts: 'Receiving officer posts',
      },
      merging: {
        subjects: 'Writing subjects', classes: 'Writing classes', students: 'Writing students', teachers: 'Writing staff',
        offerings: 'Writing courses offered', enrolments: 'Writing courses taken', officer_posts: 'Writing officer posts',
      },
      done: 'Done: %{new} new, %{changed} changed, %{ended} ended, %{same} the same, %{refused} refused.',
      waits: '%{types} would end too many rows and was not written. Confirm it under “Sync”. The rest is up to date.',
      notes: {
        waits: '%{received} rows came; %{ends} of %{live} would end. Waiting for a yes.',
        empty: 'The school’s server sent nothing (%{live} rows are held). Waiting for a yes.',
        blocked: 'Written after “%{type}” is confirmed.',
        skipped: 'Not written, since “%{type}” was not completed.',
        unconfirmed: '%{ends} of %{live} would end, and nobody said yes: not written.',
        overtaken: 'Neither completed nor confirmed; a later sync took its place.',
        incomplete: 'The school’s server did not send everything (%{total} announced, %{received} came): what came was written, the rest stayed as it was.',
      },
      reasons: {
        missing: 'A required field is empty', 'not-a-row': 'Not a row', 'not-text': 'Wrong kind of value', 'too-long': 'Text too long', unreadable: 'Unreadable characters; perhaps the wrong encoding',
        'not-a-number': 'Not a number', 'out-of-range': 'Number out of range', 'not-a-date': 'Not a date', 'not-yes-or-no': 'Should be yes or no', 'not-an-option': 'Not one of the options',
        'bad-number-text': 'Only letters, digits, dot, underscore and hyphen', 'course-code': 'Not a course code of 23 characters', 'other-school': 'Another school’s number', 'school-code': 'Not a school code of 6 characters',
        'check-digit': 'National ID: wrong check digit', 'class-or-group': 'Needs a class or a group name', 'ends-before-start': 'Ends before it starts', 'bad-email': 'Not an e-mail address; left out',
        duplicate: 'Same key as an earlier row', 'unknown-class': 'No such class', 'unknown-subject': 'No such subject', 'unknown-teacher': 'No such teacher', 'unknown-student': 'No such student',
        'unknown-offering': 'No such course offered', 'login-taken': 'The account belongs to somebody else', 'unknown-homeroom': 'Homeroom teacher not among the staff; left empty', 'left-out-by-school': 'The school’s server left this row out',
      },
      failures: {
        'not-set': 'No connection is set',
        unreachable: 'The school’s server cannot be reached; check the address and the network', 'time-out': 'The school’s server did not answer in time', 'server-error': 'The school’s server failed (HTTP %{status})', 'broken-json': 'The answer broke off or is no JSON',
        'repeated-page': 'The school’s server sent the same page again', busy: 'The school’s server is busy (90)', 'wrong-shape': 'The answer does not follow the protocol', 'too-large': 'The answer is too large',
        'http-status': 'The school’s server refused (HTTP %{status})', redirect: 'The school’s server points elsewhere; set the right address', 'address-refused': 'This address is not connected to',
        'bad-parameter': 'The school’s server does not accept the question (01)', 'not-authorised': 'The school’s server does not accept the client or its secret (02)', 'unknown-school': 'The school’s server does not know this school (03)',
        'school-failure': 'The school’s server failed (99)', 'unknown-status': 'The school’s server answered with an unknown status (%{status})', 'other-school': 'Rows of another school (%{school}) came; all were refused',
      },
      trial: { ok: 'Connected; the school’s server can be used.' },
      items: { students: 'Students', enrolments: 'Courses taken', officer_posts: 'Officer posts', teachers: 'Staff', classes: 'Classes', teaching: 'Teaching' },
    },
    enums: {
      syncType: {
        subjects: 'Subjects', classes: 'Classes', students: 'Students', teachers: 'Staff', offerings: 'Courses offered', enrolments: 'Courses taken', officer_posts: 'Officer posts',
      },
      syncFeed: { 'API-1': 'API-1', 'API-2': 'API-2' },
      syncSource: { server: 'School’s server', upload: 'Upload' },
      syncState: { running: 'Running', applied: 'Written', waiting: 'Waiting for a yes', refused: 'Refused', failed: 'Failed' },
      syncEncoding: { auto: 'Find out', 'utf-8': 'UTF-8', big5: 'Big5' },
    },
    resources: {
      'sync-runs': {
        name: 'Received data',
        fields: {
          dataType: 'Kind of data', feed: 'Feed', term: 'Term', source: 'From', state: 'State', errors: 'Errors', result: 'Result', receivedAt: 'Received', endedAt: 'Ended',
          rowsReceived: 'Received', rowsNew: 'New', rowsChanged: 'Changed', rowsSame: 'Same', rowsEnded: 'Ended', rowsRefused: 'Refused',
        },
      },
    },
    errors: {
      'sync-time': 'A time as HH:MM, such as 08:00.',
      'sync-not-set': 'No connection to the school administration system is set. Set it first, or upload sheets.',
      'sync-address': 'This address cannot be used. Enter the http or https address of the school administration system, without user name and password.',
      'sync-secret-needed': 'Enter the client secret. It has to be given again when the address changes.',
      'sync-running': 'A sync of this school is running; nothing was changed. Wait until it is done.',
      'sync-nothing-waits': 'This batch no longer waits for a yes: it was answered, or a later sync took its place. Reload and look.',
      'sync-numbers-changed': 'The numbers differ from those shown; nothing was changed. Reload and confirm again.',
      'sync-incomplete': 'Some data was not synced: %{failed}. The rest is up to date. See “Received data” for details.',
      'sync-sheet-unreadable': 'This file cannot be read; nothing was changed. Upload CSV (UTF-8 or Big5) or XLSX.',
      'sync-sheet-headings': 'The headings do not fit; nothing was changed. Missing: %{missing}; twice: %{repeated}. Compare with the template.',
      'sync-sheet-empty': 'The file has no rows; nothing was changed.',
      'sync-sheet-long': 'The file is too large; nothing was changed. At most %{limit} lines at a time: split it.',
      'sync-upload-gone': 'This preview was applied or is too old; nothing was changed. Upload the file again.',
      'sync-shrink-unconfirmed': 'This would end %{ends} of %{live} rows, more than a fifth; nothing was changed. Confirm the number to apply it.',
    },
  },
);
