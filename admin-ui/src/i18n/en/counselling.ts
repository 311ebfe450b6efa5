import type { counsellingScreenTexts as original } from '../zh-Hant/counselling';

export const counsellingScreenTexts: typeof original = {
  screens: { counsellingRecords: 'Counselling records', myCounselling: 'Counselling records', myClasses: 'My classes' },
  counselling: {
    help: 'Group and individual counselling. Students are told and sign off having read; once one has, the record can no longer be changed.',
    empty: 'No record in this term yet.', add: 'Add a record', 'add-title': 'Add a counselling record', 'edit-title': 'Change the counselling record',
    field: { term: 'Term', kind: 'Kind', category: 'About', heldOn: 'Date', place: 'Place', subject: 'Subject', content: 'Content', 'content-help': 'The students read this.', document: 'Attachment' },
    'students-to-pick': 'Students to pick', 'students-picked': 'Who was there', 'students-read': '%{students} students, %{read} have read it', 'read-at': 'Read %{at}', unread: 'Not read yet', fixed: 'A student has signed off having read it: it can no longer be changed or deleted. Add another record to correct it.',
    'remove-title': 'Delete this record?', 'remove-text': 'Deletes 1 record for good, which %{students} students will no longer see: %{subject}.', removed: '1 record deleted.',
    'own-help': 'What counselling teachers have recorded about you. Press “I have read this” when you have.', 'own-empty': 'No counselling records.', by: 'Counselling teacher: %{teacher}', sign: 'I have read this', signed: 'Signed off.',
  },
  classes: {
    help: 'Classes in which you are homeroom or counselling teacher; to read only, without drafts.', class: 'Class', all: 'All %{smart_count} classes', students: '%{smart_count} students', empty: 'You are homeroom or counselling teacher of no class in this term.',
    title: 'Portfolio: %{name}', 'read-only': 'Of this year, to read only; drafts and performances that are not ticked are not shown.', performances: 'Performances', part: '%{title} (%{count})', nothing: 'Nothing in this year.',
  },
};
