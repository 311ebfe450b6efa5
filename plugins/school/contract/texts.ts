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
    },
    errors: {
      'window-closed': '現在不在「%{item}」內（%{from} 至 %{until}）。需要調整時，請洽學校管理者。',
      'window-none': '學校還沒有設定「%{item}」。請洽學校管理者。',
    },
  },
  {
    enums: {
      windowItem: {
        send: 'Students upload and send outcomes', certify: 'Teachers certify outcomes', 'tick-outcomes': 'Students tick outcomes', 'tick-performances': 'Students tick performances',
      },
      division: { day: 'Day', continuing: 'Continuing' },
      windowState: { before: 'Not yet open', open: 'Open', after: 'Closed' },
    },
    errors: {
      'window-closed': 'This is outside the time for “%{item}” (%{from} to %{until}). Ask your school’s administrator if it needs changing.',
      'window-none': 'Your school has set no time for “%{item}” yet. Ask its administrator.',
    },
  },
);
