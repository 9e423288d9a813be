export { device } from './platform';
export * from './contract';
export { personalData } from './personal-data';
