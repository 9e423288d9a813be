export { device } from './platform';
export * from './contract';
