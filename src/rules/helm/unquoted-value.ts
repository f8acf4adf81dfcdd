import { encodeValue, unwritable } from '../../parser/index.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule } from '../rule.ts';
import { type DistortedValue, distortedValues, quoted } from './shared/distorted.ts';
import { releaseIn } from './shared/release.ts';

const KINDS = ['lines', 'open-quote', 'backslash', 'cut', 'blanks'] as const;

export const unquotedValue = defineRule({
  id: 'helm/unquoted-value',
  severity: 'error',
  summary: 'Reports a value that the Helm chart writes without the quotes which the server needs.',
  why: `Quotes around a value are YAML’s own: Helm takes them off, and the chart writes what is left behind the equals sign
as it is. To the server, \`;\` and \`#\` then begin a comment, \`\\\` an escape and \`"\` a quote: it reads half of a password
or an address, or refuses to start. Quotes meant for the server have to stand within those of YAML.`,
  otherSeverities: `Warning where the server reads something else than is written but the setting holds neither a
secret nor a URL, and for blanks at the ends.`,
  fixes: ['unsafe'],
  exampleFile: 'values.yaml',
  bad: `config:
  Server:
    Address: "https://example.com/#/connect"
  LDAP "Example":
    BindDN: EXAMPLE\\admin
`,
  good: `config:
  Server:
    Address: '"https://example.com/#/connect"'
  LDAP "Example":
    BindDN: '"EXAMPLE\\\\admin"'
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const value of distortedValues(release, KINDS)) {
      const { line, name, isSecret, kind } = value;
      context.report({
        range: line.valueRange,
        setting: name,
        severity: severityOf(value),
        message: `The chart writes ${name} without quotes: ${happens(value)}.`,
        help:
          kind === 'lines'
            ? 'Write the value on one line; a line break within it is `\\n`, in quotes of the server’s own: `\'"one\\ntwo"\'`.'
            : `Put the server’s quotes within YAML’s: \`${line.key}: ${isSecret ? `'"…"'` : yamlOf(value)}\`.${isSecret ? ' Inside, `"` is written `\\"` and `\\` is written `\\\\`.' : ''}`,
        fix: fixFor(value),
      });
    }
  },
});

function severityOf({ kind, isSecret, text }: DistortedValue): 'warning' | undefined {
  if (kind === 'lines' || kind === 'open-quote' || kind === 'backslash') return undefined;
  return kind === 'cut' && (isSecret || text.includes('://')) ? undefined : 'warning';
}

function happens({ kind, isSecret, text, reads }: DistortedValue): string {
  const shown =
    reads === '' ? 'an empty value' : isSecret ? 'only what stands before it' : quoted(reads ?? '');
  switch (kind) {
    case 'lines':
      return `it goes over ${text.trimEnd().split('\n').length} lines, of which the server takes only the first for the value, and the others for settings`;
    case 'cut':
      return `\`${/[;#]/.exec(text)?.[0]}\` begins a comment to the server, which reads ${shown}`;
    case 'blanks':
      return 'the server drops the blanks at its ends';
    case 'backslash':
      return 'the server refuses to start at a backslash outside of its quotes';
    default:
      return 'a quote opens a text to the server, which refuses to start where it does not find its end';
  }
}

function yamlOf(value: DistortedValue): string {
  return `'${encoded(value).replaceAll("'", "''")}'`;
}

/** In quotes also where the format could go without: who reads it sees that they are meant. */
function encoded({ kind, text }: DistortedValue): string {
  // Backslashes in pairs were meant for the server’s quotes.
  const isEscaped = kind === 'backslash' && text.replaceAll('\\\\', '').search(/["\\]/) < 0;
  if (isEscaped) return `"${text}"`;
  const value = encodeValue(text);
  return value.startsWith('"') ? value : `"${value}"`;
}

function fixFor(value: DistortedValue): Fix | undefined {
  const { kind, line, isSecret, text } = value;
  if (kind === 'lines' || isSecret || /"/.test(text) || unwritable(text) !== undefined) return undefined;
  return {
    title: 'Put quotes of the server’s own around the value',
    applicability: 'unsafe',
    edits: [{ ...line.valueRange, text: encoded(value) }],
  };
}
