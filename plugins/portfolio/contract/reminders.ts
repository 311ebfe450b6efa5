import { defineTexts } from '@portfolio/kernel/contract';

/** What people are reminded of (3.3). Taking part is voluntary: what is left is said, never reproached. */
export const reminderTexts = defineTexts(
  {
    messages: {
      'outcomes-waiting': { subject: '有 %{count} 件學習成果等待認證', body: '學生送出的學習成果中，有 %{count} 件等待認證。課程：%{courses}。' },
      'send-closing': { subject: '學習成果送出認證即將截止', body: '%{year} 學年度第 %{semester} 學期學習成果的送出認證時間到 %{until} 為止。有 %{count} 件尚未送出；送出後由授課教師認證。上傳與送出為自由參加，不打算送出時不必處理。' },
      'tick-outcomes-closing': { subject: '勾選學習成果即將截止', body: '%{year} 學年度勾選學習成果的時間到 %{until} 為止。有 %{count} 件已認證的成果尚未勾選，最多可再勾選 %{left} 件。勾選為自由參加，不打算提交時不必處理。' },
      'tick-performances-closing': { subject: '勾選多元表現即將截止', body: '%{year} 學年度勾選多元表現的時間到 %{until} 為止。有 %{count} 件尚未勾選，最多可再勾選 %{left} 件。勾選為自由參加，不打算提交時不必處理。' },
    },
    reminders: { done: '已通知 %{count} 人。', nobody: '沒有需要通知的人。' },
  },
  {
    messages: {
      'outcomes-waiting': { subject: '%{count} outcomes wait to be certified', body: 'Of what students have sent, %{count} outcomes wait to be certified. Courses: %{courses}.' },
      'send-closing': { subject: 'Sending outcomes for certification closes soon', body: 'Outcomes of %{year}, semester %{semester}, can be sent for certification until %{until}. You have %{count} that are not sent; after sending, the course’s teacher certifies them. This is voluntary: if you do not mean to send them, nothing needs to be done.' },
      'tick-outcomes-closing': { subject: 'Ticking outcomes closes soon', body: 'Outcomes of %{year} can be ticked until %{until}. You have %{count} certified ones that are not ticked, and may tick %{left} more. This is voluntary: if you do not mean to submit them, nothing needs to be done.' },
      'tick-performances-closing': { subject: 'Ticking diverse performances closes soon', body: 'Diverse performances of %{year} can be ticked until %{until}. You have %{count} that are not ticked, and may tick %{left} more. This is voluntary: if you do not mean to submit them, nothing needs to be done.' },
    },
    reminders: { done: '%{count} people were told.', nobody: 'There was nobody to tell.' },
  },
);
