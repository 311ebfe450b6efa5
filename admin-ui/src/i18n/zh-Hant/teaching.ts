/** Screens of deputies. */
export const teachingScreenTexts = {
  screens: { myDeputies: '認證代理人', deputies: '設定認證代理人' },
  deputies: {
    help: '教師請假或無法認證時，由代理人在期間內代為認證；紀錄會同時記載代理人與被代理的教師。',
    'my-help': '指定一位教師，在期間內代您認證學習成果；紀錄會同時記載兩位。您代理別人的期間也列在這裡。',
    empty: '還沒有設定代理人。', 'my-empty': '目前沒有代理：您沒有指定代理人，也沒有代理別人。',
    add: '新增代理人', 'add-title': '新增認證代理人', 'no-teacher': '沒有符合的教師。', 'substitute-help': '輸入姓名或編號的一部分，再從清單選取。', 'ends-help': '這一天結束前都可以代理。期間最長 %{limit} 天，同一段期間只能有一位代理人。',
    end: '結束代理', 'end-title': '結束這段代理？', 'end-text': '會結束 1 段代理：%{substitute} 代理 %{teacher}，%{from} 至 %{until}。結束後立即不能再代為認證；已完成的認證不受影響。', ended: '已結束代理。',
  },
};
