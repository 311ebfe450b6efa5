/** Texts of the administrator's screens: passwords, temporary accounts, the chain of the audit log. */
export const administrationScreenTexts = {
  screens: { passwords: '重設密碼', temporaryAccounts: '轉學生臨時帳號' },
  passwords: {
    help: '為忘記密碼的師生發放新的初始密碼。密碼由系統隨機產生，只顯示一次，14 天內有效，下次登入時必須先變更。',
    empty: '還沒有帳號。同步學生與教職員資料後，帳號會出現在這裡。',
    reset: '重設密碼', 'reset-of': '重設 %{name} 的密碼', 'reset-count': '重設 %{count} 個帳號的密碼', 'reset-all': '重設全部符合的 %{count} 個帳號',
    'ask-one': '%{name}（%{login}）目前的密碼會立即失效，已登入的裝置會登出。', 'ask-many': '這 %{count} 個帳號目前的密碼會立即失效，已登入的裝置會登出。',
    'ask-rest': '新密碼只顯示一次，請準備好列印或抄下。您自己的帳號、已停用的帳號，以及權限高於您的帳號不會變更。',
    running: '正在產生密碼：%{done} / %{total}', 'running-stay': '請不要關閉這個頁面：密碼只存在這裡，關閉後無法找回。',
    stopped: '已重設 %{done} 個帳號，其餘 %{left} 個還沒有變更。可以繼續完成，或先使用已產生的密碼。', resume: '繼續完成',
    'done-title': '新的初始密碼', done: '已重設 %{count} 個帳號。密碼只顯示這一次，%{until} 前有效。', 'none-done': '沒有帳號被重設。', refused: '%{count} 個帳號沒有變更',
    'more-on-paper': '畫面只顯示前 %{shown} 筆，列印時會有全部 %{count} 筆。', print: '列印密碼單', copy: '複製', copied: '已複製%{what}', password: '初始密碼', account: '帳號',
    'close-title': '關閉後不會再顯示密碼', 'close-text': '請確認已列印或抄下。遺失時需要重新重設。', 'close-anyway': '確定關閉',
    'switch-off': '停用帳號', 'switch-on': '啟用帳號',
    'off-one': '%{name}（%{login}）會立即登出，並且不能再登入，直到重新啟用。資料不會刪除。', 'off-many': '這 %{count} 個帳號會立即登出，並且不能再登入，直到重新啟用。資料不會刪除。',
    'on-one': '%{name}（%{login}）可以再次登入，密碼不變。', 'on-many': '這 %{count} 個帳號可以再次登入，密碼不變。', off: '已停用 %{count} 個帳號', on: '已啟用 %{count} 個帳號',
  },
  slip: {
    group: '%{name}（%{count} 人）', seat: '%{seat} 號', address: '網址', account: '帳號', password: '初始密碼', until: '使用期限', steps: '請以上列帳號與初始密碼登入，登入後系統會請您設定自己的密碼。英文字母為小寫，連字號「-」也要輸入。請勿將這張紙交給他人。', cut: '沿虛線裁切',
  },
  temporary: {
    help: '學生轉學後，可建立臨時帳號讓他查看並勾選自己的學習歷程。帳號 30 天後自動失效，也可以提前結束。', empty: '還沒有學生。同步學籍資料後，學生會出現在這裡。',
    open: '建立臨時帳號', 'open-of': '為 %{name} 建立臨時帳號', end: '結束', 'end-of': '結束 %{name} 的臨時帳號', 'open-title': '%{name}臨時帳號',
    'open-ask': '將為 %{name}（學號 %{studentNo}）建立臨時帳號，%{days} 天內有效。這個帳號只能查看與勾選這位學生自己的資料。', 'open-again': '目前的臨時帳號 %{login} 會立即失效並登出。',
    opened: '帳號與密碼只顯示這一次，請轉交給學生。%{until} 前有效，第一次登入時須先變更密碼。', 'end-ask': '%{name} 的臨時帳號 %{login} 會立即登出，並且不能再登入。', ended: '已結束 %{name} 的臨時帳號',
  },
  'audit-chain': {
    verify: '驗證紀錄鏈', title: '驗證紀錄鏈', running: '正在逐筆核對，紀錄多時需要一些時間…',
    whole: '%{count} 筆紀錄完整，從 %{from} 到 %{until} 沒有任何一筆被變更、刪除或插入。', empty: '還沒有紀錄。', broken: '紀錄鏈不完整：%{fault}。',
    first: '第一筆有問題的紀錄：%{at}，%{who}，%{action}。', 'what-to-do': '請保留現況，並通知系統管理者與平台管理單位。', head: '末筆雜湊 %{hash}。抄錄保存後，日後可比對這之前的紀錄是否曾被改寫。', checked: '核對時間 %{at}，共 %{count} 筆',
  },
  'audit-period': { from: '起日（民國）', until: '迄日（民國）' },
};
