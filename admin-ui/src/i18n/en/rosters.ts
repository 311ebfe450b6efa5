import type { rosterScreenTexts as original } from '../zh-Hant/rosters';

export const rosterScreenTexts: typeof original = {
  screens: { rosters: 'Export rosters' },
  rosters: {
    page: {
      help: '“Check” first: it finds what the central database would refuse. Mend it, export the final roster, and upload the file to the central database. A draft shows what a roster holds at any time and changes nothing.',
      table: 'Rosters of %{year}',
      roster: 'Roster', name: 'Name', grades: 'Grades', note: 'Note', counts: 'Outcomes', last: 'Last export',
      gradeNames: { '1': '1', '2': '2', '3': '3' }, and: ', ',
      ticked: '%{count} ticked', submitted: '%{count} submitted',
      never: 'Not yet exported',
      lastBy: '%{at} %{by}',
      lastText: '%{mode}, %{rows} rows, %{errors} errors, %{warnings} warnings',
      check: 'Check', draft: 'Draft', final: 'Final export',
      of: '%{action}: %{roster}, grades %{grades}',
      empty: 'There is no roster to export for this year. Choose another term above.',
      history: 'Past exports',
      historyEmpty: 'No roster was exported for this year yet.',
      file: 'Download', revoke: 'Revoke links',
      findings: 'The roster holds %{errors} errors and %{warnings} warnings; press “Check” to see them.',
      changes: 'Against the last final export: %{added} added, %{changed} changed, %{removed} removed.',
    },
    confirm: {
      draftTitle: 'Export a draft', finalTitle: 'Export the final roster', draft: 'Export a draft of %{rows} rows', final: 'Export %{rows} rows as final',
      what: '%{roster} %{name}, grades %{grades}: %{rows} rows.',
      draftNothing: 'For looking at only: no outcome changes its state, and errors do not stop it.',
      draftLinks: 'The links to files end after %{days} days; do not upload it to the central database.',
      finalFreezes: '%{ticked} outcomes go from ticked to submitted; students cannot take their ticks back any more.',
      finalAgain: 'The %{submitted} that were submitted before are in it again.',
      finalChecks: 'It is checked on the way; a single error stops it, and then nothing is changed.',
      finalLinks: 'The links to files are good for %{days} days and can be revoked at any time.',
      finalHandIn: 'Download the file afterwards and upload it to the central database.',
    },
    check: {
      title: 'What the check found', clean: 'Nothing was found: the final roster can be exported.',
      errorNote: 'Errors stop a final export. Warnings do not; look at them and decide.',
      more: '%{count} more are in the whole list; download it.', cover: 'Cover', place: '%{sheet}, row %{row}', student: '%{className} no. %{seatNo} %{name}', studentOnly: '%{className} %{name}',
      group: '%{level} (%{count})',
    },
    revoke: {
      title: 'Revoke the links of this export', text: 'The links to files in “%{file}” end at once and cannot be brought back; the central database can no longer fetch files by them. Submitted outcomes stay submitted.', reason: 'Reason', done: 'The links were revoked.',
    },
  },
};
