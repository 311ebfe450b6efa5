/** Texts of the statistics. */
export const insightScreenTexts = {
  screens: {
    counsellingStatistics: 'Counselling records', uncertifiedTeachers: 'Teachers with outcomes waiting', outcomeUploads: 'Uploads of outcomes', outcomeUsage: 'Students who use outcomes', certificationStatistics: 'Certification by teacher', confirmationSheets: 'Confirmation sheets of a class', analysis: 'Analysis',
  },
  insight: {
    none: 'Not set', by: 'By', what: 'What is counted', facts: { outcomes: 'Outcomes', performances: 'Performances', plans: 'Self-study plans', counselling: 'Counselling', receipts: 'Receipts' }, chart: 'Chart of %{name}; the table below has the same numbers', 'save-picture': 'Save picture', 'page-only': 'The chart shows this page of the table below.',
    'analysis-lead': 'Choose what is counted and by what. Chart and table show the same numbers and follow the same filters; the term is chosen at the top.',
    'small-groups': 'Numbers of groups with fewer than 5 students, and of one more beside them, are shown as “＊”; only those who may look up students see them.', 'kept-back': 'Not shown, to protect students',
    students: 'Students', 'open-students': 'Students of “%{name}”', 'students-behind': 'Students of “%{name}”', 'no-students-behind': 'This group has no students.', empty: 'Nothing yet in this term. Statistics appear once students upload.',
    'counselling-lead': 'Group and individual records of each counselling teacher by class. A session with several classes counts once in each.', 'no-counselling': 'No counselling records in this term yet.',
    'usage-lead': 'Students of each class who uploaded, sent, were certified or ticked. Taking part is voluntary.', 'no-classes': 'No classes in this term yet.',
    'certification-lead': 'What a deputy answers counts for the course’s teacher; what waits counts for the course’s first reviewer. Days run from sending to answer.', 'no-certification': 'Nothing was sent for certification in this term yet.',
    'uploads-lead': 'An outcome counts once: in the class of its term, in its subject, for the course’s first reviewer.', 'uploads-lead-masked': 'An outcome counts once: in the class of its term, in its subject, for the course’s first reviewer. Groups with fewer than 5 students, and one more beside them, are shown as “＊”.',
    'sheets-lead': 'One class at a time, one student a page, with lines to sign. Print it, or make a PDF to keep; it stays under recent work.', class: 'Class', 'pick-class': 'Choose a class', 'class-option': '%{name} (%{students})', 'sheets-count': 'Sheets of %{count} students, each on a page of its own.', 'make-pdf': 'Make a PDF',
    'uncertified-lead': 'In co-taught courses an outcome counts for each reviewer. Pick a teacher to see the students.', 'all-certified': 'No outcomes wait in this term.', pick: 'See students', 'pick-teacher': 'See students who wait for %{name}', 'students-of': 'Students who wait for %{name}', 'no-students': 'Nothing waits for this teacher any more.', close: 'Close the list',
    remind: 'Send a reminder', 'remind-title': 'Remind %{count} teachers', 'remind-text': 'The %{count} ticked teachers and their deputies will be told that outcomes wait. Nobody is told outside the window for certifying, nor twice a day.', reminded: '%{count} people were told.', 'reminded-nobody': 'Nobody could be told: the window may be closed, or there is no account.',
  },  dashboard: {
    title: 'How the school stands', nothing: 'Nothing needs to be done.', open: 'Open now', late: 'Late', failed: 'Failed', next: 'Next', until: 'until %{at}', since: 'since %{at}',
    items: {
      send: 'Sending: %{count} of %{of} students have sent', certify: 'Certifying: %{count} outcomes wait', 'tick-outcomes': 'Ticking outcomes: %{count} of %{of} students have ticked', 'tick-performances': 'Ticking performances: %{count} of %{of} students have ticked', receipts: 'Confirming receipts: %{count} of %{of} are answered',
      'certification-missed': '%{count} outcomes still wait although the window for certifying is over', 'certification-late': '%{count} outcomes have waited for more than 14 days', 'plans-late': '%{count} self-study plans have waited for more than 14 days', 'reports-open': '%{count} reports about receipts wait for an answer', 'sync-late': 'No sync was completed for more than 2 days',
      jobs: 'Jobs that failed within 7 days: %{count}', sync: 'Syncs that failed or were refused within 7 days: %{count}', mails: 'Mails that could not be sent within 7 days: %{count}',
      'set-term': 'Set the current term', 'set-sync': 'Bring in students, teachers and courses', 'set-windows': 'Set the times of work', 'assign-counsellors': '%{count} classes have no counsellor', 'set-mail': 'Set up mail, so that people can be told',
      'export-outcomes': 'Ticking is over: %{count} outcomes can be exported', 'export-performances': 'Ticking is over: %{count} performances can be exported', 'import-receipts': 'Rosters were submitted: receipts can be imported',
    },
  },
};
