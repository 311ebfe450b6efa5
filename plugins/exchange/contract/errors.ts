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
});

export const exchangeError = errorsOf(exchangeErrors);
