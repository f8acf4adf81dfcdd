import { type Binding, maskCredentials, type Reading, readValue, type Setting } from '../../schema/index.ts';
import { distance } from '../../schema/nearest.ts';
import type { Fix, Severity } from '../diagnostic.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { placeOfValue, valueEdit } from '../value/shared/entry-value.ts';

type Refused = Extract<Reading, { ok: false }>;

export const invalidValue = defineRule({
  id: 'schema/invalid-value',
  severity: 'error',
  summary: 'Reports a value that is not of its setting’s type, or not among the values that it takes.',
  why: `A value that the server can’t read stops it while it starts. Its own message names section and setting but no
line, and it only names the first one.`,
  otherSeverities: `Warning where the catalogue is not sure of the setting or its type, and for an empty duration or
size, which the server may take for “not set”.`,
  fixes: ['safe', 'unsafe'],
  bad: `[HTTPS]
Permanent = t
`,
  good: `[HTTPS]
Permanent = true
`,
  check(context) {
    for (const binding of context.bindings) {
      const { entry, setting, name } = binding;
      if (setting === undefined || entry.value === null || hasRuleOfItsOwn(name, setting)) continue;
      const reading = readValue(setting, entry.value);
      if (reading.ok !== false) continue;
      const value = entry.value.trim() === '' ? '' : ` = ${context.show(entry)}`;
      context.report({
        range: placeOfValue(entry),
        setting: name,
        severity: severityFor(setting, entry.value),
        message: `${name}${value} ${reading.reason}.${serverSays(binding, reading)}`,
        help: reading.advice === undefined ? undefined : sentence(reading.advice),
        fix: fixFor(context, binding, reading),
      });
    }
  },
});

/** Listen addresses belong to `value/listen`, the server’s own address to `value/address`. */
function hasRuleOfItsOwn(name: string, setting: Setting): boolean {
  return setting.type === 'listen' || name === 'Server.Address';
}

function severityFor({ certainty, type }: Setting, text: string): Severity {
  if (certainty === 'uncertain') return 'warning';
  // How the server checks a URL is not public, and a proxy may well go without its scheme.
  if (type === 'url' && certainty !== 'documented') return 'warning';
  return (type === 'duration' || type === 'bytes') && text.trim() === '' ? 'warning' : 'error';
}

/** The server’s own words, by which people search. */
function serverSays({ entry, setting }: Binding, { server }: Refused): string {
  const text = entry.value!;
  const showable = text.length <= 60 && maskCredentials(text) === text && setting?.type !== 'secret';
  if (server === undefined || !showable || setting?.certainty === 'uncertain') return '';
  const subsection = entry.subsection === null ? '' : `, subsection "${entry.subsection}"`;
  return ` The server says: ${server} at section "${entry.section}"${subsection}, variable "${entry.key}".`;
}

function sentence(advice: string): string {
  return `${advice.charAt(0).toUpperCase()}${advice.slice(1)}${/[?.!]$/.test(advice) ? '' : '.'}`;
}

function fixFor({ document }: RuleContext, { entry, setting }: Binding, reading: Refused): Fix | undefined {
  const { suggestion } = reading;
  if (suggestion === undefined) return undefined;
  const written = entry.value!.replace(/^\W+|\W+$/g, '').toLowerCase();
  const doubtful =
    setting?.certainty === 'uncertain' ||
    (setting?.type === 'enum' && distance(written, suggestion.toLowerCase()) > 1);
  return {
    title: `Write ${suggestion}`,
    applicability: doubtful ? 'unsafe' : 'safe',
    edits: [valueEdit(document, entry, suggestion)],
  };
}
