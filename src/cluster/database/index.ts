export { compareTargets, type SeenTarget, type TargetVerdict, targetKey } from './compare-targets.ts';
export { databaseOf } from './node-database.ts';
