/** Texts of the parts that every screen shares. */
export const sharedTexts = {
  ui: {
    action: {
      save: '儲存', cancel: '取消', close: '關閉', add: '新增', edit: '修改', delete: '刪除', retry: '再試一次', reload: '重新整理',
    },
    error: {
      title: '沒有完成',
      unexpected: '頁面發生錯誤，資料沒有變更。請重新整理後再試一次。',
      offline: '無法連線到伺服器，這次的動作可能沒有完成。請檢查網路後再試一次，輸入的內容仍在畫面上。',
      timeout: '伺服器太久沒有回應，不確定是否已完成。請重新整理查看結果，再決定是否重做。',
      cut: '連線中斷，內容沒有完整收到。請再試一次。',
      reference: '代碼：%{reference}',
      page: '這個頁面無法顯示',
      'new-version': '系統已更新，請重新整理頁面後繼續。',
    },
    page: { code: '功能代碼 %{code}', loading: '載入中' },
    form: {
      saved: '已儲存', unsaved: '有變更尚未儲存，確定要離開嗎？', count: '%{used}/%{limit} 字', 'roc-date': '民國日期，例如 111/02/14', 'bad-date': '請填民國日期，例如 111/02/14。', 'pick-date': '開啟月曆',
    },
    grid: {
      'hint-number': '例如 5、3-8、>=3', 'hint-date': '例如 111/02/14、111/02、111/02/01~111/02/14',
      total: '共 %{total} 筆', range: '第 %{from} - %{to} 筆，共 %{total} 筆', page: '第 %{page} 頁，共 %{pages} 頁', previous: '上一頁', next: '下一頁', first: '第一頁', last: '最後一頁', 'rows-per-page': '每頁筆數',
      filter: '篩選%{column}', all: '全部', sort: '依%{column}排序', columns: '欄位', 'columns-help': '選擇要顯示的欄位', 'all-columns': '顯示全部欄位', export: '匯出 EXCEL', exporting: '匯出中…', exported: '已匯出 %{name}',
      'clear-filters': '清除篩選', 'show-filters': '篩選與排序', empty: '目前沒有資料。', 'empty-filtered': '沒有符合篩選條件的資料。', loading: '資料載入中',
      selected: '已選取 %{count} 筆', unselect: '取消選取', 'select-all': '選取本頁全部', 'select-row': '選取 %{row}', open: '開啟', actions: '操作', 'sort-by': '排序', ascending: '遞增', descending: '遞減', cards: '%{name}清單',
    },
    'saved-filters': { title: '常用篩選', save: '存為常用篩選', name: '名稱', 'name-help': '同名的會被取代。在任何裝置登入都能使用，只有自己看得到。', help: '套用這組篩選條件', saved: '已存為常用篩選「%{name}」', removed: '已刪除常用篩選「%{name}」' },
    /** Between the parts of a list in a sentence. */
    separator: '、',
    lists: {
      filter: '篩選', count: '%{shown} / %{total}', selected: '已勾選 %{count}', add: '加入 %{count} 筆', remove: '移除 %{count} 筆', 'select-matching': '勾選全部符合的 %{count} 筆', unselect: '取消勾選',
      empty: '沒有項目。', 'empty-filtered': '沒有符合的項目。', changes: '尚未儲存：加入 %{added} 筆、移除 %{removed} 筆', moved: '已加入 %{count} 筆，尚未儲存', 'changes-within': '尚未儲存：加入 %{added} 筆、移除 %{removed} 筆、調整 %{changed} 筆', removed: '已移除 %{count} 筆，尚未儲存', truncated: '只顯示前 %{shown} 筆，請輸入文字篩選。',
    },
    job: {
      waiting: '等待開始', running: '進行中', done: '已完成', failed: '沒有完成', progress: '%{done} / %{total}', 'leave-safe': '可以離開這個頁面，工作會繼續進行。結果會留在「最近工作」。', file: '下載 %{name}',
    },
    file: {
      view: '查看檔案', failed: '檔案無法顯示，請下載後開啟。', download: '下載檔案', page: '第 %{page} 頁', pages: '共 %{pages} 頁', 'zoom-in': '放大', 'zoom-out': '縮小', image: '圖片：%{name}', video: '影片：%{name}', audio: '音訊：%{name}', document: '文件：%{name}', 'cannot-show': '這種檔案無法在頁面中顯示，請下載後開啟。',
    },
  },
};
