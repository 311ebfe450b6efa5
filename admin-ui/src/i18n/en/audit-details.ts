import type { auditDetailTexts as original } from '../zh-Hant/audit-details';

export const auditDetailTexts: typeof original = {
  'audit-details': {
    id: 'ID of the object', nothing: '(empty)', 'item-of': '%{name} %{number}',
    objects: { parameters: 'Parameters', reviewers: 'Reviewers of shared courses', 'mail-server': 'Mail server', connection: 'Connection of the synchronisation', teachers: 'Teachers' },
    facts: {
      accounts: 'Accounts', active: 'In use', add: 'May add', address: 'Address', after: 'After', again: 'Uploaded before', asked: 'To be told',
      auditWhole: 'Audit log is whole', baseUrl: 'Address', before: 'Before', broken: 'Problem', bytes: 'Size in bytes', category: 'Category', certify: 'Certifies',
      changed: 'Changed', changes: 'Changes', className: 'Class', classes: 'Classes', clientId: 'Client', code: 'Code', conditions: 'Conditions', content: 'Content',
      count: 'Number', course: 'Course', dailyAt: 'Daily at', delete: 'May delete', done: 'Done', edit: 'May change', enabled: 'Switched on', encryption: 'Encryption',
      endHour: 'Last hour', ended: 'Ended', ends: 'Would end', endsAt: 'Ends', endsOn: 'Last day', errors: 'Errors', file: 'File', fileName: 'File', files: 'Files',
      filter: 'Columns filtered by', former: 'Former name', from: 'State before', fromGrade: 'From grade', fromSchool: 'From school', frozen: 'Became submitted',
      givenUp: 'Mails given up', grade: 'Grade', grades: 'Grades', hasPassword: 'Has a password', heldOn: 'Day', host: 'Server', ids: 'IDs', inUse: 'In use', item: 'Item',
      items: 'Items', kind: 'Kind', kinds: 'Kinds', left: 'Left', limit: 'Limit', lockVersion: 'Version', login: 'Account', madeAt: 'Made', md5: 'MD5', mode: 'Mode',
      modules: 'Modules', months: 'Months kept', name: 'Name', new: 'New', note: 'Note', number: 'Number', ok: 'Successful', outcomes: 'Outcomes',
      outcomesPerCourse: 'Outcomes of a course', outcomesPerSemester: 'Outcomes of a semester', overwrite: 'Overwritten', parts: 'Categories',
      passwordGiven: 'Password was changed', performances: 'Performances', port: 'Port', questions: 'Confirmed', reason: 'Reason', received: 'Received', refused: 'Refused',
      removed: 'Removed', reviews: 'Reviews', roster: 'Roster', rows: 'Rows', same: 'Same', screen: 'Screen', secretGiven: 'Secret was changed', semester: 'Semester',
      sendReminderDays: 'Days of notice before sending ends', sha256: 'SHA-256', staffSecondFactor: 'Two-step sign-in required of staff', stages: 'Order of stages',
      startHour: 'First hour', startsAt: 'Starts', startsOn: 'First day', state: 'State', students: 'Students', submitted: 'Submitted', substitute: 'Deputy', tables: 'Tables',
      teacher: 'Teacher', teacherMailHour: 'Hour of the mail to teachers', teachers: 'Teachers', term: 'Term',
      tickOutcomesReminderDays: 'Days of notice before ticking of outcomes ends', tickPerformancesReminderDays: 'Days of notice before ticking of performances ends',
      ticked: 'Ticked', title: 'Title', to: 'To', toGrades: 'To grades', told: 'Told', type: 'Kind of data', types: 'Kinds of data', unlocked: 'Unlocked',
      warnings: 'Warnings', year: 'School year',
    },
    values: {
      administrator: 'administrator', certified: 'certified', classes: 'classes', draft: 'trial export', enrolments: 'courses taken', final: 'final export', group: 'group',
      individual: 'individual', missing: 'missing', none: 'none', offerings: 'courses given', officer_posts: 'posts held', outcomes: 'outcomes', passed: 'passed',
      performances: 'performances', returned: 'returned', send: 'sending outcomes', sent: 'sent', staff: 'staff', student: 'student', students: 'students',
      subjects: 'subjects', submitted: 'submitted', surplus: 'surplus', teacher: 'teacher', teachers: 'teachers', 'tick-outcomes': 'ticking outcomes',
      'tick-performances': 'ticking performances', ticked: 'ticked', wrong: 'wrong',
    },
  },
};
