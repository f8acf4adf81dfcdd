export {
  type ChangeOptions,
  type ChangePlan,
  type PlannedChange,
  planChanges,
  type WantedChange,
} from './changes/plan-changes.ts';
export { compareMigration } from './merge/compare.ts';
export { mergeMigration } from './merge/merge-migration.ts';
export {
  type Conflict,
  type Dropped,
  type FileSide,
  type MigrationComparison,
  MigrationError,
  type MigrationFile,
  type MigrationOptions,
  type MigrationResult,
  type Moved,
  type PendingSetting,
  type Unchanged,
} from './merge/result.ts';
