/** The screens of exchange (6.1, 6.2, the whole school). */
export const exchangeScreenTexts = {
  screens: { exchangeExport: 'Export portfolios', exchangeImport: 'Import portfolios', exchangeOneRoster: 'OneRoster', exchangeSchool: 'Move the whole school' },
  exchange: {
    counts: { outcomes: 'Outcomes', performances: 'Performances', posts: 'Officer posts', files: 'Files' },
    export: {
      help: 'When students change school, their portfolios go out as one encrypted archive for the other school to import. Tell it password and MD5 by another way.',
      students: 'Choose students', records: 'Records', empty: 'There are no students. Synchronise them first.',
      list: 'List', listCount: 'List (%{count} students)', listEmpty: 'Tick students below, then “Add to list”.',
      add: 'Add to list', added: '%{count} added.', clear: 'Clear the list', remove: 'Remove %{name}', start: 'Make the archive', confirm: 'Export %{count} students',
      tooMany: 'At most %{limit} students at a time; take some off the list.',
      what: 'Makes an archive of %{count} students with all outcomes, performances, officer posts and files, and whole national IDs. It is kept for %{days} days; each download and each showing of the password is recorded.',
      recordsEmpty: 'Nothing was exported yet.', file: 'Download', info: 'File details', who: 'Students exported', end: 'End',
      endText: 'The file “%{file}” (%{count} students) is deleted at once, for good; the record stays.', ended: 'Ended; the file is deleted.',
    },
    oneRoster: {
      help: 'The people, classes, courses and enrolments of a semester as a OneRoster 1.2 archive (CSV, bulk) for learning platforms and other systems. It has no national IDs and no password: keep it safe.',
      counts: '%{term}: %{students} students, %{classes} classes, %{offerings} courses', none: 'There are no students, classes and courses in this semester.', whole: 'Choose a semester above.', file: 'Download the OneRoster archive',
      importTitle: 'Import', importText: 'To take a OneRoster archive as the source of the school’s data, open “Upload” under “Sync”: choose the kind of data, upload the ZIP file, look at the preview, then apply.', toSync: 'Go to the upload',
    },
    school: {
      help: 'When a school changes platform, all its data, files, settings and history go out as one encrypted archive, and into the new platform under the same school code.',
      export: 'Export the school', import: 'Import the school', records: 'Records', recordsEmpty: 'The school was not moved yet.',
      what: 'What goes along', whatList: { 0: 'Students, teachers, classes, courses, enrolments and officer posts', 1: 'Outcomes, performances, study plans, counselling records and all files', 2: 'Rosters, receipts, certifications and the audit log', 3: 'Role groups, windows of work, parameters and other settings' },
      not: 'What stays behind', notList: { 0: 'Passwords and second factors: the new platform gives new initial passwords', 1: 'The passwords of sync and mail server: they are entered anew', 2: 'Sessions, uploads and jobs that are under way' },
      start: 'Make the archive', startText: 'Makes an archive of the whole school with every student’s data and files, and national IDs encrypted. It is kept for %{days} days; each download and each showing of the password is recorded.',
      fileHelp: 'A ZIP archive of at most %{limit} GB. A large one takes a while; stay on this page.', importHelp: 'Only an empty school takes a school in: one that the platform’s staff have opened, with administrators alone. Every file and count is checked first, and written after your yes; when anything is amiss, nothing is.',
      from: 'From %{school}, exported %{madeAt}', total: '%{rows} rows and %{files} files, %{bytes}', table: 'Data', rows: 'Rows', auditBroken: 'The audit log was broken before it left the former platform; the import records that.',
      apply: 'Import the school', applyText: 'Writes %{rows} rows and %{files} files, all or nothing. The present terms and parameters of this school are replaced by what comes.', discard: 'Cancel', again: 'Import another file',
      file: 'Download', info: 'File details', view: 'View', end: 'End', endText: '“%{file}” is deleted at once, for good; the record stays.', ended: 'Ended; the file is deleted.',
    },
    info: {
      help: 'Hand over the file, and tell the other school password and MD5 by another way (telephone, letter). Each showing is recorded.',
      fileName: 'File name', bytes: 'Size', password: 'Password', md5: 'MD5', copy: 'Copy', copyOf: 'Copy %{name}', copied: '%{name} copied.',
    },
    import: {
      help: 'Takes in what a student brings from the former school. The file is checked first, and what it holds is shown; it is written after your yes.',
      work: 'Import a file', records: 'Records', recordsEmpty: 'Nothing was imported yet.',
      md5Help: 'The 32 characters that you were told with the file.', password: 'Password of the archive', passwordHelp: 'As you were told with the file.', choose: 'Choose a file', noFile: 'No file chosen', fileMissing: 'Choose a file.', fileHelp: 'A ZIP archive of at most %{limit} MB.',
      check: 'Check the file', uploading: 'Uploading; stay on this page.',
      preview: 'What would be taken in', from: 'From %{school}', manifest: { true: 'with a list of its files, each checked', false: 'without a list of its files; checked by the MD5 in the data' }, signed: { true: 'signed by this platform', false: 'made by another platform, whose signature cannot be checked here' },
      apply: 'Import %{count} students', discard: 'Cancel', again: 'Import another file', applyTitle: 'Import portfolios',
      applyText: 'Writes %{outcomes} outcomes and %{performances} performances of %{count} students with their files. What the students have here is not changed; what was imported before is not imported again.',
      unknown: 'Not on the register: no student here has both this national ID and birthday. Synchronise the students, then import again.',
      notTaken: '%{count} cannot be taken in:', reason: '%{label}: %{reason}', unnamed: '(unnamed)', line: '%{kind}: %{new} new, %{same} here already, %{failed} not taken', files: '%{count} files',
      completed: '%{completed} of %{students} students', view: 'View',
    },
  },
};
