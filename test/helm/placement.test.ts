import { test as property } from '@fast-check/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, type TextRange } from '../../src/parser/index.ts';
import { releaseOf } from './values.ts';

const BARE = 'backends: {kubernetes: {enabled: false}}\nprometheus: {enabled: false}\n';

/** What stands in the values where a piece of the configuration comes from. */
function placeOf(values: string | readonly string[], piece: string, last = false): string {
  const release = releaseOf(values);
  const text = release.document.toString();
  const start = last ? text.lastIndexOf(piece) : text.indexOf(piece);
  if (start < 0) throw new Error(`${piece} is not in ${text}`);
  const { file, range, note } = release.placement.place({ start, end: start + piece.length });
  const { line, column } = file.range(range).start;
  return `${file.path}:${line}:${column} ${JSON.stringify(file.text.slice(range.start, range.end))}${note === undefined ? '' : ` (${note})`}`;
}

describe('the place of', () => {
  test.each([
    ['a section', 'config:\n  R:\n    A: x\n', '[R]', 'values.yaml:2:3 "R"'],
    [
      'a section in quotes',
      `config:\n  'LDAP "x"':\n    A: x\n`,
      'LDAP "x"',
      `values.yaml:2:4 "LDAP \\"x\\""`,
    ],
    ['a key', 'config:\n  Rr:\n    Aa: x\n', 'Aa', 'values.yaml:3:5 "Aa"'],
    ['a value', 'config:\n  Rr:\n    Aa: some text\n', 'some text', 'values.yaml:3:9 "some text"'],
    ['a part of it', 'config:\n  Rr:\n    Aa: some text\n', 'text', 'values.yaml:3:14 "text"'],
    ['one in quotes', 'config:\n  Rr:\n    Aa: "some text"\n', 'text', 'values.yaml:3:15 "text"'],
    [
      'one with escapes: all of it',
      'config:\n  Rr:\n    Aa: "some\\x20text"\n',
      'text',
      'values.yaml:3:9 "\\"some\\\\x20text\\""',
    ],
    ['a number that is written otherwise', 'config:\n  Rr:\n    Aa: 0644\n', '420', 'values.yaml:3:9 "0644"'],
    [
      'an item of a list',
      'config:\n  Rr:\n    Aa:\n      - one\n      - two\n',
      'two',
      'values.yaml:5:9 "two"',
    ],
    ['what an alias leads to', 'x: &x {Aa: one}\nconfig:\n  Rr: *x\n', 'one', 'values.yaml:1:12 "one"'],
    ['a whole line', 'config:\n  Rr:\n    Aa: one\n', 'Aa = one', 'values.yaml:3:5 "Aa: one"'],
    [
      'a value behind a byte-order mark',
      '\uFEFFconfig:\n  Rr:\n    Aa: one\n',
      'one',
      'values.yaml:3:9 "one"',
    ],
    ['a null', 'config:\n  Rr:\n    Aa:\n    Bb: x\n', 'Aa = ', 'values.yaml:3:5 "Aa"'],
    [
      'what the chart brings along, in a section that is given',
      'config:\n  Server:\n    DataDir: /x\n',
      'http://localhost:3939',
      'values.yaml:2:3 "Server" (the chart writes it)',
    ],
    [
      'what it brings along otherwise',
      'config:\n  Rr:\n    Aa: x\n',
      'http://localhost:3939',
      'values.yaml:1:1 "config" (the chart writes it)',
    ],
    [
      'what it writes for another value',
      'license:\n  server: x\nconfig: {R: {a: 1}}',
      'Remote',
      'values.yaml:2:3 "server" (the chart writes it)',
    ],
    [
      'what stands nowhere',
      'license:\n  server: x\n',
      'http://localhost:3939',
      'values.yaml:1:1 "" (the chart writes it)',
    ],
    [
      'values of a chart above',
      'connect:\n  config:\n    Server:\n      Aa: one\n',
      'one',
      'values.yaml:4:11 "one"',
    ],
    [
      'what stands nowhere in these',
      'other: 1\nconnect:\n  license:\n    server: x\n  sharedStorage: {create: true}',
      'http://localhost:3939',
      'values.yaml:2:1 "connect" (the chart writes it)',
    ],
  ])('%s', (_, values, piece, expected) => {
    expect(placeOf(values, piece)).toBe(expected);
  });

  test.each([
    ['a value of the later file', 'two', 'b.yaml:1:13 "two"'],
    ['a value of the earlier file', 'one', 'a.yaml:1:13 "one"'],
  ])('%s', (_, piece, expected) => {
    expect(
      placeOf(['config: {R: {A: one, B: old}}'.replace('R: {A', 'R: {A'), 'config: {R: {B: two}}'], piece),
    ).toBe(expected.replace('1:13', '1:17'));
  });
});

/** Edits the last occurrence of a text in the configuration, and gives the values as they are then. */
function edited(values: string, old: string, text: string): string | undefined {
  const { document, placement } = releaseOf(values);
  const start = document.toString().lastIndexOf(old);
  const edit = placement.edit({ start, end: start + old.length, text });
  if (edit === undefined) return undefined;
  return applyEdits(edit.file.text, [edit.edit]);
}

