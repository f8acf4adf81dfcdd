export { compareLocations, locate } from './locate.ts';
export type { Location, StorageFacts, StorageKind, Verdict } from './location.ts';
export type { Mount, MountTable } from './mount-table.ts';
