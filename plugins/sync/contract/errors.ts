import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const syncErrors = defineErrors({
  'sync-not-set': { status: 409, when: 'The school has no connection to its administration system. Set it, or upload sheets.' },
  'sync-address': { status: 422, when: 'The address is no http(s) address, carries a user name, or leads to where this platform does not go; field baseUrl.' },
  'sync-secret-needed': { status: 422, when: 'A new connection, or another server than before: the secret has to be given again, so that the kept one goes nowhere else; field secret.' },
  'sync-running': { status: 409, when: 'A sync or an upload of this school is running in another process. Wait for it.' },
  'sync-nothing-waits': { status: 409, when: 'The batch does not wait for a yes: answered already, or overtaken by a later one. Reload the status.' },
  'sync-numbers-changed': { status: 409, when: 'The numbers that were confirmed are not those of the batch. Reload and look again.' },
  'sync-incomplete': { status: 409, when: 'A job’s end: some types could not be taken; `failed` names them. The others were applied; each has its record.' },
  'sync-sheet-unreadable': { status: 422, when: 'Neither CSV nor a workbook, or damaged. Nothing was changed.' },
  'sync-sheet-headings': { status: 422, when: 'Headings of required fields are missing (`missing`) or stand twice (`repeated`).' },
  'sync-sheet-empty': { status: 422, when: 'The sheet has headings only, or nothing.' },
  'sync-sheet-long': { status: 413, when: 'More lines than one sheet may have (`limit`), or a workbook that unfolds beyond measure.' },
  'sync-roster-type': { status: 422, when: 'The OneRoster standard knows nothing of this type of data (officer posts); upload a sheet.' },
  'sync-roster-manifest': { status: 422, when: 'The OneRoster archive’s manifest is missing, of another version than 1.2, or says that a file is not there in bulk (`fault`).' },
  'sync-roster-headings': { status: 422, when: 'A file (`file`) of the OneRoster archive lacks headings of the CSV binding (`missing`).' },
  'sync-roster-line': { status: 422, when: 'A line (`line`) of a file (`file`) of the OneRoster archive has another number of values than its headings, no sourcedId, or a status, which bulk mode has not.' },
  'sync-upload-gone': { status: 409, when: 'The previewed upload was applied, replaced or is a day old. Upload it again.' },
  'sync-shrink-unconfirmed': { status: 409, when: 'Applying would end more than a fifth of a type; send `confirmedEnds` with the number that the preview showed.' },
});

export const syncError = errorsOf(syncErrors);