describe('an edit of the configuration', () => {
  test.each([
    ['changes a value', 'config: {R: {A: one}}', 'one', 'two', 'config: {R: {A: two}}'],
    ['keeps double quotes', 'config: {R: {A: "one"}}', 'one', "it's", 'config: {R: {A: "it\'s"}}'],
    [
      'takes single quotes for what has double ones',
      'config: {R: {A: "one"}}',
      'one',
      '"two"',
      `config: {R: {A: '"two"'}}`,
    ],
    ['keeps single quotes', "config: {R: {A: 'one'}}", 'one', "it's", "config: {R: {A: 'it''s'}}"],
    [
      'puts quotes where they are needed',
      'config: {R: {A: one}}',
      'one',
      '"a;b"',
      `config: {R: {A: '"a;b"'}}`,
    ],
    [
      'puts a number into quotes that would come out otherwise',
      'config: {R: {A: 1000000}}',
      '1e+06',
      '1000000',
      "config: {R: {A: '1000000'}}",
    ],
    [
      'leaves a number that comes out as it is',
      'config: {R: {A: 1800}}',
      '1800',
      '1801',
      'config: {R: {A: 1801}}',
    ],
    ['changes a part of a value', 'config: {R: {A: one two}}', 'two', 'three', 'config: {R: {A: one three}}'],
    ['renames a setting', 'config: {R: {DataDri: one}}', 'DataDri', 'DataDir', 'config: {R: {DataDir: one}}'],
    [
      'changes one item of a list',
      'config: {R: {A: [one, two]}}',
      'two',
      'three',
      'config: {R: {A: [one, three]}}',
    ],
    ['does not rename a setting of several lines', 'config: {R: {Aa: [one, two]}}', 'Aa', 'Bb', undefined],
    ['does not add lines', 'config: {R: {A: one}}', 'one', 'one\nB = 2', undefined],
    ['does not change what the chart writes', 'license: {server: x}', 'Remote', 'local', undefined],
    [
      'does not change what others hang on',
      'x: &x {A: one}\nconfig: {R: *x, S: *x}',
      'one',
      'two',
      undefined,
    ],
  ])('%s', (_, values, old, text, expected) => {
    expect(edited(BARE + values, old, text)).toBe(expected === undefined ? undefined : BARE + expected);
  });
});

const text = fc.stringMatching(/^[ -~äß€]{0,12}$/u);
const scalar = fc.oneof(
  text.map((value) => JSON.stringify(value)),
  text.map((value) => `'${value.replaceAll("'", "''")}'`),
  fc.stringMatching(/^[a-z0-9/._+:-]{1,10}$/).filter((value) => !/^[-:?]|: |:$/.test(value)),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
  fc.constantFrom('true', 'off', '~', '', '0o17', '1_000'),
);
const key = fc.stringMatching(/^[A-Z][a-zA-Z]{1,6}$/);
const setting = fc.oneof(
  scalar,
  fc
    .array(
      scalar.filter((value) => value !== ''),
      { maxLength: 3 },
    )
    .map((items) => `[${items.join(', ')}]`),
);
const values = fc
  .dictionary(key, fc.dictionary(key, setting, { maxKeys: 3, minKeys: 1 }), { maxKeys: 3, minKeys: 1 })
  .filter((sections) =>
    Object.values(sections)
      .flatMap(Object.values)
      .every((value) => !/^\[.*[[\]{},].*\]$/.test(value) || /^\[[^[\]{}]*\]$/.test(value)),
  )
  .map((sections) => {
    const lines = Object.entries(sections).flatMap(([name, settings]) => [
      `  ${name}:`,
      ...Object.entries(settings).map(([setting, value]) => `    ${setting}: ${value}`),
    ]);
    return `${BARE}config:\n${lines.join('\n')}\n`;
  });

describe('for any values', () => {
  property.prop([values])('what stands there word for word is found there', (yaml) => {
    const { document, placement, lines } = releaseOf(yaml);
    const config = document.toString();
    for (const { keyRange, valueRange } of lines)
      for (const range of [keyRange, valueRange]) {
        const exact = placement.exact(range);
        if (exact !== undefined) expect(slice(exact.file.text, exact.range)).toBe(slice(config, range));
      }
  });

  property.prop([values, text, fc.nat(20)])(
    'an edit of a value gives the values of the edited configuration',
    (yaml, replacement, at) => {
      const { document, placement, lines } = releaseOf(yaml);
      const given = lines.filter(({ by }) => by === 'given');
      const line = given[at % given.length];
      if (line === undefined) return;
      const change = { ...line.valueRange, text: replacement };
      const edit = placement.edit(change);
      if (edit === undefined) return;
      const after = releaseOf(applyEdits(yaml, [edit.edit])).document.toString();
      expect(after).toBe(applyEdits(document.toString(), [change]));
    },
  );
});

function slice(whole: string, { start, end }: TextRange): string {
  return whole.slice(start, end);
}
