export * from '../domain/dimensions';
export * from './statistics';
export { insightTexts } from './texts';
