import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const rosterErrors = defineErrors({
  'roster-has-errors': { status: 409, when: 'A final export whose 預檢 finds errors (`errors`). Nothing was exported or frozen. Mend them, or export a draft.' },
  'roster-not-unlockable': { status: 409, when: 'Only a final export that is done can be unlocked, once. Nothing was changed.' },
  'roster-not-revocable': { status: 409, when: 'Only the links of an export that is done can be revoked, once.' },
  'roster-no-attachments': { status: 409, when: 'Only a final export of outcomes or performances that is not unlocked has attachments to pack. Nothing was changed.' },
  'roster-attachments-gone': { status: 409, when: 'The packed attachments are no longer kept, or were never packed. Pack them again.' },
  'roster-columns-in-effect': { status: 409, when: 'An edition of the columns that is in effect stays as it is, and so do its corrections. Nothing was changed.' },
  'roster-attachment-lost': { status: 409, when: 'The file store has not what the export was made of (`sheet`, `row`). Nothing was packed.' },
});

export const rosterError = errorsOf(rosterErrors);
