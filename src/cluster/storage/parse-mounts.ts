import { normalizePath } from '../../schema/posix-path.ts';
import type { Mount, MountTable } from './mount-table.ts';

/** Reads `/proc/self/mountinfo` or `/proc/mounts`, also a mixture. Never throws; other lines are only counted. */
export function parseMounts(text: string): MountTable & { readonly unread: number } {
  const mounts: Mount[] = [];
  let unread = 0;
  for (const row of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = row.trim();
    if (line === '' || line.startsWith('#')) continue;
    const mount = /^\d+\s+\d+\s+\d+:\d+\s/.test(line) ? readMountinfo(line) : readMounts(line);
    if (mount === undefined) unread++;
    else mounts.push(mount);
  }
  return { mounts, unread };
}

/** `36 35 98:0 /root /mount/point options [optional fields] - type source super-options` */
function readMountinfo(line: string): Mount | undefined {
  const fields = line.split(/[ \t]+/);
  const [id, parent, device, root, mountPoint] = fields;
  const separator = fields.indexOf('-', 5);
  if (separator < 0 || mountPoint?.startsWith('/') !== true) return undefined;
  const [fileSystem, ...rest] = fields.slice(separator + 1);
  if (!isType(fileSystem)) return undefined;
  // What was mounted without a source has two blanks there.
  const [source = '', options = ''] =
    line.includes('  ') && /\s-\s\S+\s\s\S+$/.test(line) ? ['', ...rest] : rest;
  return {
    id: Number(id),
    parent: Number(parent),
    device: device!,
    root: unescaped(root!),
    mountPoint: unescaped(mountPoint),
    fileSystem,
    source: unescaped(source),
    ...tellingOptions(options),
  };
}

/** `source /mount/point type options 0 0` */
function readMounts(line: string): Mount | undefined {
  const fields = line.split(/[ \t]+/);
  const [source, mountPoint, fileSystem, options] = fields;
  if (options === undefined || fields.length > 6 || !isType(fileSystem)) return undefined;
  if (!fields.slice(4).every((field) => /^\d+$/.test(field))) return undefined;
  const point = normalizePath(unescaped(mountPoint!));
  if (point === undefined) return undefined;
  return { root: '/', mountPoint: point, fileSystem, source: unescaped(source!), ...tellingOptions(options) };
}

function isType(text: string | undefined): text is string {
  return text !== undefined && /^[A-Za-z\d][\w.+-]*$/.test(text);
}

/** `\040` is a blank. The kernel writes bytes so, and other programs those of UTF-8, too. */
function unescaped(text: string): string {
  return text.replace(/(?:\\[0-3][0-7]{2})+/g, (escapes) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from(escapes.slice(1).split('\\'), (digits) => Number.parseInt(digits, 8)),
    ),
  );
}

/** The file system of a Ceph cluster by its older and newer name, and the port of an NFS server. */
const TELLING = /^(?<name>mds_namespace|fs|port)=(?<value>.+)$/;

function tellingOptions(text: string): Pick<Mount, 'options'> {
  if (!/(?:^|,)(?:mds_namespace|fs|port)=/.test(text)) return {};
  const found = text.split(',').flatMap((option) => {
    const { name, value } = TELLING.exec(option)?.groups ?? {};
    return name === undefined || value === undefined ? [] : [[name, unescaped(value)] as const];
  });
  return found.length === 0 ? {} : { options: Object.fromEntries(found) };
}
