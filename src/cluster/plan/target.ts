/** Where the data of a cluster goes that leaves its shared storage. */
import { isInside } from '../../schema/posix-path.ts';
import type { ClusterNode } from '../node.ts';
import { fileSystemOf, type Location } from '../storage/index.ts';
import { directoriesOf, kindOf, staysLocal, whereItLies } from './directories.ts';
import type { PlanCheck } from './plan.ts';
import { absolutePath } from './settings-of-node.ts';

const USUAL = '/var/lib/rstudio-connect';
/** Where the data is at the usual place already. */
const OTHER = '/var/lib/rstudio-connect-local';

/**
 * The new data directory: the one that is wanted, or one that is free.
 *
 * @throws {RangeError} when the one that is wanted can’t be one.
 */
export function targetFor(node: ClusterNode, wanted: string | undefined): string {
  const inUse = [...directoriesOf(node).values()].flatMap((known) => ('value' in known ? known.value : []));
  // What lies on a local disk, or is likely to, may lie in the new directory and stay there.
  const moving = inUse.filter((directory) => !staysLocal(directory));
  const overlapping = (target: string) =>
    moving.find(({ path, location: { resolved } }) =>
      [path, resolved].some((used) => isInside(used, target) || isInside(target, used)),
    );
  if (wanted === undefined) return overlapping(USUAL) === undefined ? USUAL : OTHER;
  const target = absolutePath(wanted);
  if (target === undefined || target === '/')
    throw new RangeError(`The new data directory has to be an absolute path, such as ${USUAL}.`);
  if (isInside(target, '/opt/rstudio-connect'))
    throw new RangeError(
      `The server does not start with its data in /opt/rstudio-connect: choose another directory than ${target}.`,
    );
  const clash = overlapping(target);
  if (clash !== undefined)
    throw new RangeError(
      `${target} and ${clash.setting} of ${node.name}, which is ${clash.path}, lie one in the other: choose another directory.`,
    );
  return target;
}

/** Where data ends with the container or the machine that runs; undefined for a disk. */
function endsWithMachine({ fileSystem, source = '' }: Location): string | undefined {
  if (fileSystem === undefined) return undefined;
  const found = fileSystemOf({ fileSystem, source });
  if (found.kind !== 'local' || found.on === 'disk') return undefined;
  return found.on === 'memory'
    ? `in memory (${fileSystem}), which a restart empties`
    : `in the container itself (${fileSystem}), and goes with it`;
}

/** Whether the new directory is one that only this node sees. */
export function targetChecks(node: ClusterNode, target: string): PlanCheck[] {
  const location = node.locate(target);
  const nodes = [node.name];
  if (location.kind === 'network' || location.kind === 'declared')
    return [
      {
        status: 'blocked',
        nodes,
        reason: `\`${target}\` of ${node.name} lies ${whereItLies(location)} itself.`,
      },
    ];
  const passing = endsWithMachine(location);
  if (passing !== undefined) {
    const reason = `\`${target}\` of ${node.name} lies ${passing}: the data would be lost. Mount a disk there, or choose another directory.`;
    return [{ status: 'blocked', nodes, reason }];
  }
  if (kindOf(location) === 'local') {
    const room = `see that there is room for all of it (\`df\`), and that nothing lies there yet`;
    return [{ status: 'to do', nodes, reason: `\`${target}\` lies ${whereItLies(location)}: ${room}.` }];
  }
  if (location.declaredShared) {
    const reason = `\`${target}\` of ${node.name} lies ${whereItLies(location)}: choose another directory, or say where the shared storage is mounted.`;
    return [{ status: 'unknown', nodes, reason }];
  }
  const reason = `Nothing is known of the storage of \`${target}\` on ${node.name}: see that it is a local disk with room for all of it, and that nothing lies there yet.`;
  return [{ status: 'unknown', nodes, reason }];
}
