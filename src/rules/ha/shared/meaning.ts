/** What a text means to the server: equal for texts that mean the same. */
import { readValue, type Setting, splitListen } from '../../../schema/index.ts';
import { normalizePath } from '../../../schema/posix-path.ts';
import { writeValue } from '../../../schema/values/index.ts';

/** Undefined for a text that a template is yet to fill in. */
export function meaningOf(setting: Setting, text: string): string | undefined {
  if (text === '') return '';
  const reading = readValue(setting, text);
  if (reading.ok === 'unknown') return undefined;
  // What can’t be read is another rule’s business; that it differs is told all the same.
  if (!reading.ok) return text;
  switch (setting.type) {
    case 'path':
      return normalizePath(text) ?? text;
    case 'url':
      return urlMeaning(text);
    case 'listen':
      return listenMeaning(text);
    default:
      return writeValue(setting, reading.value);
  }
}

/** Letter case of the host, the scheme’s own port and a slash at the end make no difference. */
function urlMeaning(text: string): string {
  if (!/^https?:/i.test(text) || !URL.canParse(text)) return text;
  return new URL(text).href.replace(/\/+$/, '');
}

/** Each node may name an address of its own: what counts is the port, and whether others can reach it. */
function listenMeaning(text: string): string {
  const { host, port } = splitListen(text) ?? { host: text, port: '' };
  return `${/^(?:localhost|127\..*|::1)$/i.test(host) ? 'loopback' : ''}:${port}`;
}
