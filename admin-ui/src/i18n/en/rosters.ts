import type { rosterScreenTexts as original } from '../zh-Hant/rosters';

export const rosterScreenTexts: typeof original = {
  screens: { rosters: 'Export rosters', officerRosters: 'Export rosters of officers' },
  rosters: {
    subjects: { outcomes: 'Outcomes', performances: 'Performances', officers: 'Officers’ posts' },
    page: {
      help: '“Check” first: it finds what the central database would refuse. Mend it, export the final roster, and upload the file to the central database. A draft shows what a roster holds at any time and changes nothing.',
      officersHelp: 'These rosters are made of the officers’ posts that were synchronised. “Check” first, put what is wrong right in the school administration system and sync again, export the final roster, and upload the file to the central database.',
      table: '%{subject}: rosters of %{year}',
      roster: 'Roster', name: 'Name', grades: 'Grades', note: 'Note', counts: 'Holds', last: 'Last export',
      gradeNames: { '1': '1', '2': '2', '3': '3' }, and: ', ',
      ticked: '%{count} ticked', submitted: '%{count} submitted',
      posts: '%{count} rows',
      never: 'Not yet exported',
      lastBy: '%{at} %{by}',
      lastText: '%{mode}, %{rows} rows, %{errors} errors, %{warnings} warnings',
      check: 'Check', draft: 'Draft', final: 'Final export',
      of: '%{action}: %{roster}, grades %{grades}',
      empty: 'There is no roster to export for this year. Choose another term above.',
      history: 'Past exports',
      historyEmpty: 'No roster was exported for this year yet.',
      file: 'Download', revoke: 'Revoke links', unlock: 'Unlock',
      findings: 'The roster holds %{errors} errors and %{warnings} warnings; press “Check” to see them.',
      changes: 'Against the last final export: %{added} added, %{changed} changed, %{removed} removed.',
    },
    confirm: {
      draftTitle: 'Export a draft', finalTitle: 'Export the final roster', draft: 'Export a draft of %{rows} rows', final: 'Export %{rows} rows as final',
      what: '%{roster} %{name}, grades %{grades}: %{rows} rows.',
      draftNothing: 'For looking at only: nothing changes its state, and errors do not stop it.',
      draftLinks: 'The links to files end after %{days} days; do not upload it to the central database.',
      finalFreezes: '%{ticked} items go from ticked to submitted; students cannot take their ticks back any more.',
      finalKeeps: 'The file is kept as it was exported and can be downloaded at any time.',
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
      title: 'Revoke the links of this export', text: 'The links to files in “%{file}” end at once and cannot be brought back; the central database can no longer fetch files by them. What was submitted stays submitted.', textPosts: 'The links in “%{file}” end at once and cannot be brought back.', reason: 'Reason', done: 'The links were revoked.', donePosts: 'The links were revoked.',
    },
    unlock: {
      title: 'Unlock this final export', text: '“%{file}”, %{rows} rows: what stands in no other final export and is not yet received goes from submitted back to ticked, and students can change it while they may tick. The links to files end at once and cannot be brought back. The file itself stays in the history.',
      textPosts: '“%{file}”, %{rows} rows, is marked as unlocked; this cannot be taken back. The file itself stays in the history.',
      reason: 'Reason', done: 'Unlocked; %{reopened} items are ticked again.', donePosts: 'Unlocked.', by: '%{at} %{by}: %{reason}',
    },
  },
};
