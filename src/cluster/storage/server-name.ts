/** Names and addresses of servers as they stand in mount tables. */

/**
 * A server’s name in its one form: lower case, IPv6 shortened and without brackets. Undefined for one that means
 * another server on each machine: the machine itself, as with tunnels (Amazon’s EFS helper with TLS mounts
 * `127.0.0.1:/`), and link-local addresses.
 */
export function serverName(text: string): string | undefined {
  const bare = text.toLowerCase().replace(/^\[(.*)\]$/, '$1');
  const name = bare.includes(':') ? shortAddress(bare) : bare.replace(/\.$/, '');
  if (name === '' || /^(?:localhost|ip6-localhost|ip6-loopback|0\.0\.0\.0|::1?)$|^localhost\./.test(name))
    return undefined;
  if (/^127\.\d+\.\d+\.\d+$|^169\.254\.|^fe[89ab][\da-f]:|^::ffff:7f/.test(name)) return undefined;
  return fileSystemName(name) ?? name;
}

/** `fd00:0:0:0::1` as `fd00::1`; what is no address stays as it is. */
function shortAddress(text: string): string {
  const url = `http://[${text}]`;
  return URL.canParse(url) ? new URL(url).hostname.slice(1, -1) : text;
}

/** The name of an EFS file system; its name in one zone (`us-east-1a.fs-…`) leads to the same. */
function fileSystemName(name: string): string | undefined {
  return /^(?:[a-z\d-]+\.)?(?<name>fs-[\da-f]+\.efs\.[a-z\d-]+\.amazonaws\.com(?:\.cn)?)$/.exec(name)?.groups
    ?.name;
}

/** Whether a name (as `serverName` gives it) is that of one file system rather than of a machine. */
export function namesFileSystem(server: string): boolean {
  return fileSystemName(server) !== undefined;
}

/** Several servers of one storage, in any order; undefined if one of them has no name that holds everywhere. */
export function serverNames(texts: readonly string[]): string | undefined {
  const names = texts.map(serverName);
  if (names.length === 0 || names.includes(undefined)) return undefined;
  return [...new Set(names)].sort().join(',');
}

/** What tells machines apart: copies of one image have one name, but each starts a kernel of its own. */
export function machineName(host: string, boot: string | undefined): string {
  return boot === undefined ? host : `${host}\0${boot}`;
}

/** Whether two names may be of one machine: `connect1` and `Connect1.example.com`. */
export function mayBeOneMachine(one: string, other: string): boolean {
  const [a = '', boot] = one.toLowerCase().split('\0');
  const [b = '', otherBoot] = other.toLowerCase().split('\0');
  if (boot !== undefined && otherBoot !== undefined && boot !== otherBoot) return false;
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

/** Whether a server is named by address, which may be that of any machine. */
export function isAddress(server: string): boolean {
  return /^[\d.]+$|:.*:/.test(server);
}
