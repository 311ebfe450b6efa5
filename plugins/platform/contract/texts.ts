import { defineTexts } from '@portfolio/kernel/contract';

export const platformTexts = defineTexts(
  {
    errors: {
      'school-code': '學校代碼是六個數字或大寫英文字母。',
      'login-shape': '帳號可用英文字母、數字和 . _ -，最多 40 個字。',
      'school-code-taken': '這個學校代碼已經有學校了，沒有新增任何資料。請在清單中找到那所學校。',
      'login-taken': '這個帳號屬於學校中不是管理者的人，沒有變更任何資料。請換一個帳號。',
    },
    platform: {
      refused: {
        unique: '已經有相同的資料（%{constraint}）。沒有儲存任何變更，請改用不同的內容。',
        foreign: '所指的資料不存在、屬於另一所學校，或還有其他資料在使用它（%{constraint}）。沒有儲存任何變更。',
        rule: '內容不符合規則（%{constraint}）。沒有儲存任何變更，請檢查欄位。',
        missing: '欄位「%{column}」必須填寫。沒有儲存任何變更。',
      },
      rules: {
        schools_code_key: '學校代碼已經有人使用。沒有儲存任何變更。',
        schools_code_shape: '學校代碼必須是六個數字或大寫英文字母。沒有儲存任何變更。',
        national_windows_order: '結束日期不可早於開始日期。沒有儲存任何變更。',
        national_windows_key: '這個學年度和種類已經有一筆全國作業期間。沒有儲存任何變更，請修改那一筆。',
        terms_semester: '學期是 1 或 2，且最後一天不可早於第一天。沒有儲存任何變更。',
        work_windows_whole: '結束時間必須晚於開始時間；上傳、認證屬於第 1 或第 2 學期，勾選屬於整個學年（0）。沒有儲存任何變更。',
        work_windows_key: '這個年級、學年期和項目已經有一筆作業時間。沒有儲存任何變更。',
        school_parameters_limits: '每學期件數不可少於 6，每門課程不可少於 1，寄信時間是 0 到 23 點。沒有儲存任何變更。',
        accounts_school_login_key: '這所學校已經有這個帳號。沒有儲存任何變更。',
        retention_rules_months: '保存月數是 1 到 600；操作紀錄不可少於 6 個月，畢業生資料不可少於 12 個月。沒有儲存任何變更。',
        retention_rules_kind_key: '這一種資料已經有保存期限。沒有儲存任何變更，請修改那一筆。',
        roster_column_editions_number_key: '已經有相同名稱的名冊欄位版次。沒有儲存任何變更，請換一個版次名稱。',
        accounts_kind: '學生帳號要指定學生，教師帳號要指定教師。沒有儲存任何變更。',
      },
    },
  },
  {
    errors: {
      'school-code': 'A school code is six digits or capital letters.',
      'login-shape': 'Letters, digits and . _ -, at most 40 characters.',
      'school-code-taken': 'There is a school with this code already; nothing was made. Find it in the list.',
      'login-taken': 'This login belongs to somebody of the school who is no administrator; nothing was changed. Choose another.',
    },
    platform: {
      refused: {
        unique: 'The same is there already (%{constraint}). Nothing was saved; enter something else.',
        foreign: 'What it points to is not there, belongs to another school, or is still used (%{constraint}). Nothing was saved.',
        rule: 'This breaks a rule (%{constraint}). Nothing was saved; check the fields.',
        missing: 'The field “%{column}” must be filled in. Nothing was saved.',
      },
      rules: {
        schools_code_key: 'This school code is taken. Nothing was saved.',
        schools_code_shape: 'A school code is six digits or capital letters. Nothing was saved.',
        national_windows_order: 'The end is before the start. Nothing was saved.',
        national_windows_key: 'This year and kind has a national window already. Nothing was saved; change that one.',
        terms_semester: 'The semester is 1 or 2, and the last day not before the first. Nothing was saved.',
        work_windows_whole: 'The end must be after the start; sending and certifying belong to semester 1 or 2, ticking to the whole year (0). Nothing was saved.',
        work_windows_key: 'This grade, term and item has a window already. Nothing was saved.',
        school_parameters_limits: 'At least 6 a semester, at least 1 a course, and an hour from 0 to 23. Nothing was saved.',
        accounts_school_login_key: 'The school has this account already. Nothing was saved.',
        retention_rules_months: '1 to 600 months; not fewer than 6 for the audit log and 12 for those who have left. Nothing was saved.',
        retention_rules_kind_key: 'This kind has a rule already. Nothing was saved; change that one.',
        roster_column_editions_number_key: 'There is an edition of the columns with this name already. Nothing was saved; choose another name.',
        accounts_kind: 'A student’s account names the student, a teacher’s the teacher. Nothing was saved.',
      },
    },
  },
);
