/** Texts of the frame: menu, top, person. */
export const frameTexts = {
  app: { name: '學生學習歷程檔案', title: '%{page}｜學生學習歷程檔案' },
  chapters: {
    home: '首頁', sync: '同步作業', query: '查詢', system: '系統管理', selfStudy: '自主學習', exchange: '學習歷程資料交換', submit: '提交管理', receipt: '收訖明細', analysis: '數據分析', mine: '我的學習歷程', teaching: '認證',
  },
  screens: {
    home: '首頁', roleGroups: '維護角色權限', audit: '操作紀錄', jobs: '背景工作', myJobs: '最近工作', changePassword: '變更密碼', clusters: '認識學群', notices: '最新消息', signIn: '登入',
    myOutcomes: '課程學習成果', tickOutcomes: '勾選學習成果', certify: '認證學習成果', studentOutcomes: '查詢學生學習成果情形',
  },
  frame: {
    menu: '功能選單', 'open-menu': '開啟功能選單', 'skip-to-content': '跳到主要內容', 'find-screen': '尋找功能', 'find-screen-hint': '輸入功能名稱或代碼', 'no-screen': '沒有符合的功能', term: '學年期', 'term-name': '%{year} 學年度第 %{semester} 學期', 'year-name': '%{year} 學年度', 'jobs-running': '最近工作，%{count} 項進行中', jobs: '最近工作', 'no-jobs': '最近沒有工作。', 'all-jobs': '查看全部', person: '個人選單：%{name}', language: '語言', theme: '顯示', light: '淺色', dark: '深色', system: '依裝置設定', 'sign-out': '登出', 'not-found': '找不到頁面', 'not-found-help': '網址不正確，或您的帳號沒有這項功能。需要使用時，請洽學校管理者。', 'to-home': '回首頁', navigation: '主要功能', printed: '列印時間 %{at}',
  },
};
