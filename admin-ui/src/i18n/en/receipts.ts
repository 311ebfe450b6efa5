import type { receiptScreenTexts as original } from '../zh-Hant/receipts';

export const receiptScreenTexts: typeof original = {
  screens: {
    receiptImport: 'Import receipts and set times', receiptStudents: 'Receipts by student', receiptReports: 'Reports of students', receiptStatistics: 'Answers', receiptDifferences: 'Differences', myReceipts: 'Receipt',
  },
  receipts: {
    pickSemester: 'Pick a semester above: receipts come by semester.',
    noCategories: 'Your role groups hold none of the kinds of data. Ask your school’s administrator to open one of them under “Role groups”.',
    home: { own: '%{count} kinds of receipt data wait for your answer, until %{until}', reports: '%{count} reports on receipts wait for the school', confirming: 'Receipts are being confirmed: %{count} answers are still out, until %{until}' },
    unit: { people: '%{count} people', rows: '%{count} rows' },
    period: {
      label: 'Time for confirming', start: 'First day', startHour: 'From hour', end: 'Last day', endHour: 'To hour', hour: '%{hour}:00', help: '0 to 24; 24 is the end of the day.',
      short: 'This is shorter than the %{days} days of the rule.', mend: 'Make it %{days} days', mendAll: 'Make all %{days} days', shortMany: 'The time of %{count} kinds is shorter than the %{days} days of the rule.', range: '%{from} to %{until}', wrong: 'Give proper days.', edit: 'Change the time', editOf: 'Change the time: %{category}', saved: 'The time was changed', note: 'It counts at once, and nothing has to be imported again; students who have not answered are reminded once more.',
    },
    import: {
      help: 'Choose the receipt archive that the central database gave, type its password, and set when students confirm. Courses and officer posts come each semester, outcomes and performances in the second.',
      held: 'Receipts of %{term}', none: 'No receipt of this term has been imported.', title: 'Import a receipt', choose: 'Choose the archive', choosing: 'Uploading', file: '%{name} (%{size} KB)', password: 'Password of the archive', open: 'Open', drop: 'Cancel', again: 'Another file',
      opened: '%{name} was checked: every SHA-256 is right. Tick what is to be imported.', others: 'The archive also holds %{count} kinds of data that are not in your role groups; they are neither shown nor imported.', nothing: 'The archive holds nothing that you may import.',
      take: 'Import %{category}', rosters: 'Rosters', noRoster: 'none', sha: 'SHA-256 %{sha}', counts: '%{students} people, %{rows} rows', strangers: '%{count} of them are not on your register (see “Received data” afterwards)',
      version: 'version %{version}', changeFirst: 'The first import: every student is asked to confirm.', changeNew: 'New version: only students whose data differs have to confirm again.', changeSame: 'Unchanged: it is byte for byte what is held, and is not imported.', start: 'Import %{count}', pickOne: 'Tick at least one.',
      resultFirst: '%{category} version 1: %{differing} students are asked, %{receipted} items are receipted now.', result: '%{category} version %{version}: %{differing} students differ, the answers of %{reset} were taken back, %{receipted} items are receipted now.', resultSame: '%{category}: unchanged, nothing was written.',
      columns: { category: 'Kind', version: 'Version', period: 'Time for confirming', students: 'Students', confirmed: 'Correct', reported: 'Wrong', waiting: 'Waiting', imported: 'Imported', actions: 'Actions' }, importedBy: '%{name} %{at}', reminded: 'Those who had not answered were reminded at %{at}',
    },
    students: {
      help: 'Rows of each kind; empty where there is none: not imported in this term yet, or the student is not in it. A name opens what the central database holds.', tabStudents: 'Students', tabStrangers: 'Not on the register', strangersHelp: 'People in the receipts who are not on the school’s register, kept as they came. Only the last three characters of the national ID are shown.', strangersEmpty: 'Everybody in the receipts is on the register.',
      see: 'See', seeOf: 'See: receipts of %{name}', excel: 'Export %{category}', back: 'Back to the students', title: 'Receipts of %{name}', seat: 'seat %{seatNo}', no: 'number %{studentNo}', empty: 'There is no receipt of this student in this term.',
    },
    view: {
      rosters: 'Rosters', rosterSha: '%{name} (sha: %{sha})', rosterNone: '%{name} (none)', importedBy: 'Imported by', period: 'Time for confirming', version: 'version %{version}', answered: 'Answered at %{at}', rows: '%{name} (%{count} rows)', nothing: 'The central database holds nothing of this kind.', number: 'No.',
      ticked: 'Ticked', tickedYes: 'As ticked', tickedNo: 'Not ticked here', own: '%{count} ticked here', ownNone: 'Nothing is ticked here.', held: 'Received', notHeld: 'Not received', notSubmitted: 'Not submitted', reports: 'Reports', reportNumber: 'Number %{number}', note: 'Note: %{note}', noNote: 'The school has not written a note yet.', tabs: 'Kinds of data', before: 'The time for confirming begins at %{from}; the data can be seen then.', item: 'Row %{number}　%{name}',
    },
    mine: {
      help: 'This is what the central database holds of you. Look through it, then press “Correct”; if something is not right, press “Wrong” and say what.', term: 'Term', empty: 'There is no receipt of yours. Once your school has imported one it is here, and you are told.', todo: '%{count} wait for you', allDone: 'All are answered', open: 'Please answer before %{until}.', after: 'The time for confirming ended at %{until}.',
      confirm: 'Correct', report: 'Wrong', confirmTitle: 'Is everything correct?', confirmText: 'You say that all %{rows} rows of “%{category}” are right. This cannot be changed unless a new version comes or your school opens it again.', confirmed: '%{category} confirmed', reportTitle: 'Report what is wrong', reportHelp: 'Tick what is wrong, one or more, and describe it. This cannot be changed afterwards.', describe: 'Describe: %{kind}', send: 'Send the report', sent: '%{count} reported', print: 'Print', locked: 'Answered; it cannot be changed. You can answer again when a new version comes or your school opens it.', temporary: 'A temporary account can look, not answer.',
      kindHelp: { surplus: 'The central database holds what is not mine', missing: 'I submitted something that it does not hold', wrong: 'It is there, but not right' },
    },
    reports: {
      help: 'What students reported. They see the note that you write.', empty: 'No student has reported anything in this term.', note: 'Write a note', noteOf: 'Write a note: number %{number}', dialog: 'Note for %{name}', text: 'Note', saved: 'The note was saved', reopen: 'Open again', reopenOf: 'Open again: %{category} of %{name}', reopenTitle: 'Open it again for the student?', reopenText: 'The answer of %{name} on “%{category}” is taken back; it can be given again within the time for confirming. Report number %{number} stays.', reopened: 'Opened again', seen: 'The student is told when you save.',
    },
    statistics: { help: 'How many students pressed “Correct” or “Wrong”.', scope: 'Of', whole: 'The whole school', part: '%{category}: %{confirmed} correct, %{reported} wrong, of %{total}', none: 'No receipt of this term has been imported.' },
    differences: {
      help: 'What was ticked here in year %{year} against what the central database holds: outcomes by course code and brief, performances by category and name. Blank: no such receipt has been imported.', only: 'Only students with differences', see: 'See', seeOf: 'See the differences: %{name}', title: 'Differences of %{name}', none: 'There is nothing on either side.', empty: 'No data.', noDifference: 'No difference to list: both sides are the same, or no receipt of this year was imported yet. Switch off “Only students with differences” to see all numbers.',
    },
  },
};
