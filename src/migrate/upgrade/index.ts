export type { Decision, Left, Places, Release, Rewritten, UpgradeResult } from './result.ts';
export { upgradeFile } from './upgrade.ts';
