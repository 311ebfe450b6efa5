export * from './errors';
export * from './list';
export * from './route';
export * from './texts';
export * from './fields';
export * from './field-message';
export { kernelTexts } from './kernel-texts';
