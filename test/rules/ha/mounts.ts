/** Mount tables of nodes, as short as they can be. */
import type { NodeInput } from '../../../src/cluster/index.ts';
import { parseMounts } from '../../../src/cluster/storage/index.ts';

/** A machine whose root is on a disk of its own. */
const MACHINE = '22 1 8:1 / / rw - ext4 /dev/sda1 rw';
/** A container on that machine. */
const CONTAINER = '22 1 0:50 / / rw - overlay overlay rw';

const ROOT_ID = 22;
const FIRST_ID = 40;

/** What is mounted where, beside the root, those inside of others after them: `{ '/data': 'nfs4 nas:/export' }`. */
export function mounted(mounts: Readonly<Record<string, string>> = {}): Partial<NodeInput> {
  const points = Object.keys(mounts);
  const lines = Object.entries(mounts).map(([point, what], index) => {
    const parent = points.findLastIndex((other) => point.startsWith(`${other}/`));
    const parentId = parent < 0 ? ROOT_ID : FIRST_ID + parent;
    return `${FIRST_ID + index} ${parentId} 0:${60 + index} / ${point} rw - ${what} rw`;
  });
  return { facts: { mounts: parseMounts([MACHINE, ...lines].join('\n')) } };
}

/** A container with a volume on a disk of its host. */
export function volume(mountPoint: string, host?: string): Partial<NodeInput> {
  const onDisk = `40 22 8:1 /var/lib/docker/volumes/data/_data ${mountPoint} rw - ext4 /dev/sda1 rw`;
  return { facts: { host, mounts: parseMounts(`${CONTAINER}\n${onDisk}`) } };
}
