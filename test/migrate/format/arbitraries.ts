/** Documents as people write them, with all that matters to their layout: oddly spaced, commented, suppressed. */
import { fc } from '@fast-check/vitest';
import type { FormatOptions } from '../../../src/migrate/format/format.ts';
import { sections } from '../../../src/schema/index.ts';

export const options: fc.Arbitrary<FormatOptions> = fc.record({
  indent: fc.constantFrom(undefined, 0, 2, 4),
  align: fc.boolean(),
  quotes: fc.constantFrom(undefined, 'keep', 'needed'),
});

/** A name in the letter case of the catalogue, or in another. */
function anyCase(name: string): fc.Arbitrary<string> {
  return fc.constantFrom(name, name, name.toLowerCase(), name.toUpperCase());
}

const chosen = sections.filter(({ name }) =>
  ['Server', 'HTTP', 'Postgres', 'Logging', 'RPackageRepository'].includes(name),
);

const blanks = fc.constantFrom('', ' ', ' ', '  ', '\t', '       ', '\r');

/** Most of them fill a line to the same column as another. */
const gaps = fc.constantFrom('', ' ', ' ', '  ', '   ', '    ', '\t', '\t\t');

const RULES = ['schema/unknown-setting', 'schema/duplicate-setting', 'syntax/*', ''];
const instructions = fc
  .tuple(
    fc.constantFrom(
      'disable-next-line',
      'disable-next-line',
      'disable-line',
      'disable',
      'enable',
      'disable-file',
    ),
    fc.constantFrom(...RULES),
    fc.constantFrom(' -- for a reason', ''),
  )
  .map(([word, rule, reason]) => `; gcfg-lint-${word} ${rule}${reason}`);

const comments = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '; note',
      ';',
      '# a "quote',
      '; DataDir = /x',
      ';[HTTP]',
      '; x \\',
      ';;  é \t',
    ),
  },
  { weight: 2, arbitrary: instructions },
);

const values = fc.constantFrom(
  ...['true', '0', '/data', ':3939', 'https://example.com/#/connect', 'a  b', '', '30', 'TEXT', "'x'", '“x”'],
  ...[
    '"/data"',
    '"a b"',
    '""',
    '" a"',
    '"a;b"',
    '"C:\\\\x"',
    '"{{ x }}"',
    '"a"b',
    'a"b c"',
    '"\'x\'"',
    '\\"x\\"',
  ],
  ...[
    'a\\\n b',
    'a \\\r\n\tb',
    '\\\nx',
    'a\\\n',
    'postgres://u:pw@h/d',
    '"postgres://u:pw@h/d"',
    'a&nbsp',
    '甲',
  ],
);

const trailing = fc.oneof(
  { weight: 2, arbitrary: blanks },
  { weight: 3, arbitrary: fc.tuple(gaps, comments).map((parts) => parts.join('')) },
);

function settingsOf(section: (typeof chosen)[number] | undefined): fc.Arbitrary<string> {
  const known = section === undefined ? [] : Object.keys(section.settings);
  const names = fc.oneof(
    fc.constantFrom(...known.slice(0, 6), 'Unknown', 'DataDri', 'LogLevel').chain(anyCase),
    fc.constantFrom('k', 'longer-name', 'Überschrift'),
  );
  return fc
    .tuple(blanks, names, fc.option(fc.tuple(blanks, blanks, values), { freq: 8 }), trailing)
    .map(([indent, name, rest, end]) => {
      const [before, after, value] = rest ?? [];
      return `${indent}${name}${rest === null ? '' : `${before}=${after}${value}`}${end}`;
    });
}

const others = fc.oneof(
  { weight: 2, arbitrary: blanks },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.oneof(blanks, fc.constant('            ')), comments)
      .map((parts) => parts.join('')),
  },
);

const blocks = fc
  .tuple(
    fc.constantFrom(undefined, ...chosen),
    blanks,
    blanks,
    trailing,
    fc.constantFrom('', '', ' "CRAN"', '"a\\\\b"'),
  )
  .chain(([section, indent, inner, end, subsection]) =>
    fc
      .tuple(
        anyCase(section?.name ?? 'Elsewhere'),
        fc.array(fc.oneof({ weight: 3, arbitrary: settingsOf(section) }, { weight: 2, arbitrary: others }), {
          maxLength: 7,
        }),
      )
      .map(([name, lines]) => [`${indent}[${inner}${name}${inner}${subsection}]${end}`, ...lines]),
  );

export const pages: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(others, { maxLength: 3 }),
    fc.array(blocks, { maxLength: 4 }),
    fc.constantFrom('\n', '\r\n'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([head, rest, lineEnd, mark, isOpen]) => {
    const text = [...head, ...rest.flat()].map((line) => line + lineEnd).join('');
    return mark + (isOpen ? text.replace(/\r?\n$/, '') : text);
  });
