export { findSetting, putSetting, type Settings } from './setting-queries.ts';
