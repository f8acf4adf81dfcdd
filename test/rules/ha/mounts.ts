/** Mount tables of nodes, as short as they can be. */
import type { NodeInput } from '../../../src/cluster/index.ts';
import { parseMounts } from '../../../src/cluster/storage/index.ts';

/** A machine whose root is on a disk of its own. */
const MACHINE = '22 1 8:1 / / rw - ext4 /dev/sda1 rw';
/** A container on that machine. */
const CONTAINER = '22 1 0:50 / / rw - overlay overlay rw';

const line = (mountPoint: string, index: number, rest: string) =>
  `${40 + index} 22 ${rest.replace('@', mountPoint)}`;

/** What is mounted where, beside the root: `{ '/data': 'nfs4 nas:/export' }`. */
export function mounted(mounts: Readonly<Record<string, string>> = {}, root = MACHINE): Partial<NodeInput> {
  const lines = Object.entries(mounts).map(([mountPoint, what], index) =>
    line(mountPoint, index, `0:${60 + index} / @ rw - ${what} rw`),
  );
  return { facts: { mounts: parseMounts([root, ...lines].join('\n')) } };
}

/** A container with a volume on a disk of its host. */
export function volume(mountPoint: string, host?: string): Partial<NodeInput> {
  const volumeLine = line(mountPoint, 0, '8:1 /var/lib/docker/volumes/data/_data @ rw - ext4 /dev/sda1 rw');
  return { facts: { host, mounts: parseMounts(`${CONTAINER}\n${volumeLine}`) } };
}
