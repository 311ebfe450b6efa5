/**
 * The numbers of the rules, each once. (M) the school administrators' manual, (R) the ministry's rules,
 * (P) proposed by this project. Platform staff may change what is marked as data in the admin; these are the defaults.
 */
export const limits = {
  /** (M) outcomes a student may send in a semester: a school may raise it, never go below. */
  outcomesPerSemester: { default: 6, min: 6, max: 100 },
  /** (M) outcomes for one course in a semester. */
  outcomesPerCourse: { default: 10, min: 1, max: 100 },
  /** (M, R) ticked in an academic year. */
  ticks: { outcomes: 6, performances: 10 },
  /** (R) brief, in Unicode code points. */
  brief: { min: 1, max: 100 },
  /** (P) reason of a return or an unlock, in code points. */
  reason: { min: 1, max: 200 },
  /** (R) bytes and types of files. */
  files: {
    document: { bytes: 4 * 1024 * 1024, extensions: ['pdf', 'jpg', 'jpeg', 'png'] },
    media: { bytes: 10 * 1024 * 1024, extensions: ['mp3', 'mp4'] },
  },
  /** (P) a performance's outside link, in code points, and the days that its dates may name. */
  performance: { link: 300, earliest: '2000-01-01', latest: '2099-12-31' },
  /** (P) a file that comes in parts: bytes of one at most and, but for the last, at least; how long it may take, and how many a student may have under way. */
  upload: { partBytes: 512 * 1024, leastPartBytes: 16 * 1024, hours: 24, perStudent: 5 },
  /** (P) the longest that a teacher's deputy may stand in, in days. */
  deputyDays: 366,
  /** (P) a self-study plan: its title, each of its texts, weeks and the text of one; in code points. */
  studyPlan: { title: 60, text: 2000, weeks: 30, week: 200 },
  /** (P) a counselling record, in code points, and the students of one. */
  counselling: { place: 40, subject: 60, content: 4000, students: 400 },
  /** (P) filters that a person keeps for one list, and the code points of a name. */
  savedFilters: { perList: 20, name: 30 },
  /** (P) a file's name, in bytes of UTF-8: what common file systems take. */
  fileNameBytes: 255,
  /** (M) days before the end of a window on which students are reminded. */
  reminderDays: { default: 3, min: 1, max: 30 },
  /** (P) sign-in. Durations in seconds. */
  signIn: {
    captchaSeconds: 300,
    failuresPerAccount: 5,
    /** A classroom of 40 behind one address must get in; a guesser must not. */
    failuresPerAddress: 100,
    lockSeconds: 15 * 60,
    accessSeconds: 10 * 60,
    refreshSeconds: 14 * 24 * 3600,
    initialPasswordSeconds: 14 * 24 * 3600,
  },
  password: { min: 8, max: 256 },
  /** (P) accounts whose passwords one call resets: hashing them takes about a second. */
  passwords: { batch: 50 },
  /** (P) a temporary account of a student who has left (3.7), in days. */
  temporaryAccountDays: 30,
  /** (P) what is mailed, and the second factor. Durations in seconds. */
  account: {
    passwordLinkSeconds: 30 * 60,
    emailLinkSeconds: 24 * 3600,
    /** Between the right password and the code. */
    secondStepSeconds: 5 * 60,
    recoveryCodes: 10,
  },
  /** (M) rows a page; (P) the most a client may ask for. */
  page: { default: 30, max: 1000 },
  /** (P) share of a type that a full pull may end without a person's yes. */
  syncShrink: 0.2,
  /** (P) a link in a roster, in days: the central database takes its time. */
  rosterLinkDays: 400,
  /** (P) the same in a draft, which is for looking at only. */
  rosterDraftLinkDays: 7,
  /** (P) findings of one kind that a screen lists; Excel has them all. */
  rosterFindingsShown: 50,
  /** (P) a column of a roster, as a ministry's notice may correct it: code points of its heading, and the greatest length that it may be given. */
  rosterColumn: { header: 50, length: 2000 },
  /** (P) hours for which the packed attachments of a final export can be fetched; they can be packed again. */
  rosterAttachmentHours: 24,
  /** (P) archives from outside: what is refused before anything is unpacked. Bytes; `ratio` counts from `ratioFrom` bytes on. */
  archive: { bytes: 2 * 1024 ** 3, entries: 5000, entryBytes: 64 * 1024 ** 2, unpackedBytes: 4 * 1024 ** 3, ratio: 100, ratioFrom: 1024 ** 2 },
  /** (P) days for which an exported archive of students can be fetched, hours for which an uploaded one waits for its import, and members of one that are read at once. */
  exchange: {
    exportDays: 30, uploadHours: 24, students: 200, lanes: 4,
    /** (P) an archive of a whole school: its tables are long and pack well, its files are many. */
    school: { bytes: 64 * 1024 ** 3, entries: 150_000, entryBytes: 8 * 1024 ** 3, unpackedBytes: 128 * 1024 ** 3, ratio: 1000, ratioFrom: 1024 ** 2, manifestBytes: 64 * 1024 ** 2 },
  },
  /**
   * Receipts: (R) days that students have at least for confirming; (P) hours before the end at which those who have not
   * answered are reminded, hours for which an uploaded archive waits, the share of its people who must be on the school's
   * register, code points of a report and of a note, and what an archive may be beyond `archive`: few files, of rows that
   * are much alike and pack well.
   */
  receipts: { periodDays: 3, reminderHours: 24, uploadHours: 24, knownShare: 0.5, report: { min: 1, max: 500 }, note: { min: 1, max: 500 }, archive: { entries: 20, ratio: 400 } },
} as const;
