/** Texts of the statistics. */
export const insightScreenTexts = {
  screens: {
    counsellingStatistics: '課程諮詢紀錄統計', uncertifiedTeachers: '未認證教師狀況表', outcomeUploads: '學習成果上傳統計', outcomeUsage: '學習成果使用人數統計表', certificationStatistics: '教師學習成果認證統計表', analysis: '數據分析模組',
  },
  insight: {
    none: '未設定', by: '依', what: '統計項目', outcomes: '課程學習成果', performances: '多元表現', chart: '%{name}統計圖，數字與下方表格相同', 'save-picture': '下載圖片', 'page-only': '圖表顯示下方表格這一頁的資料。',
    'small-groups': '學生少於 5 人的組別，只有可查詢學生學習情形的人員看得到數字。', empty: '這個學年期還沒有資料。學生上傳後，統計會出現在這裡。',
    'counselling-lead': '各課程諮詢教師在每班的團體與個別諮詢紀錄。一次諮詢有多班參加時，每班各計一次。', 'no-counselling': '這個學年期還沒有課程諮詢紀錄。',
    'usage-lead': '各班曾上傳、送出、認證成功及勾選學習成果的學生人數。上傳與勾選為自由參加。', 'no-classes': '這個學年期還沒有學生編班資料。',
    'certification-lead': '代理教師的認證計入原授課教師；等待中的成果計入課程的第一位審核教師。天數由送出算到審核。', 'no-certification': '這個學年期還沒有送出認證的成果。',
    'uploads-lead': '一件成果計入學生當學期的班級、科目及課程的第一位審核教師，只計一次。',
    'uncertified-lead': '合開課程的成果，每位審核教師各計一次。選擇教師，可查看未認證學生清單。', 'all-certified': '這個學年期沒有等待認證的成果。', pick: '查看清單', 'pick-teacher': '查看%{name}的未認證學生清單', 'students-of': '%{name}的未認證學生清單', 'no-students': '這位教師沒有等待認證的成果了。', close: '關閉清單',
    remind: '寄送提醒', 'remind-title': '提醒 %{count} 位教師', 'remind-text': '將通知勾選的 %{count} 位教師及其代理人有學習成果等待認證。不在認證時間內的不會通知；每人一天最多一次。', reminded: '已通知 %{count} 人。', 'reminded-nobody': '沒有可通知的人：可能不在認證時間內，或教師沒有帳號。',
  },
};
