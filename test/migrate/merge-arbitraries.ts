/** Pairs of files that have much in common: settings, values, comments and oddities of layout. */
import { fc } from '@fast-check/vitest';
import { documents } from '../parser/arbitraries.ts';

/** Sections by several spellings, with the settings that they hold and values of which some mean the same. */
const VOCABULARY: readonly (readonly [
  headers: readonly string[],
  Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    ['[Server]', '[server]', '[ SERVER ]', '[ſerver]'],
    {
      Address: ['https://a', '"https://a"', 'https://b', ''],
      CustomHeader: ['"X: 1"', 'X: 1', 'X: 2', '"a;b"', 'long \\\n  value'],
      ViewerKiosk: ['true', 'on', 'YES', 'false', '0', '"true"'],
      Unheard: ['1', '2', '"1"'],
      RVersion: ['/opt/R/2', '/opt/R/1'],
    },
  ],
  [
    ['[Scheduler]', '[scheduler]'],
    { InitTimeout: ['60s', '1m', '"60s"', '2m', 'soon', 'soo\\\nn'], MinProcesses: ['3', '03', '4'] },
  ],
  [
    ['[R]', '[r]'],
    { Executable: ['/opt/R/4', '"/opt/R/4"', '/opt/R/3', '/opt/\\"R'], Enabled: ['true', 'off'] },
  ],
  [['[RPackageRepository "CRAN"]', '[rpackagerepository  "CRAN" ]'], { URL: ['https://a', 'https://b'] }],
  [
    ['[RPackageRepository "cran"]', '[RPackageRepository "cr\\an"]'.replace('\\', '\\\\')],
    { URL: ['https://a'] },
  ],
  [
    ['[Postgres]'],
    { Password: ['hunter2', '"hun;ter2"'], URL: ['postgres://u:pw@h/db', '"postgres://h/db"'] },
  ],
  [['[Nowhere]', '[NOWHERE]'], { Key: ['a', 'b', '"a"'], Other: ['1', '2'] }],
];

const blanks = fc.constantFrom('', '', ' ', '  ', '\t');

/** Comments; the sign № becomes a number of its own, so that none can stand in for another. */
const comments = fc.constantFrom(
  ...['; note №', '# note №', ';№', '; "open №', '; Address = №', ';CustomHeader = №', '; [SMTP] №'],
  ...[
    '; gcfg-lint-disable-next-line security/* -- №',
    '; gcfg-lint-disable schema/* -- №',
    '; same',
    '; № \\',
  ],
);
const trailing = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  { weight: 1, arbitrary: fc.tuple(blanks, comments).map((parts) => parts.join('')) },
);

const spelling = (key: string) => fc.constantFrom(key, key, key.toLowerCase(), key.toUpperCase());

function settingsOf(values: Readonly<Record<string, readonly string[]>>): fc.Arbitrary<string> {
  return fc.constantFrom(...Object.keys(values)).chain((key) =>
    fc.oneof(
      {
        weight: 7,
        arbitrary: fc
          .tuple(blanks, spelling(key), blanks, blanks, fc.constantFrom(...values[key]!), trailing)
          .map(
            ([indent, name, before, after, value, comment]) =>
              `${indent}${name}${before}=${after}${value}${comment}`,
          ),
      },
      {
        weight: 1,
        arbitrary: fc
          .tuple(blanks, spelling(key), trailing)
          .map(([indent, name, comment]) => `${indent}${name}${comment}`),
      },
    ),
  );
}

const trivia = fc.oneof(
  { weight: 2, arbitrary: comments },
  { weight: 2, arbitrary: blanks },
  { weight: 1, arbitrary: fc.tuple(blanks, comments).map((parts) => parts.join('')) },
);

const sections = fc.constantFrom(...VOCABULARY).chain(([headers, values]) =>
  fc
    .tuple(
      fc.array(trivia, { maxLength: 2 }),
      fc.constantFrom(...headers),
      trailing,
      fc.array(fc.oneof({ weight: 3, arbitrary: settingsOf(values) }, { weight: 2, arbitrary: trivia }), {
        maxLength: 7,
      }),
    )
    .map(([above, header, comment, lines]) => [...above, header + comment, ...lines]),
);

function files(name: string): fc.Arbitrary<string> {
  return fc
    .record({
      above: fc.array(trivia, { maxLength: 2 }),
      sections: fc.array(sections, { maxLength: 4 }),
      lineEnd: fc.constantFrom('\n', '\n', '\r\n'),
      isOpen: fc.boolean(),
      mark: fc.constantFrom('', '', '\ufeff'),
    })
    .map(({ above, sections, lineEnd, isOpen, mark }) => {
      const lines = [...above, ...sections.flat()];
      let count = 0;
      const text = lines.map((line) => `${line}\n`.replace('№', () => `${name} ${++count}`)).join('');
      const ended = text.replaceAll('\n', lineEnd);
      return mark + (isOpen ? ended.replace(/\r?\n$/, '') : ended);
    });
}

export interface Pair {
  readonly main: string;
  readonly migration: string;
}

/** Two files that the server accepts. */
export const pairs: fc.Arbitrary<Pair> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ main: files('main'), migration: files('migration') }) },
  { weight: 1, arbitrary: fc.record({ main: documents, migration: documents }) },
);
