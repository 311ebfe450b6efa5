import { defineTexts } from '@portfolio/kernel/contract/texts';
import { en } from './audit-texts.en';
import { zhHant } from './audit-texts.zh-Hant';

/** Actions of the audit log and kinds of jobs, of all capabilities: on the screen and in Excel alike. */
export const auditTexts = defineTexts(zhHant, en);
