import { foldName } from '../../parser/index.ts';
import { type Binding, type PresentSetting, readValue, splitListen } from '../../schema/index.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { placeOfValue, valueEdit } from './shared/entry-value.ts';

/** What the server listens with, in the order in which their addresses are compared. */
const LISTENERS = ['HTTP.Listen', 'HTTPS.Listen', 'HTTPRedirect.Listen', 'Metrics.PrometheusListen'] as const;

export const listen = defineRule({
  id: 'value/listen',
  severity: 'error',
  summary:
    'Reports an address on which the server can’t listen: malformed, or taken by another of its listeners.',
  why: `An address to listen on is a host, which may be left out, a colon, and a port: \`:3939\`, \`127.0.0.1:3939\`,
\`[::1]:3939\`. The server does not start when it can’t open one of its listeners, and two of them can’t share a port.`,
  otherSeverities: 'Warning for port 0 or none: the system then picks another port at each start.',
  fixes: ['safe'],
  bad: `[HTTP]
Listen = 3939
`,
  good: `[HTTP]
Listen = :3939
`,
  check(context) {
    for (const binding of context.bindings) checkForm(binding, context);
    checkOverlaps(context);
  },
});

function checkForm({ entry, setting, name }: Binding, { document, report, show }: RuleContext): void {
  if (setting?.type !== 'listen' || entry.value === null) return;
  const reading = readValue(setting, entry.value);
  if (reading.ok === false) {
    const { reason, advice, suggestion } = reading;
    report({
      range: placeOfValue(entry),
      setting: name,
      message: `${name} = ${show(entry)} ${reason}. The server does not start.`,
      help: advice === undefined ? undefined : `${advice.charAt(0).toUpperCase()}${advice.slice(1)}.`,
      fix:
        suggestion === undefined
          ? undefined
          : {
              title: `Write ${suggestion}`,
              applicability: 'safe',
              edits: [valueEdit(document, entry, suggestion)],
            },
    });
  } else if (reading.ok === true && reading.remarks?.includes('any-port')) {
    report({
      range: placeOfValue(entry),
      setting: name,
      severity: 'warning',
      message: `${name} = ${show(entry)} names no port: the system picks another one at each start.`,
      help: 'Write a port, such as :3939.',
    });
  }
}

interface Listener {
  readonly name: string;
  readonly host: string;
  readonly port: number | string;
  /** Where it stands in this file; undefined when it comes from elsewhere. */
  readonly binding: Binding | undefined;
}

function checkOverlaps({ settings, report, show }: RuleContext): void {
  const listeners = LISTENERS.flatMap((name) => listenerOf(name, settings.find(name)));
  for (const [index, later] of listeners.entries()) {
    const earlier = listeners.slice(0, index).find((other) => overlap(other, later));
    if (earlier === undefined) continue;
    const [here, there] = later.binding === undefined ? [earlier, later] : [later, earlier];
    if (here.binding === undefined) continue;
    report({
      range: placeOfValue(here.binding.entry),
      setting: here.name,
      message: `${here.name} = ${show(here.binding.entry)} takes the port of ${there.name}: only one of them can listen there, and the server does not start.`,
      help: 'Give each listener a port of its own.',
      related:
        there.binding === undefined
          ? undefined
          : [{ range: placeOfValue(there.binding.entry), message: `${there.name} listens here` }],
    });
  }
}

function listenerOf(name: string, present: PresentSetting | undefined): Listener[] {
  const last = present?.texts.at(-1);
  if (present === undefined || present.uncertain || last === undefined || last.text === null) return [];
  if (readValue(present.setting, last.text).ok !== true) return [];
  const address = splitListen(last.text);
  if (address === undefined || address.port === 0) return [];
  const port = SERVICES.get(String(address.port).toLowerCase()) ?? address.port;
  return [
    {
      name,
      host: foldName(address.host),
      port,
      binding: last.origin.kind === 'file' ? last.origin.binding : undefined,
    },
  ];
}

const SERVICES = new Map([
  ['http', 80],
  ['https', 443],
]);

/** Whether both can’t be open at once. A host name says nothing of its addresses. */
function overlap(one: Listener, other: Listener): boolean {
  if (one.port !== other.port) return false;
  const hosts = [one.host, other.host];
  if (one.host === other.host || hosts.includes('') || hosts.includes('::')) return true;
  return hosts.includes('0.0.0.0') && !hosts.some((host) => host.includes(':'));
}
