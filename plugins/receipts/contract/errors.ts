import { defineErrors, errorsOf } from '@portfolio/kernel/contract';

export const receiptErrors = defineErrors({
  'receipt-name': { status: 422, when: 'The file’s name is not that of a receipt archive (`1082_20210202163549收訖明細.zip`). Nothing was written.' },
  'receipt-term': { status: 422, when: 'The archive is of another term (`archive`) than the one picked (`term`). Nothing was written.' },
  'receipt-no-list': { status: 422, when: 'There is no SHA.txt, or none that can be read. Nothing was written.' },
  'receipt-member': { status: 422, when: 'The archive holds a file (`name`) that is none of a receipt. Nothing was written.' },
  'receipt-unlisted': { status: 422, when: 'SHA.txt does not name a file (`name`) of the archive. Nothing was written.' },
  'receipt-missing': { status: 422, when: 'SHA.txt names a file (`name`) that is not in the archive. Nothing was written.' },
  'receipt-twice': { status: 422, when: 'There is a second file (`name`) of one category. Nothing was written.' },
  'receipt-nothing': { status: 422, when: 'The archive holds none of the four kinds of data. Nothing was written.' },
  'receipt-hash': { status: 422, when: 'The SHA-256 of a file (`name`) is not what SHA.txt says. Nothing was written.' },
  'receipt-json': { status: 422, when: 'A file (`name`) is no JSON of a receipt. Nothing was written.' },
  'receipt-school': { status: 422, when: 'Too few of the people in the archive (`known` of `people`) are on the school’s register: it is another school’s. Nothing was written.' },
  'receipt-gone': { status: 409, when: 'The uploaded archive is no longer there: dropped, imported, or a day old. Upload it again.' },
  'receipt-category': { status: 422, when: 'The person’s role groups do not hold this category, or the archive does not.' },
  'receipt-answered': { status: 409, when: 'The receipt has been answered; an answer stays until a new version or until the school opens it again.' },
  'receipt-early': { status: 409, when: 'The time for confirming has not begun (`from`).' },
  'receipt-late': { status: 409, when: 'The time for confirming has ended (`until`).' },
  'receipt-noted-meanwhile': { status: 409, when: 'Somebody else (`name`) has answered the report since it was read. Reload.' },
  'receipt-not-answered': { status: 409, when: 'Only a receipt that has been answered can be opened again.' },
});

export const receiptError = errorsOf(receiptErrors);
