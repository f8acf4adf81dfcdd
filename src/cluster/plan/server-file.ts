/** Where a node’s files lie on its server, which is not where they were read. */
import { isInside } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';

const USUAL = '/etc/rstudio-connect/rstudio-connect.gcfg';

/** The main file on the server: as a bundle tells, else the usual one. */
export function fileOnServer(node: ClusterNode): string {
  return knownFile(node) ?? USUAL;
}

/** The migration file on the server. */
export function migrationOnServer(node: ClusterNode): string {
  return fileOnServer(node).replace(/(?:\.gcfg)?$/, '-migration.gcfg');
}

/** Whether the file was read on the server itself, so that the migration file beside it would have been seen. */
export function wasReadOnServer(node: ClusterNode): boolean {
  return knownFile(node) !== undefined;
}

function knownFile({ config: { path } }: ClusterNode): string | undefined {
  // The source of a file in a bundle: `connect1:/etc/…`.
  const inBundle = /^[^/\\]+:(\/.+)$/s.exec(path)?.[1];
  return inBundle ?? (isInside(path, '/etc') ? path : undefined);
}
