export { compareLocations, isInside } from './compare.ts';
export { fileSystemOf } from './file-systems.ts';
export { isContainer, locate } from './locate.ts';
export type { Location, StorageFacts, StorageKind, Verdict } from './location.ts';
export type { Mount, MountTable } from './mount-table.ts';
export { parseMounts } from './parse-mounts.ts';
