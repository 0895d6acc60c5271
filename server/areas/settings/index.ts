export { assertVersionSeen, changedColumns } from './changed-columns.ts';
export { findSetting, putSetting, type Settings } from './setting-queries.ts';
