import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { type IniFile, readIni } from '../../../src/cluster/launcher/ini-file.ts';
import { textSource } from '../../../src/cluster/source.ts';

/** Sections as `name: key=value`, in order. */
function read(text: string): string[] {
  return readIni(text).sections.flatMap(({ name, entries }) => [
    ...(name === '' ? [] : [`[${name}]`]),
    ...entries.map(({ key, value }) => `${key}=${value}`),
  ]);
}

/** The text as it would be shown in a frame. */
function shown(text: string): string {
  return textSource('launcher.conf', text, readIni(text).secrets).text.lines.join('\n');
}

describe('a file of the Launcher', () => {
  test.each([
    [
      'two sections of one name',
      '[cluster]\na=1\n[cluster]\na=2\n',
      ['[cluster]', 'a=1', '[cluster]', 'a=2'],
    ],
    ['keys without a section', 'a=1\nb=2', ['a=1', 'b=2']],
    ['one key twice', 'a=1\na=2\n', ['a=1', 'a=2']],
    ['CRLF', '[server]\r\na=1\r\n', ['[server]', 'a=1']],
    ['a byte-order mark', '\uFEFF[server]\na=1\n', ['[server]', 'a=1']],
    ['a byte-order mark before a key', '\uFEFFa=1\n', ['a=1']],
    ['blanks', '  [ server ]  \n\ta  =  1 \n', ['[server]', 'a=1']],
    ['capitals', '[Server]\nScratch-Path=/Data\n', ['[server]', 'scratch-path=/Data']],
    [
      'comments',
      '# a=1\n; b=2\n  # c=3\n#[server]\n[x] # why\nd=4 # four\ne=5 ; five\n',
      ['[x]', 'd=4', 'e=5'],
    ],
    ['double quotes', 'a="/srv/x"\nb="with # and ;"\n', ['a=/srv/x', 'b=with # and ;']],
    ['single quotes', "a='/srv/x'\n", ['a=/srv/x']],
    ['a comment behind quotes', 'a="/srv/x" # x\nb=\'/srv/y\'; y\n', ['a=/srv/x', 'b=/srv/y']],
    ['a quote that stays open', 'a="/srv/x\n', ['a="/srv/x']],
    ['an escaped comment sign', 'a=x\\;y\n', ['a=x;y']],
    ['an equals sign in a value', 'a=b=c\n', ['a=b=c']],
    ['an empty value', 'a=\nb= # none\n', ['a=', 'b=']],
    ['words that ini takes for others', 'a=true\nb=null\nc=1\n', ['a=true', 'b=null', 'c=1']],
    ['brackets of a list', 'a[]=1\na[]=2\n', ['a[]=1', 'a[]=2']],
    ['placeholders', 'a={{ x }}\n', ['a={{ x }}']],
    ['no setting at all', 'just words\n=x\n\nkey\n', []],
    ['JSON among quotes', `a='{"b":1}'\n'{"toString":1}'=x\nc=1\n`, ['c=1']],
    ['a name that objects know', '__proto__=1\nconstructor=2\n', ['constructor=2']],
    [
      'a header that stays open',
      '[server]\na=1\n[cluster\ntype=x\n',
      ['[server]', 'a=1', '[[cluster]', 'type=x'],
    ],
    ['nothing', '', []],
  ])('may hold %s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['a bare value', '[s]\n key = /srv/x # why\n', '/srv/x'],
    ['a quoted value', 'key="/srv/x" # why', '"/srv/x"'],
    ['an escaped value', 'key=x\\;y\n', 'x\\;y'],
    ['an empty value', 'key=\n', ''],
    ['a value behind a byte-order mark', '\uFEFFkey=x\r\n', 'x'],
  ])('has places: %s', (_, text, value) => {
    const [entry] = readIni(text).sections.flatMap(({ entries }) => entries);
    const at = (range: { start: number; end: number }) => text.slice(range.start, range.end);
    expect(at(entry!.keyRange)).toBe('key');
    expect(at(entry!.valueRange)).toBe(value);
  });

  test('has places for its headers', () => {
    const text = '\uFEFF# x\r\n  [Cluster] # y\r\n';
    const [first, second] = readIni(text).sections;
    expect(first!.range).toEqual({ start: 1, end: 1 });
    expect(text.slice(second!.range.start, second!.range.end)).toMatch(/^\[Cluster\]/);
  });
});

describe('what must not be shown of it', () => {
  test.each([
    ['a token', 'auth-token=eyJhbG\n', 'auth-token=********\n'],
    ['a token and its comment', 'auth-token=eyJ;hbG\r\n', 'auth-token=********\n'],
    ['a token that was commented out', '# auth-token = eyJhbG\n', '# auth-token = ********\n'],
    ['a name and a token', ';auth-token eyJhbG\n', ';auth-token ********\n'],
    ['credentials in a URL', 'api-url=https://me:hunter2@k8s\n', 'api-url=https://me:********@k8s\n'],
    ['a line that can’t be read', 'x=1\n eyJhbG\n', 'x=1\n ********\n'],
    [
      'a key, line by line',
      'auth-token="-----BEGIN\nabcd\nefgh==\n-----END"\nx=1\n',
      'auth-token=********\n********\n********\n********\nx=1\n',
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });

  test.each(['port=5559\n', 'secure-cookie-key-file=/etc/x\n', '# the address and port: see rserver.conf\n'])(
    'is not %j',
    (text) => {
      expect(shown(text)).toBe(text);
    },
  );
});

/** Texts that resemble INI files. */
const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '[server]',
        '[cluster',
        '=',
        '\n',
        '\r\n',
        '\r',
        '"',
        "'",
        '\\',
        ';',
        '#',
        ' ',
        '\t',
        '\uFEFF',
      ),
      fc.constantFrom(
        'key',
        'auth-token',
        'type=Kubernetes',
        '__proto__',
        '{"a":1}',
        '{{ x }}',
        '\u2028',
        'true',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

function ranges({ sections, secrets }: IniFile) {
  const entries = sections.flatMap((section) => section.entries);
  return [
    ...sections.map(({ range }) => range),
    ...entries.flatMap(({ keyRange, valueRange }) => [keyRange, valueRange]),
    ...secrets,
  ];
}

describe('of any text', () => {
  property.prop([texts])('places lie within it', (text) => {
    for (const { start, end } of ranges(readIni(text))) {
      expect(start).toBeGreaterThanOrEqual(0);
      expect(end).toBeGreaterThanOrEqual(start);
      expect(end).toBeLessThanOrEqual(text.length);
    }
  });

  property.prop([texts])('the place of a value holds it, but for quotes and escapes', (text) => {
    for (const { entries } of readIni(text).sections)
      for (const { key, keyRange, value, valueRange } of entries) {
        expect(text.slice(keyRange.start, keyRange.end).toLowerCase()).toBe(key);
        const raw = text.slice(valueRange.start, valueRange.end);
        if (!/["'\\]/.test(raw)) expect(raw).toBe(value);
        expect(raw).not.toMatch(/[\r\n]/);
      }
  });

  property.prop([texts])('secrets stand in order and apart', (text) => {
    const { secrets } = readIni(text);
    for (const [index, { start }] of secrets.entries())
      if (index > 0) expect(start).toBeGreaterThanOrEqual(secrets[index - 1]!.end);
  });
});
