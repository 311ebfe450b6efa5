import type { syncScreenTexts as original } from '../zh-Hant/sync';

/** Texts of the screens of the sync (2.1, 4.3). */
export const syncScreenTexts: typeof original = {
  screens: { sync: 'Sync and schedule', syncRuns: 'Received data' },
  sync: {
    page: {
      help: 'Students, staff, classes and courses from the school administration system. Each kind of data is written whole: a break in the middle leaves nothing half done.',
      tabs: { items: 'Items', connection: 'Connection and schedule', upload: 'Upload sheets' },
      start: 'Sync', 'start-changes': 'Changes only', 'start-changes-help': 'Only what changed on the school’s server since the last sync; ends nothing', 'start-term': 'Sync %{term}', running: 'A sync is running (started by %{person})', schedule: 'Schedule', rows: '%{rows} rows',
      daily: 'The current term is synced every day at %{time}.', 'by-hand': 'No daily time is set; press “Sync” when you need it.', never: 'Not yet',
      'not-set': 'No connection to the school administration system is set. Without such a system, use “Upload sheets”.', 'to-connection': 'Set the connection',
      roles: { student: 'Students', teacher: 'Staff' },
      columns: { role: 'About', item: 'Item', type: 'Kind of data', state: 'State', at: 'Last', received: 'Received', new: 'New', changed: 'Changed', same: 'Same', ended: 'Ended', refused: 'Refused' },
      'question-title': 'Data is waiting for a yes', 'question-lead': 'At %{at}, syncing %{term}, the following would end more than a fifth or came empty, so it was not written:',
      question: '%{type}: %{received} rows came, %{ends} of %{live} would end', 'question-empty': '%{type}: nothing came, all %{ends} would end',
      'question-blocked': '%{types} wait for it too. If the numbers look wrong, check the school administration system and sync again.',
      confirm: 'Write it', 'confirm-title': 'End these rows?',
      'confirm-help': 'The data is fetched again and at most as many rows end as shown; if more would end, you are asked again. Students and staff who end cannot sign in; their portfolios are kept and come back with them.',
    },
    connection: {
      baseUrl: 'Address of the administration system', 'baseUrl-help': 'From your vendor, such as https://sis.example.edu.tw', clientId: 'Client id', 'clientId-help': 'From your vendor',
      secret: 'Client secret', 'secret-help': 'From your vendor; kept encrypted and never shown again.', 'secret-kept': 'A secret is set. Leave blank to keep it; it has to be given again with another address or client.',
      dailyAt: 'Daily time', 'dailyAt-help': '24-hour clock, such as 08:00; blank for none.', enabled: 'Sync daily', 'enabled-help': 'When off, “Sync” still works by hand.',
      test: 'Test the connection', answer: { http: 'HTTP status', status: 'Status code', message: 'Message', total: 'Subjects', milliseconds: 'Milliseconds' },
    },
    upload: {
      help: 'Without an administration system, upload CSV, XLSX or OneRoster 1.2 (ZIP). The data goes into %{term}; you see what it would do before it is written. Upload in this order: later kinds lean on earlier ones.',
      type: 'Kind of data', 'roster-lines': 'Lines are those of %{file}.', 'type-help': 'The file must hold all rows of its kind: what is missing counts as ended.', encoding: 'Encoding of CSV', 'encoding-help': 'Choose only when it is found out wrongly; XLSX needs none.',
      choose: 'Choose a file and preview', template: 'Download the template', busy: 'A sync is running; upload when it is done.', preview: 'Preview', apply: 'Apply', again: 'Upload another file',
      shrink: '%{ended} of %{live} rows would end, more than a fifth. Make sure that the file is complete.',
      'apply-title': 'Apply “%{type}”?', 'apply-help': '%{new} new, %{changed} changed, %{ended} ended; the %{refused} refused rows are not written.',
    },
    refusals: { title: 'Refused rows', notes: 'Taken, with a value left out', row: 'Line', key: 'Key', column: 'Column', reason: 'Reason', more: 'The first %{shown} of %{total}.' },
    runs: { help: 'Each sync leaves one record for each kind of data. Open one for its full result and its refused rows.', empty: 'Nothing was received yet.', 'started-by': 'Started by' },
  },
};
