import { MASK, maskCredentials, splitUrl } from '../../schema/index.ts';
import { isConnectionString } from '../../schema/values/credentials.ts';
import type { DatabaseAddress } from './named-path.ts';

/** `db.example.com`, `db:5432`, `[::1]:5432`: nothing that may be the rest of a password. */
const HOST = /^(?:[\w.-]+|\[[\da-f:.]+\])(?::\d{1,5})?$/i;
const NAME = /^[\w.-]+$/;

/** Where a PostgreSQL URL or connection string leads. What might be a piece of a password is left out. */
export function databaseAddress(text: string): DatabaseAddress {
  const masked = maskCredentials(text);
  return isConnectionString(masked) ? fromConnectionString(masked) : fromUrl(masked);
}

function fromUrl(text: string): DatabaseAddress {
  const { path = '', query = '' } = splitUrl(text) ?? {};
  const authority = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#]*@)?([^/?#]*)/i.exec(text)?.[1];
  if (authority === undefined || `${path}${query}`.includes('@')) return {};
  const hosts = authority === '' ? (/(?:^|&)host=([^&]*)/.exec(query)?.[1] ?? '') : authority;
  return address(hosts, path.slice(1));
}

function fromConnectionString(text: string): DatabaseAddress {
  const values = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(/(?:^|\s)(\w+)\s*=\s*('[^']*'|[^\s']+)/g))
    values.set(key, value.replaceAll("'", ''));
  const host = values.get('host') ?? values.get('hostaddr') ?? '';
  const port = values.get('port');
  return address(port === undefined || host.includes(',') ? host : `${host}:${port}`, values.get('dbname'));
}

/** Without a sound host, what looks like the name may be something else. */
function address(hosts: string, name = ''): DatabaseAddress {
  if (!hosts.split(',').every((host) => HOST.test(host))) return {};
  return { host: hosts, ...(NAME.test(name) && !name.includes(MASK) ? { name } : {}) };
}
