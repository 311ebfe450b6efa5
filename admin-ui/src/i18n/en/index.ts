import type { Texts } from '@portfolio/kernel/contract/texts';
import { administrationScreenTexts } from './administration';
import { accountScreenTexts } from './account';
import { auditDetailTexts } from './audit-details';
import { exchangeScreenTexts } from './exchange';
import { counsellingScreenTexts } from './counselling';
import { frameTexts } from './frame';
import { homeTexts } from './home';
import { insightScreenTexts } from './insight';
import { mailScreenTexts } from './mail';
import { performanceScreenTexts } from './performances';
import { portfolioTexts } from './portfolio';
import { reactAdminTexts } from './react-admin';
import { receiptScreenTexts } from './receipts';
import { rosterScreenTexts } from './rosters';
import { schoolScreenTexts } from './school';
import { selfStudyScreenTexts } from './self-study';
import { sharedTexts } from './shared';
import { syncScreenTexts } from './sync';
import { teachingScreenTexts } from './teaching';

/** Texts of the screens in this language; a folder of screens adds its own file here, under `staff` where no student comes. */
export const everybody: Texts[] = [reactAdminTexts as unknown as Texts, sharedTexts, frameTexts, homeTexts, portfolioTexts, receiptScreenTexts, accountScreenTexts, mailScreenTexts, performanceScreenTexts, selfStudyScreenTexts, counsellingScreenTexts];
export const staff: Texts[] = [administrationScreenTexts, auditDetailTexts, rosterScreenTexts, syncScreenTexts, schoolScreenTexts, exchangeScreenTexts, teachingScreenTexts, insightScreenTexts];
