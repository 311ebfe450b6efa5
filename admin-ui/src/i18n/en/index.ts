import type { Texts } from '@portfolio/kernel/contract/texts';
import { administrationScreenTexts } from './administration';
import { accountScreenTexts } from './account';
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

/** Texts of the screens in this language; a folder of screens adds its own file here. */
export const texts: Texts[] = [reactAdminTexts as unknown as Texts, sharedTexts, frameTexts, homeTexts, administrationScreenTexts, portfolioTexts, rosterScreenTexts, receiptScreenTexts, syncScreenTexts, accountScreenTexts, mailScreenTexts, schoolScreenTexts, performanceScreenTexts, exchangeScreenTexts, teachingScreenTexts, selfStudyScreenTexts, counsellingScreenTexts, insightScreenTexts];
