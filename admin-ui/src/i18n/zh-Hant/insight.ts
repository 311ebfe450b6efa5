/** Texts of the statistics. */
export const insightScreenTexts = {
  screens: {
    counsellingStatistics: '課程諮詢紀錄統計', uncertifiedTeachers: '未認證教師狀況表', outcomeUploads: '學習成果上傳統計', outcomeUsage: '學習成果使用人數統計表', certificationStatistics: '教師學習成果認證統計表', confirmationSheets: '學生上傳及勾選情形確認單', analysis: '數據分析模組',
  },
  insight: {
    none: '未設定', by: '依', what: '統計項目', facts: { outcomes: '課程學習成果', performances: '多元表現', plans: '自主學習計畫', counselling: '課程諮詢', receipts: '收訖明細' }, chart: '%{name}統計圖，數字與下方表格相同', 'save-picture': '下載圖片', 'page-only': '圖表顯示下方表格這一頁的資料。',
    'analysis-lead': '選擇統計項目與分類。圖與表的數字相同，都跟著篩選條件變動；學年期於右上角切換。',
    'small-groups': '為保護學生，少於 5 人的組別與相鄰的一組以「＊」表示；只有可查詢學生學習情形的人員看得到數字。', 'kept-back': '為保護學生，不顯示數字',
    students: '學生清單', 'open-students': '查看「%{name}」的學生清單', 'students-behind': '「%{name}」的學生清單', 'no-students-behind': '這一組沒有學生。', empty: '這個學年期還沒有資料。有了紀錄，統計就會出現在這裡。',
    'counselling-lead': '各課程諮詢教師在每班的團體與個別諮詢紀錄。一次諮詢有多班參加時，每班各計一次。', 'no-counselling': '這個學年期還沒有課程諮詢紀錄。',
    'usage-lead': '各班曾上傳、送出、認證成功及勾選學習成果的學生人數。上傳與勾選為自由參加。', 'no-classes': '這個學年期還沒有學生編班資料。',
    'certification-lead': '代理教師的認證計入原授課教師；等待中的成果計入課程的第一位審核教師。天數由送出算到審核。', 'no-certification': '這個學年期還沒有送出認證的成果。',
    'uploads-lead': '一件成果計入學生當學期的班級、科目及課程的第一位審核教師，只計一次。', 'uploads-lead-masked': '一件成果計入學生當學期的班級、科目及課程的第一位審核教師，只計一次。為保護學生，少於 5 人的組別與相鄰的一組以「＊」表示。',
    'sheets-lead': '每次一個班級，每位學生一頁，附簽名欄。可以直接列印，或產生 PDF 檔保存；PDF 會留在「最近工作」。', class: '班級', 'pick-class': '請選擇班級', 'class-option': '%{name}（%{students} 人）', 'sheets-count': '共 %{count} 位學生的確認單，每位一頁起。', 'make-pdf': '產生 PDF',
    'uncertified-lead': '合開課程的成果，每位審核教師各計一次。選擇教師，可查看未認證學生清單。', 'all-certified': '這個學年期沒有等待認證的成果。', pick: '查看清單', 'pick-teacher': '查看%{name}的未認證學生清單', 'students-of': '%{name}的未認證學生清單', 'no-students': '這位教師沒有等待認證的成果了。', close: '關閉清單',
    remind: '寄送提醒', 'remind-title': '提醒 %{count} 位教師', 'remind-text': '將通知勾選的 %{count} 位教師及其代理人有學習成果等待認證。不在認證時間內的不會通知；每人一天最多一次。', reminded: '已通知 %{count} 人。', 'reminded-nobody': '沒有可通知的人：可能不在認證時間內，或教師沒有帳號。',
  },  dashboard: {
    title: '學校狀況', nothing: '沒有需要處理的事項。', open: '進行中', late: '逾期', failed: '沒有完成', next: '接下來', until: '到 %{at}', since: '最早 %{at}',
    items: {
      send: '學生上傳及送出：%{of} 人中 %{count} 人已送出', certify: '教師認證：%{count} 件等待認證', 'tick-outcomes': '勾選學習成果：%{of} 人中 %{count} 人已勾選', 'tick-performances': '勾選多元表現：%{of} 人中 %{count} 人已勾選', receipts: '收訖明細確認：%{of} 份中 %{count} 份已回覆',
      'certification-missed': '認證時間已過，仍有 %{count} 件學習成果未認證', 'certification-late': '%{count} 件學習成果等待認證超過 14 天', 'plans-late': '%{count} 份自主學習計畫等待審核超過 14 天', 'reports-open': '%{count} 則收訖明細問題回報待回覆', 'sync-late': '超過 2 天沒有完成同步',
      jobs: '最近 7 天有 %{count} 項工作沒有完成', sync: '最近 7 天有 %{count} 次同步失敗或被拒絕', mails: '最近 7 天有 %{count} 封信沒有寄出',
      'set-term': '設定學校學年期', 'set-sync': '同步學生、教師與課程資料', 'set-windows': '設定學校作業時間', 'assign-counsellors': '%{count} 個班級還沒有課程諮詢教師', 'set-mail': '設定郵件寄送伺服器，才能寄出通知',
      'export-outcomes': '勾選時間已過，%{count} 件學習成果可匯出提交名冊', 'export-performances': '勾選時間已過，%{count} 件多元表現可匯出提交名冊', 'import-receipts': '已提交名冊，可匯入收訖明細',
    },
  },
};
