/** Texts of the statistics. */
export const insightScreenTexts = {
  screens: {
    counsellingStatistics: 'Counselling records', uncertifiedTeachers: 'Teachers with outcomes waiting', outcomeUploads: 'Uploads of outcomes', outcomeUsage: 'Students who use outcomes', certificationStatistics: 'Certification by teacher', analysis: 'Analysis',
  },
  insight: {
    none: 'Not set', by: 'By', what: 'What is counted', outcomes: 'Outcomes', performances: 'Performances', chart: 'Chart of %{name}; the table below has the same numbers', 'save-picture': 'Save picture', 'page-only': 'The chart shows this page of the table below.',
    'small-groups': 'Numbers of groups with fewer than 5 students are shown only to those who may look up students.', empty: 'Nothing yet in this term. Statistics appear once students upload.',
    'counselling-lead': 'Group and individual records of each counselling teacher by class. A session with several classes counts once in each.', 'no-counselling': 'No counselling records in this term yet.',
    'usage-lead': 'Students of each class who uploaded, sent, were certified or ticked. Taking part is voluntary.', 'no-classes': 'No classes in this term yet.',
    'certification-lead': 'What a deputy answers counts for the course’s teacher; what waits counts for the course’s first reviewer. Days run from sending to answer.', 'no-certification': 'Nothing was sent for certification in this term yet.',
    'uploads-lead': 'An outcome counts once: in the class of its term, in its subject, for the course’s first reviewer.',
    'uncertified-lead': 'In co-taught courses an outcome counts for each reviewer. Pick a teacher to see the students.', 'all-certified': 'No outcomes wait in this term.', pick: 'See students', 'pick-teacher': 'See students who wait for %{name}', 'students-of': 'Students who wait for %{name}', 'no-students': 'Nothing waits for this teacher any more.', close: 'Close the list',
    remind: 'Send a reminder', 'remind-title': 'Remind %{count} teachers', 'remind-text': 'The %{count} ticked teachers and their deputies will be told that outcomes wait. Nobody is told outside the window for certifying, nor twice a day.', reminded: '%{count} people were told.', 'reminded-nobody': 'Nobody could be told: the window may be closed, or there is no account.',
  },
};
