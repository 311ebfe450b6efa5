import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const rosterErrors = defineErrors({
  'roster-has-errors': { status: 409, when: 'A final export whose 預檢 finds errors (`errors`). Nothing was exported or frozen. Mend them, or export a draft.' },
  'roster-not-unlockable': { status: 409, when: 'Only a final export that is done can be unlocked, once. Nothing was changed.' },
  'roster-not-revocable': { status: 409, when: 'Only the links of an export that is done can be revoked, once.' },
});

export const rosterError = errorsOf(rosterErrors);
