import { defineTexts } from '@portfolio/kernel/contract';

/** Texts of the teachers' side: deputies, unlocking, and what people are told of answers. */
export const teachingTexts = defineTexts(
  {
    enums: {
      deputyState: { coming: '尚未開始', acting: '代理中', ended: '已結束' },
      colleagueKind: { teacher: '教師', staff: '職員' },
    },
    resources: {
      deputies: { name: '認證代理人', fields: { teacherName: '教師', substituteName: '代理人', startsOn: '開始日期', endsOn: '結束日期', state: '狀態', setBy: '設定者' } },
      'my-deputies': { name: '我的認證代理', fields: { teacherName: '教師', substituteName: '代理人', startsOn: '開始日期', endsOn: '結束日期', state: '狀態', setBy: '設定者' } },
      colleagues: { name: '教職員', fields: { name: '姓名', teacherNo: '教職員編號', kind: '類別' } },
    },
    errors: {
      'deputy-self': '代理人不能是教師本人，請選擇另一位。',
      'deputy-order': '結束日期不能早於開始日期。',
      'deputy-past': '開始日期不能早於今天。',
      'deputy-long': '代理期間最長 %{limit} 天，請縮短。',
      'deputy-overlap': '這段期間已由 %{name} 代理（%{from} 至 %{until}），沒有新增。請改選日期，或先結束原本的代理。',
      'deputy-ended': '這段代理已經結束，沒有變更。',
      'unlock-not-open': '這件成果目前的狀態不能解鎖，可能剛被其他人處理，沒有變更。請重新整理後查看。',
    },
    messages: {
      'outcome-certified': { subject: '學習成果已認證：%{course}', body: '%{teacher} 已認證「%{course}」的學習成果：%{brief}' },
      'outcome-returned': { subject: '學習成果被退回：%{course}', body: '%{teacher} 退回了「%{course}」的學習成果：%{brief}\n退回原因：%{reason}\n修改後可以再送出。' },
      'outcome-unlocked': { subject: '學習成果已由學校解鎖：%{course}', body: '學校變更了「%{course}」學習成果的狀態：%{brief}\n原因：%{reason}' },
    },
  },
  {
    enums: {
      deputyState: { coming: 'To come', acting: 'Acting', ended: 'Ended' },
      colleagueKind: { teacher: 'Teacher', staff: 'Staff' },
    },
    resources: {
      deputies: { name: 'Deputies', fields: { teacherName: 'Teacher', substituteName: 'Deputy', startsOn: 'From', endsOn: 'Until', state: 'State', setBy: 'Set by' } },
      'my-deputies': { name: 'My deputies', fields: { teacherName: 'Teacher', substituteName: 'Deputy', startsOn: 'From', endsOn: 'Until', state: 'State', setBy: 'Set by' } },
      colleagues: { name: 'Teachers and staff', fields: { name: 'Name', teacherNo: 'Number', kind: 'Kind' } },
    },
    errors: {
      'deputy-self': 'Nobody is the own deputy; choose somebody else.',
      'deputy-order': 'The last day cannot be before the first.',
      'deputy-past': 'The first day cannot be before today.',
      'deputy-long': 'A deputy stands in for at most %{limit} days; choose fewer.',
      'deputy-overlap': '%{name} stands in in these days already (%{from} to %{until}); nothing was added. Choose other days, or end that period first.',
      'deputy-ended': 'This period is over already; nothing was changed.',
      'unlock-not-open': 'This outcome cannot be unlocked in its present state; somebody may just have dealt with it. Nothing was changed. Reload and look.',
    },
    messages: {
      'outcome-certified': { subject: 'Outcome certified: %{course}', body: '%{teacher} has certified the outcome for “%{course}”: %{brief}' },
      'outcome-returned': { subject: 'Outcome sent back: %{course}', body: '%{teacher} has sent the outcome for “%{course}” back: %{brief}\nReason: %{reason}\nYou can mend it and send it again.' },
      'outcome-unlocked': { subject: 'Outcome unlocked by the school: %{course}', body: 'The school has changed the state of the outcome for “%{course}”: %{brief}\nReason: %{reason}' },
    },
  },
);
