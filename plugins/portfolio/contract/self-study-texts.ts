import { defineTexts } from '@portfolio/kernel/contract';

/** Texts of 自主學習: groups, stages, plans. */
export const selfStudyTexts = defineTexts(
  {
    enums: {
      groupKind: { subject: '學科', field: '領域', custom: '自訂群組' },
      stageKind: { homeroom: '導師', counsellor: '課程諮詢教師', group: '認證群組' },
      planState: { draft: '未送出', submitted: '審核中', passed: '已通過', returned: '退回' },
    },
    resources: {
      'certification-groups': { name: '學科領域認證群組', fields: { kind: '類別', name: '名稱', staff: '人數' } },
      'study-plan-reviews': {
        name: '審核自主學習計畫',
        fields: { className: '班級', seatNo: '座號', studentNo: '學號', studentName: '姓名', title: '題目', stageKind: '認證身分', stageName: '群組', submittedAt: '送出時間' },
      },
    },
    errors: {
      'plan-move': '這份計畫目前的狀態不能這樣做，可能剛被審核，沒有變更。請重新整理後查看。',
      'plan-fixed': '審核中或已通過的計畫不能變更內容，沒有儲存。審核中的計畫可先撤回（第一階段審核前）；通過後只能填寫成果。',
      'plan-incomplete': '計畫還沒有寫完，沒有送出。請先填寫動機、內容與預期成果。',
      'plan-answered': '這份計畫剛才已由其他人審核，或已被學生撤回，沒有變更。',
      'stages-none': '學校還沒有設定認證順序，計畫沒有送出。請洽學校。',
      'stage-twice': '同一個認證身分不能出現兩次，沒有儲存。',
      'group-has-staff': '群組「%{name}」還有 %{staff} 位教職員，沒有刪除。請確認後再刪除。',
      'group-in-stages': '群組「%{name}」正用於認證順序，或有計畫正待該群組審核，沒有刪除。請先由認證順序移除，並等進行中的計畫審核完畢。',
    },
    messages: {
      'plan-waiting': { subject: '自主學習計畫待審核：%{title}', body: '%{student} 的自主學習計畫「%{title}」等您審核。' },
      'plan-passed': { subject: '自主學習計畫已通過：%{title}', body: '您的自主學習計畫「%{title}」已通過所有階段，可以開始進行；完成後請填寫成果。' },
      'plan-returned': { subject: '自主學習計畫被退回：%{title}', body: '%{teacher} 退回了自主學習計畫「%{title}」。\n退回原因：%{reason}\n修改後可以再送出。' },
    },
  },
  {
    enums: {
      groupKind: { subject: 'Subject', field: 'Field', custom: 'Own group' },
      stageKind: { homeroom: 'Homeroom teacher', counsellor: 'Counselling teacher', group: 'Group' },
      planState: { draft: 'Draft', submitted: 'Under review', passed: 'Passed', returned: 'Sent back' },
    },
    resources: {
      'certification-groups': { name: 'Certification groups', fields: { kind: 'Kind', name: 'Name', staff: 'Staff' } },
      'study-plan-reviews': {
        name: 'Self-study plans to review',
        fields: { className: 'Class', seatNo: 'Seat', studentNo: 'Student number', studentName: 'Name', title: 'Title', stageKind: 'Stage', stageName: 'Group', submittedAt: 'Submitted' },
      },
    },
    errors: {
      'plan-move': 'This cannot be done in the plan’s present state; somebody may just have answered. Nothing was changed. Reload and look.',
      'plan-fixed': 'A plan under review or passed cannot be changed; nothing was saved. One under review can be withdrawn until the first stage has answered; once passed only its result can be written.',
      'plan-incomplete': 'The plan is not complete and was not submitted. Write its motive, content and expected result first.',
      'plan-answered': 'Somebody else has just answered this plan, or its student has withdrawn it; nothing was changed.',
      'stages-none': 'Your school has set no stages yet; the plan was not submitted. Ask your school.',
      'stage-twice': 'The same stage cannot stand in the order twice; nothing was saved.',
      'group-has-staff': 'The group “%{name}” has %{staff} members and was not deleted. Confirm to delete it.',
      'group-in-stages': 'The group “%{name}” is in the order of stages, or plans wait for it; it was not deleted. Take it out of the order, and wait until the plans under way are answered.',
    },
    messages: {
      'plan-waiting': { subject: 'A self-study plan waits for you: %{title}', body: 'The self-study plan “%{title}” of %{student} waits for your answer.' },
      'plan-passed': { subject: 'Self-study plan passed: %{title}', body: 'Your self-study plan “%{title}” has passed all stages. You can begin; write its result when you are done.' },
      'plan-returned': { subject: 'Self-study plan sent back: %{title}', body: '%{teacher} has sent the self-study plan “%{title}” back.\nReason: %{reason}\nYou can mend it and submit it again.' },
    },
  },
);
