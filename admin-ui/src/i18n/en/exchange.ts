/** The screens of exchange (6.1, 6.2). */
export const exchangeScreenTexts = {
  screens: { exchangeExport: 'Export portfolios', exchangeImport: 'Import portfolios' },
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
    info: {
      help: 'Hand over the file, and tell the other school password and MD5 by another way (telephone, letter). Each showing is recorded.',
      fileName: 'File name', bytes: 'Size', password: 'Password', md5: 'MD5', copy: 'Copy', copyOf: 'Copy %{name}', copied: '%{name} copied.',
    },
    import: {
      help: 'Takes in what a student brings from the former school. The file is checked first, and what it holds is shown; it is written after your yes.',
      work: 'Import a file', records: 'Records', recordsEmpty: 'Nothing was imported yet.',
      md5Help: 'The 32 characters that the former school told you.', password: 'Password of the archive', passwordHelp: 'As the former school told you.', choose: 'Choose a file', noFile: 'No file chosen', fileMissing: 'Choose a file.', fileHelp: 'A ZIP archive of at most %{limit} MB.',
      check: 'Check the file', uploading: 'Uploading; stay on this page.',
      preview: 'What would be taken in', from: 'From %{school}', manifest: { true: 'with a list of its files, each checked', false: 'without a list of its files; checked by the MD5 in the data' },
      apply: 'Import %{count} students', discard: 'Cancel', again: 'Import another file', applyTitle: 'Import portfolios',
      applyText: 'Writes %{outcomes} outcomes and %{performances} performances of %{count} students with their files. What the students have here is not changed; what was imported before is not imported again.',
      unknown: 'Not on the register: no student here has both this national ID and birthday. Synchronise the students, then import again.',
      notTaken: '%{count} cannot be taken in:', reason: '%{label}: %{reason}', unnamed: '(unnamed)', line: '%{kind}: %{new} new, %{same} here already, %{failed} not taken', files: '%{count} files',
      completed: '%{completed} of %{students} students', view: 'View',
    },
  },
};
