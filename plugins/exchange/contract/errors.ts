import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const exchangeErrors = defineErrors({
  'exchange-checksum': { status: 422, when: 'The MD5 that was given is not that of the file that came. Nothing was kept.' },
  'exchange-json': { status: 422, when: 'The archive holds no JSON of students, or one of another shape.' },
  'exchange-manifest': { status: 422, when: 'A member (`name`) is not what the manifest of the archive says, is missing, or is not in it.' },
  'exchange-file-missing': { status: 422, when: 'The JSON names a file (`name`) that is not in the archive.' },
  'exchange-file-changed': { status: 422, when: 'A file (`name`) has not the MD5 that the JSON says.' },
  'exchange-file-lost': { status: 503, when: 'A file (`name`) of a student cannot be read from the store; an archive without it is not made.' },
  'exchange-ended': { status: 409, when: 'The record has ended and its file was removed, or it is not ready yet.' },
  'exchange-not-checked': { status: 409, when: 'The archive is not checked, is being worked on, or was taken in already.' },
  'exchange-no-id': { status: 422, when: 'A student (`name`) has no national ID, by which the other school finds the portfolio.' },
  'exchange-many': { status: 422, when: 'The archive would have more members than one that is taken in may have (`limit`). Export fewer students at a time.' },
  'exchange-school-archive': { status: 422, when: 'The archive is none of a whole school, or its manifest is of another shape.' },
  'exchange-school-other': { status: 422, when: 'The archive is of another school (`name`): a school moves under its own code.' },
  'exchange-school-version': { status: 422, when: 'The archive has tables or columns (`name`) that this version does not know.' },
  'exchange-school-occupied': { status: 409, when: 'The school has data already (`name`): only one that is empty takes a whole school in.' },
  'exchange-school-login': { status: 409, when: 'An account of the archive has the login (`name`) of an administrator who is here, and is no administrator.' },
  'exchange-school-rows': { status: 422, when: 'A table (`name`) has not the rows that the manifest says, or one that must not be.' },
  'exchange-school-reference': { status: 422, when: 'A row points (`name`: table and column) at one that is not in the archive.' },
  'exchange-school-file': { status: 422, when: 'A row names a file (`name`: its SHA-256) that is not in the archive.' },
  'exchange-school-audit': { status: 422, when: 'An entry of the audit log is not what its hash says.' },
});

export const exchangeError = errorsOf(exchangeErrors);
