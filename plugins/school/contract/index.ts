import { publicRoutes } from './public';
import { settingRoutes } from './settings';

export { schoolErrors, schoolError } from './errors';
export { schoolTexts } from './texts';
export { counsellingList, counsellingTeacherList, reviewerList } from './lists';
export { cluster, clusterKinds, notice, noticePage, myWindow, type Cluster, type MyWindow, type Notice } from './public';
export { parameters, windowInput, type Copied, type CounselledClass, type Parameters, type SchoolTerm, type SchoolWindow, type TermChange, type WindowInput, type WindowYear } from './settings';
export { grades, nationalKindOf, semestersOf, windowItems, windowState, type NationalKind, type WindowItem, type WindowState, type WindowWarning } from '../domain/windows';

export const routes = { ...publicRoutes, ...settingRoutes };
