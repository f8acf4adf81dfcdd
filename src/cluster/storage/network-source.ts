/** What the sources of network file systems name: a server, and a directory there. */
import { normalizePath } from '../../schema/posix-path.ts';
import type { NetworkStorage } from './location.ts';
import type { Mount } from './mount-table.ts';
import { namesFileSystem, serverName, serverNames } from './server-name.ts';

/** A server with the directory that the source names. */
interface Named {
  readonly server: string | undefined;
  readonly directory: string;
  readonly unique?: boolean;
}

type ReadSource = (source: string, mount: Mount) => Named | undefined;

const READERS: Readonly<Record<string, ReadSource>> = {
  nfs: readNfs,
  smb: readSmb,
  ceph: (source, mount) => readCephCluster(source) ?? readCephMonitors(source, mount),
  lustre: readLustre,
  gluster: readGluster,
  gpfs: readGpfs,
  ssh: readSsh,
  orangefs: readOrangefs,
};

/**
 * Whose storage a mount is, and which directory of it.
 * @param within the directory within the file system; its root where the source names a directory.
 * @returns undefined where the source does not name the storage for all machines.
 */
export function networkStorage(mount: Mount, family: string, within: string): NetworkStorage | undefined {
  // The directory was deleted while it was mounted; its name may be that of another by now.
  if (mount.root.endsWith('//deleted')) return undefined;
  const { server, directory, unique } = READERS[family]?.(mount.source, mount) ?? {};
  if (server === undefined || directory === undefined) return undefined;
  const path = normalizePath(`${directory}/${within}`);
  if (path === undefined) return undefined;
  return { type: 'network', family, server, path, ...(unique === true ? { unique } : {}) };
}

/** `nas:/export`, `[fd00::1]:/export`. */
function readNfs(source: string, { options }: Mount): Named | undefined {
  const { host, directory } = /^(?<host>.+?):(?<directory>\/.*)$/s.exec(source)?.groups ?? {};
  if (host === undefined || directory === undefined) return undefined;
  const name = serverName(host);
  const port = options?.port;
  const server =
    name === undefined || port === undefined || /^(?:0|2049)$/.test(port) ? name : `${name}#${port}`;
  return { server, directory, unique: name !== undefined && name === server && namesFileSystem(name) };
}

/**
 * `//server/share/directory`, in the kernel’s older way with backslashes. Servers and shares have no case. Names below
 * have none on most servers, but not on all: they are left as they are. Shares may lie within each other, so that
 * nothing follows from different ones: the share is part of the server’s name.
 */
function readSmb(source: string, { root }: Mount): Named | undefined {
  const parts = /^\/\/(?:[^/]*@)?(?<host>[^/]+)\/+(?<share>[^/]+)(?<directory>\/.*)?$/s.exec(
    source.replaceAll('\\', '/').replace(/^smb:/i, ''),
  )?.groups;
  if (parts === undefined) return undefined;
  const host = serverName(parts.host!);
  const directory = normalizePath(parts.directory ?? '/')!;
  return {
    server: host === undefined ? undefined : `${host}/${parts.share!.toLowerCase()}`,
    // The kernel shows the directory of the source as the root, too, unless it may not see the share’s root.
    directory: directory !== '/' && `${root}/`.startsWith(`${directory}/`) ? '/' : directory,
  };
}

/** `user@fsid.fsname=/directory`: names the cluster itself. */
function readCephCluster(source: string): Named | undefined {
  const { fsid, name, directory } =
    /^[^@/]*@(?<fsid>[\da-f-]+)\.(?<name>[^=/]+)=(?<directory>\/.*)?$/is.exec(source)?.groups ?? {};
  if (fsid === undefined) return undefined;
  return { server: `${fsid.toLowerCase()}.${name}`, directory: directory ?? '/', unique: true };
}

/** `mon1,mon2:6789,[v2:10.0.0.3:3300,v1:10.0.0.3:6789]:/directory` */
function readCephMonitors(source: string, { options }: Mount): Named | undefined {
  const { list, directory } = /^(?<list>[^/=]+):(?<directory>\/.*)$/s.exec(source)?.groups ?? {};
  if (list === undefined || directory === undefined || list.includes('@')) return undefined;
  const monitors = list.split(',').map((monitor) =>
    monitor
      .replace(/^\[?v[12]:/, '')
      .replace(/(:\d+)\]$/, '$1')
      .replace(/:(?:3300|6789)$/, ''),
  );
  const servers = serverNames(monitors);
  // A cluster may have several file systems; without the option it is the cluster’s default one.
  const fileSystem = options?.mds_namespace ?? options?.fs;
  return {
    server: servers === undefined || fileSystem === undefined ? servers : `${servers}#${fileSystem}`,
    directory,
  };
}

/** `10.0.0.1@tcp,10.1.0.1@o2ib:10.0.0.2@tcp:/name/directory`: management servers in turn, each with its addresses. */
function readLustre(source: string): Named | undefined {
  const { list, directory } = /^(?<list>[^/]+):(?<directory>\/.+)$/s.exec(source)?.groups ?? {};
  if (list === undefined || directory === undefined) return undefined;
  const servers = list.toLowerCase().split(/[:,]/);
  // Colons of IPv6 addresses can’t be told from those between servers.
  if (servers.length > 1 && !servers.every((server) => /[@.]/.test(server))) return undefined;
  const addresses = servers.map((server) => server.replace(/@(tcp|o2ib)0$/, '@$1').replace(/@tcp$/, ''));
  return { server: serverNames(addresses), directory };
}

/** `server1,server2:/volume/directory`: any of the servers tells about the volume. */
function readGluster(source: string): Named | undefined {
  const { list, directory } = /^(?<list>[^/]+):\/*(?<directory>[^/].*)$/s.exec(source)?.groups ?? {};
  if (list === undefined || directory === undefined) return undefined;
  return { server: serverNames(list.split(',')), directory: `/${directory}` };
}

/**
 * `gpfs0` or `/dev/gpfs0`: the name of a file system in the cluster that the machine belongs to. Machines of different
 * clusters may each have a `gpfs0`, but nodes of one Connect in different clusters would be as odd as nodes for
 * which `nas` is not the same server.
 */
function readGpfs(source: string): Named | undefined {
  const server = /^(?:\/dev\/)?(?<name>[\w.-]+)$/.exec(source)?.groups?.name;
  return server === undefined ? undefined : { server, directory: '/' };
}

/** `user@host:/directory`. What a user sees as `/` may be that user’s own: without a name, nothing is known. */
function readSsh(source: string): Named | undefined {
  const { user, host, directory } =
    /^(?<user>[^@:/]+)@(?<host>\[[^\]]+\]|[^:/]+):(?<directory>\/.*)$/s.exec(source)?.groups ?? {};
  if (host === undefined || directory === undefined) return undefined;
  const name = serverName(host);
  return { server: name === undefined ? undefined : `${user}@${name}`, directory };
}

/** `tcp://server:3334/orangefs` */
function readOrangefs(source: string): Named | undefined {
  const { host, port, directory } =
    /^\w+:\/\/(?<host>\[[^\]/]+\]|[^:/@]+)(?<port>:\d+)?(?<directory>\/.*)$/s.exec(source)?.groups ?? {};
  const name = host === undefined ? undefined : serverName(host);
  if (name === undefined || directory === undefined) return undefined;
  return { server: `${name}${port ?? ''}`, directory };
}
