/** Whether locations, of two nodes or of one, are the same directory, or one inside the other. */
import { isInside as isPathInside } from '../../schema/posix-path.ts';
import type { LocalStorage, Location, NetworkStorage, Verdict } from './location.ts';
import { isAddress, mayBeOneMachine } from './server-name.ts';

/**
 * Whether two locations are the same directory. Says `same` and `different` only of what is certain.
 * Equal keys are always the same, so that many locations are best grouped by key, and one of each group compared.
 */
export function compareLocations(one: Location, other: Location): Verdict {
  if (one.key !== undefined && one.key === other.key) return 'same';
  if (one.path === other.path && (mayFollow(one, other) || mayFollow(other, one))) return 'unknown';
  return relate(one, other, (a, b) => a === b) ? 'unknown' : 'different';
}

/** The same path leads through a link on one node, and nobody looked for links on the other. */
function mayFollow(one: Location, other: Location): boolean {
  return one.linksUnread === true && other.path !== other.resolved;
}

/** Whether a location lies in another or is the same. Says `inside` and `outside` only of what is certain. */
export function isInside(inner: Location, outer: Location): 'inside' | 'outside' | 'unknown' {
  if (inner.key !== undefined && outer.key !== undefined && `${inner.key}/`.startsWith(`${outer.key}/`)) {
    return 'inside';
  }
  return relate(inner, outer, isPathInside) ? 'unknown' : 'outside';
}

/** How the paths of two directories on one storage have to be to each other. */
type Relation = (one: string, other: string) => boolean;

/** Whether two locations may have this relation. That they surely have it is for their keys to tell. */
function relate(one: Location, other: Location, relation: Relation): boolean {
  if (one.kind === 'unknown' || other.kind === 'unknown') return true;
  const [a, b] = [one.storage, other.storage];
  if (a?.type === 'local' || b?.type === 'local') {
    if (a?.type === 'local' && b?.type === 'local') {
      return relateLocal(a, b, one.hostVolume === true || other.hostVolume === true, relation);
    }
    return a?.type === 'local' ? mayServe(a, one, b) : mayServe(b as LocalStorage, other, a);
  }
  // Neither has a name, or only one: it may be anything.
  if (a === undefined || b === undefined) return true;
  if (a.type === 'declared' && b.type === 'declared') {
    // Two shared directories may be one storage, which is mounted in different places.
    const nested = isPathInside(a.root, b.root) || isPathInside(b.root, a.root);
    return !nested || relation(a.path, b.path);
  }
  if (a.type === 'network' && b.type === 'network')
    return relateNetwork(a, b, one.fileSystem !== other.fileSystem, relation);
  return true;
}

function relateLocal(a: LocalStorage, b: LocalStorage, hostVolume: boolean, relation: Relation): boolean {
  const related = relation(a.path, b.path);
  if (a.machine !== b.machine) {
    if (mayBeOneMachine(a.machine, b.machine)) return true;
    // Two containers, or a container and its host, under names of their own.
    return hostVolume && (a.device === b.device ? related : a.device === undefined || b.device === undefined);
  }
  if (a.device === undefined || b.device === undefined) return true;
  if (a.device === b.device) return related;
  return a.layered !== b.layered || a.device.startsWith('at:') || b.device.startsWith('at:');
}

/**
 * Servers with different names may be one server, and one server may offer a directory through several protocols: so
 * nothing follows from either, unless the names are those of file systems. With NFS 4 a server may show its exports
 * under any name, those with NFS 3 under their own.
 */
function relateNetwork(
  a: NetworkStorage,
  b: NetworkStorage,
  otherType: boolean,
  relation: Relation,
): boolean {
  if (a.family !== b.family) return true;
  if (a.server !== b.server) return !(a.unique === true && b.unique === true);
  if (a.family === 'nfs' && otherType) return true;
  return (
    relation(a.path, b.path) || (a.family === 'smb' && relation(a.path.toLowerCase(), b.path.toLowerCase()))
  );
}

/**
 * Whether the machine of a local directory may be the server from which the others have it. By its name it is; an
 * address may be any machine’s, but then the directory has the same path there, or with NFS 4 a path that ends so.
 */
function mayServe(local: LocalStorage, { resolved }: Location, shared: Location['storage']): boolean {
  const network = shared?.type === 'declared' ? shared.network : shared;
  if (network?.type !== 'network' || network.unique === true) return false;
  const server = network.server.replace(/^.*@|[/#].*$/g, '');
  if (mayBeOneMachine(server, local.machine)) return true;
  return isAddress(server) && (network.path === '/' || resolved.endsWith(network.path));
}
