import type { Entry } from '../../parser/index.ts';
import { readValue, type Settings, splitListen, splitUrl } from '../../schema/index.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';
import { placeOfValue, valueEdit } from './shared/entry-value.ts';

const EXAMPLE = 'Write the URL under which users reach the server, such as https://connect.example.com.';

export const address = defineRule({
  id: 'value/address',
  severity: 'warning',
  summary: 'Reports a Server.Address that users can’t reach, or that contradicts the listeners.',
  why: `The address is what the server puts into links in mail, into redirects, and into what it tells single sign-on
about itself. It is not what the server listens on: behind a proxy it is the proxy’s URL. A wrong one does not show
until somebody follows such a link.`,
  otherSeverities: `Error for a URL that is malformed beyond its missing scheme. Information for an address that only
this machine can reach (\`localhost\`), and for an empty one where the server sends no mail.`,
  fixes: ['safe', 'unsafe'],
  bad: `[Server]
Address = http://0.0.0.0:3939
`,
  good: `[Server]
Address = https://connect.example.com
`,
  check(context) {
    const present = context.settings.find('Server.Address');
    const last = present?.texts.at(-1);
    // Another file’s or the environment’s address is not this file’s fault.
    if (present === undefined || last?.text == null || last.origin.kind !== 'file') return;
    const { entry } = last.origin.binding;
    const finding = judge(last.text, entry, context);
    if (finding === undefined) return;
    context.report({ range: placeOfValue(entry), setting: 'Server.Address', ...finding });
  },
});

type Judgement = Omit<Finding, 'range' | 'setting'>;

function judge(text: string, entry: Entry, context: RuleContext): Judgement | undefined {
  const { settings, document, show } = context;
  const setting = settings.find('Server.Address')!.setting;
  if (text.trim() === '') return judgeEmpty(settings);
  const reading = readValue(setting, text);
  if (reading.ok === 'unknown') return undefined;
  const shown = `Server.Address = ${show(entry)}`;

  const url = splitUrl(text.trim());
  if (isListenAddress(text.trim(), url))
    return { message: `${shown} is an address to listen on: no user can reach it.`, help: EXAMPLE };
  // What is more than a missing scheme: `https:/connect.example.com`, quotes within the quotes.
  if (reading.ok === false && (url !== undefined || reading.suggestion !== undefined || /^\W/.test(text)))
    return {
      severity: 'error',
      message: `${shown} ${reading.reason}.`,
      help: reading.suggestion === undefined ? EXAMPLE : `Write ${reading.suggestion}.`,
      fix:
        reading.suggestion === undefined
          ? undefined
          : {
              title: `Write ${reading.suggestion}`,
              applicability: 'safe',
              edits: [valueEdit(document, entry, reading.suggestion)],
            },
    };
  if (url === undefined) return withoutScheme(shown, text, entry, context);
  const { scheme, host, port } = url;
  if (scheme !== 'http' && scheme !== 'https')
    return {
      message: `${shown} is neither an http nor an https URL: browsers can’t open it.`,
      help: EXAMPLE,
    };
  if (scheme === 'https' && port === '80')
    return {
      message: `${shown} names the port of plain HTTP: browsers try to speak TLS there and fail.`,
      help: 'Leave the port out, or write http://.',
    };
  if (scheme === 'http' && port === '443')
    return {
      message: `${shown} names the port of HTTPS: browsers speak plain HTTP there and fail.`,
      help: 'Write https:// and leave the port out.',
    };
  if (scheme === 'http' && onlyHttps(settings))
    return {
      message: `${shown} is plain HTTP, but the server listens for HTTPS only: links in mail and redirects lead nowhere.`,
      help: 'Write https://, or let HTTPRedirect.Listen answer plain HTTP.',
      related: placeOf(settings, 'HTTPS.Listen'),
    };
  if (isLocal(host))
    return {
      severity: 'info',
      message: `${shown} can be reached from this machine only: links in mail do not work elsewhere.`,
      help: 'For other users, write the URL under which they reach the server.',
    };
  return undefined;
}

/** What demands the address is reported by `schema/missing-setting`; mail goes out without one. */
function judgeEmpty(settings: Settings): Judgement {
  const mail = settings.text('Server.EmailProvider')?.toLowerCase();
  const sendsMail = mail === 'smtp' || mail === 'sendmail';
  return {
    severity: sendsMail ? undefined : 'info',
    message: sendsMail
      ? 'Server.Address is empty: the server sends mail, but the links in it have no address to lead to.'
      : 'Server.Address is empty: links in mail and redirects have no address to lead to.',
    help: EXAMPLE,
  };
}

function withoutScheme(
  shown: string,
  text: string,
  entry: Entry,
  { settings, document }: RuleContext,
): Judgement {
  if (text.startsWith('/'))
    return { message: `${shown} is a path alone: links in mail need scheme and host.`, help: EXAMPLE };
  const scheme = settings.isSet('HTTPS.Listen') ? 'https' : 'http';
  const plain = /^[\w-]+(?:\.[\w-]+)*(?::\d{2,5})?(?:\/[\w./~-]*)?$/.test(text);
  return {
    message: `${shown} has no scheme: what users get in mail and redirects is no URL.`,
    help: plain ? `Begin with https:// or http://: https://${text}.` : EXAMPLE,
    fix: plain
      ? {
          title: `Write ${scheme}://${text}`,
          applicability: 'unsafe',
          edits: [valueEdit(document, entry, `${scheme}://${text}`)],
        }
      : undefined,
  };
}

/** `0.0.0.0`, `[::]`, `*`, or a port alone: on every interface, that is, on none in particular. */
function isListenAddress(text: string, url: ReturnType<typeof splitUrl>): boolean {
  const hosts = ['*', '0.0.0.0', '::', '0:0:0:0:0:0:0:0'];
  if (url !== undefined) return hosts.includes(url.host) || (url.host === '' && url.port !== undefined);
  const bare = text.replace(/\/$/, '');
  const listener = splitListen(bare);
  return listener === undefined
    ? hosts.includes(bare.replace(/^\[(.*)\]$/, '$1'))
    : ['', ...hosts].includes(listener.host);
}

function isLocal(host: string): boolean {
  return /^(?:localhost|(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|::1)$/i.test(host);
}

/** Whether the server listens for HTTPS and for nothing else. */
function onlyHttps(settings: Settings): boolean {
  const mayBe = (name: 'HTTP.Listen' | 'HTTPRedirect.Listen') => settings.mayBeSet(name);
  return settings.isSet('HTTPS.Listen') && !(mayBe('HTTP.Listen') || mayBe('HTTPRedirect.Listen'));
}

function placeOf(settings: Settings, name: string): Finding['related'] {
  const origin = settings.find(name)?.texts.at(-1)?.origin;
  return origin?.kind === 'file'
    ? [{ range: placeOfValue(origin.binding.entry), message: `${name} stands here` }]
    : undefined;
}
