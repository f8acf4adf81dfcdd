import { maskCredentials, type Settings, splitUrl } from '../schema/index.ts';

/** Under which URL to speak to the server. */
export interface ServerUrl {
  /** Without a slash at its end. */
  readonly url: string;
  /** Nobody knows the address: the URL is an example. */
  readonly isPlaceholder: boolean;
}

const PLACEHOLDER = 'https://connect.example.com';

/** The server’s address, where it is one that a client can use and that may be shown. */
export function serverUrl(settings: Settings): ServerUrl {
  const text = settings.value('Server.Address');
  const url = typeof text === 'string' && isUsable(text) ? text.replace(/\/+$/, '') : undefined;
  return url === undefined ? { url: PLACEHOLDER, isPlaceholder: true } : { url, isPlaceholder: false };
}

function isUsable(text: string): boolean {
  const { scheme, userinfo, host = '', query } = splitUrl(text) ?? {};
  if (scheme !== 'http' && scheme !== 'https') return false;
  if (maskCredentials(text) !== text) return false;
  if (userinfo !== undefined || query !== undefined || /[#\s\p{C}]/u.test(text)) return false;
  return !['', '0.0.0.0', '::', '*'].includes(host);
}
