import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const portfolioErrors = defineErrors({
  'illegal-move': { status: 409, when: 'The outcome or performance is not in a state from which this may happen; somebody may have been faster. Reload.' },
  'already-sent': { status: 409, when: 'What a teacher has seen cannot be changed. Withdraw it first.' },
  'answered-meanwhile': { status: 409, when: 'Another reviewer answered first; the answer stands.' },
  'send-limit': { status: 409, when: 'As many are with teachers or accepted this semester as the school allows (`limit`).' },
  'course-limit': { status: 409, when: 'As many are sent for this course as the school allows (`limit`).' },
  'tick-limit': { status: 409, when: 'As many are ticked this year as the rules allow (`limit`).' },
  'brief-missing': { status: 422, when: 'An outcome needs a brief before it is sent.' },
  'file-missing': { status: 422, when: 'An outcome needs a document or an audio/video file before it is sent.' },
  'file-empty': { status: 422, when: 'No bytes came.' },
  'file-type': { status: 422, when: 'The name ends on something that is not taken (`allowed`).' },
  'file-lies': { status: 422, when: 'The bytes are not what the name says, or the file is damaged.' },
  'file-large': { status: 413, when: 'More bytes than the kind may have (`limit` MiB).' },
  'file-name-long': { status: 422, when: 'The name is longer than 255 bytes.' },
  'file-cut': { status: 400, when: 'The upload broke off before its end; nothing was kept.' },
  'upload-offset': { status: 409, when: 'The part does not begin where the file ends so far (`offset`). Ask for the upload and go on from there.' },
  'upload-incomplete': { status: 409, when: 'Not all bytes of the file have come (`offset` of `bytes`). Go on from there, then finish.' },
  'performance-ticked': { status: 409, when: 'What is ticked, submitted or receipted cannot be changed. Take the tick back first.' },
  'performance-incomplete': { status: 409, when: 'A required field of the category, or the brief, is missing or no longer valid. Change the performance first.' },
  'performance-year': { status: 422, when: 'The student was in no class of the school in that year, so no window could ever open for it.' },
  'performance-code': { status: 422, when: 'The code is not in its table any more; `fields` names the field. Load the tables anew and choose.' },
});

export const portfolioError = errorsOf(portfolioErrors);
