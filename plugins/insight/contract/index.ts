export * from '../domain/dimensions';
export * from './statistics';
export * from './sheets';
export * from './dashboard';
export * from './saved-filters';
export { insightTexts } from './texts';
