export { compareNodes, type NodePaths } from './compare.ts';
export { listPaths } from './list-paths.ts';
export type { NamedPath, PathOrigin } from './named-path.ts';
