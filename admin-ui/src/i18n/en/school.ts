import type { schoolScreenTexts as original } from '../zh-Hant/school';

export const schoolScreenTexts: typeof original = {
  screens: {
    parameters: 'Parameters', counsellingTeachers: 'Assign counselling teachers', reviewers: 'Reviewers of co-taught courses', windows: 'Times of work', terms: 'Semesters', counselling: 'Counselling teachers',
  },
  school: {
    parameters: {
      help: 'Obeyed as soon as it is saved; nobody needs to sign in again.',
      outcomesPerSemester: 'Outcomes a semester', 'outcomesPerSemester-help': 'How many outcomes a student may send to teachers in a semester. The ministry’s rule: not fewer than %{min}; what is ticked for submission stays at most %{ticks} a year.',
      outcomesPerCourse: 'Outcomes a course', 'outcomesPerCourse-help': 'How many a student may send for one course in a semester, %{min} to %{max}.',
      teacherMailHour: 'Hour of the mail about uncertified outcomes', 'teacherMailHour-help': 'At which hour of each day teachers are reminded, a whole number from 0 to 23; blank sends none.',
      tickOutcomesReminderDays: 'Remind students to tick outcomes', 'tickOutcomesReminderDays-help': 'Days before the end of ticking outcomes, %{min} to %{max}; %{default} unless changed.',
      tickPerformancesReminderDays: 'Remind students to tick diverse performances', 'tickPerformancesReminderDays-help': 'Days before the end of ticking performances, %{min} to %{max}; %{default} unless changed.',
      sendReminderDays: 'Remind students of the last day for sending', 'sendReminderDays-help': 'Days before the end of sending for certification, %{min} to %{max}; %{default} unless changed.',
      pieces: 'pieces', hour: 'o’clock', days: 'days',
    },
    terms: {
      help: 'Every term picker starts from the current semester, and so does the daily synchronisation.', table: 'Semesters', year: 'Year', semester: 'Semester', startsOn: 'First day', endsOn: 'Last day', classes: 'Classes', state: 'State', current: 'Current semester',
      empty: 'No semester yet: add the present one. The first becomes the current semester.', 'add-title': 'Add a semester', 'edit-title': 'Change the days of %{term}', 'days-help': 'Whether uploading runs two weeks past the semester is judged by this day.', 'set-current': 'Set as current',
      'delete-title': 'Delete a semester', delete: '%{term} will be deleted; this cannot be taken back.', deleted: '%{term} deleted',
      'change-title': 'Set the current semester', 'change-from': 'The current semester changes from %{from} to %{to}.', 'change-first': 'The current semester will be %{to}.', 'change-what': 'From then on:',
      'change-pickers': 'Everybody’s term picker starts from %{to}.', 'change-sync': 'Synchronisation brings the data of %{to}. There are %{classes} classes and %{offerings} courses now.', 'change-no-data': 'The semester has no classes or courses yet: synchronise after this.',
      'change-windows': '%{windows} times of work are set.', 'change-no-windows': 'No time of work is set: students and teachers cannot send, certify or tick.', 'change-counselled': 'Counselling teachers: %{counselled} of %{classes} classes have one.', 'change-waiting': '%{waiting} outcomes of the present semester wait for certification; they can still be certified within its own time.', 'change-keeps': 'No student’s data is deleted or changed.', changed: 'The current semester is %{term}',
    },
    windows: {
      help: 'Each of the three grades has times of its own, within the national ones. Obeyed as soon as they are saved.', year: 'Academic year', 'year-name': 'Academic year %{year}', national: 'National times', 'national-line': '%{kind}: %{from} ~ %{until}', 'national-none': '%{kind}: not announced yet',
      grade: 'Grade %{grade}', 'grade-1': 'Grade 1', 'grade-2': 'Grade 2', 'grade-3': 'Grade 3', table: 'Times of work of %{grade}', item: 'Item', semester: 'Semester', startsOn: 'First day', startHour: 'Start hour', endsOn: 'Last day', endHour: 'End hour', state: 'State',
      'whole-year': '0 (whole year)', 'semester-of': 'Semester %{semester}', 'semester-help': 'Semester 0 is the whole year; ticking always is.', 'hour-help': '0 to 24; 24 is the end of the day.', 'within-help': 'National time %{from} ~ %{until}', 'upload-help': 'Should run two weeks past the semester.',
      empty: '%{grade} has no times of work: students and teachers cannot send, certify or tick.', 'add-title': 'Add a time for %{grade}', 'edit-title': 'Change a time of %{grade}', 'delete-title': 'Delete a time of work', delete: '“%{item}” of %{grade} (%{from} – %{until}) will be deleted. From then on nobody can do it.', 'row-name': '%{item} %{semester}', deleted: '“%{item}” deleted',
      'copy-grade': 'Copy to other grades', 'copy-grade-title': 'Copy the times of %{grade} to other grades', 'copy-grade-help': 'Choose the grades to copy to; %{rows} rows.', 'copy-none': 'Choose at least one grade.', 'copy-year': 'Copy from %{year}', 'copy-year-title': 'Copy from academic year %{from} to %{to}', 'copy-year-help': '%{rows} rows of %{from}, each day a year later.', 'copy-year-empty': 'Academic year %{from} has nothing to copy.',
      existing: '%{count} rows are set already:', 'keep-existing': 'Keep them as they are', overwrite: 'Overwrite them', copy: 'Copy %{rows} rows',
      copied: '%{done} rows copied, %{kept} kept as they were.', 'copied-refused': '%{count} rows were not copied:',
      timeline: 'Academic year %{year} at a glance', 'timeline-help': 'The ground is the national time; the line is today (%{today}).', 'timeline-empty': 'Once times are set, the year is drawn here.', today: 'Today', 'bar-text': '%{from} – %{until}, %{state}', warnings: 'Mind %{count} rows',
    },
    counselling: {
      help: 'Choose a teacher, then add classes or take them away; it holds at once. Classes are those of the term above; others who counsel a class stand in brackets.', legend: '● counselling teacher in %{term} already', assigned: 'assigned', teachers: 'Teachers', 'pick-teacher': 'Choose a teacher from the list first.', 'classes-of': 'Classes of %{name}',
      'to-pick': 'Classes to pick', picked: 'Classes picked', term: 'Term', class: 'Class', 'no-classes': 'No classes in this term yet: synchronise first.', added: '%{count} classes added', removed: '%{count} classes taken away', 'remove-title': 'Take classes away', remove: 'Take %{count} classes away? %{name} can then no longer see their students: %{classes}', back: 'Back to the teachers',
      copy: 'Carry on from last semester', 'copy-title': 'Carry on the counselling teachers', 'copy-text': 'By the classes’ codes, the counselling teachers of the semester before are brought into %{term}. Classes that have one stay as they are.', 'copy-done': '%{count} brought over',
      'query-help': 'Who counsels which class; classes without a teacher are listed too. They are assigned under “Assign counselling teachers”.', none: 'Nobody yet',
    },
    reviewers: {
      help: 'Teachers of co-taught courses: who reviews may certify outcomes, who does not may not. Each course keeps at least one reviewer; later synchronisations leave this as it is.', empty: 'No co-taught courses in this term.', changed: 'Not saved: %{count} teachers', label: 'Reviews: %{course} %{teacher}', was: 'was “%{was}”',
    },
  },
};
