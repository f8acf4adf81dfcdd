import { describe, expect, test } from 'vitest';
import { type ChangeOptions, planChanges, type WantedChange } from '../../src/migrate/index.ts';
import { parse, parseSettingPath } from '../../src/parser/index.ts';

type Action = WantedChange['action'];
type Asked = readonly [action: Action, path: string, ...values: string[]];

function wanted(asked: readonly Asked[]): WantedChange[] {
  return asked.map(([action, path, ...values]) => ({ address: parseSettingPath(path), action, values }));
}

function plan(text: string | Uint8Array, asked: readonly Asked[], options?: ChangeOptions) {
  const { document, changes } = planChanges(parse(text), wanted(asked), options);
  return { text: document.toString(), kinds: changes.map(({ kind }) => kind), changes, document };
}

interface Row {
  readonly name: string;
  readonly before: string;
  readonly asked: readonly Asked[];
  readonly after: string;
  readonly kind?: string;
  readonly options?: ChangeOptions;
}

const FILE = `; Connect
[Server]
; The name that users type.
Address  = https://connect.example.com  ; public
DataDir  = /data

[R]
; stable
Executable = "/opt/R/4.3/bin/R"
Executable = "/opt/R/4.4/bin/R"  ; new
`;

const change = (from: string, to: string) => FILE.replace(from, to);

const rows: readonly Row[] = [
  {
    name: 'a value in place, with the comment behind it in its column',
    before: FILE,
    asked: [['set', 'Server.Address', 'https://rsc.example.com']],
    after: change('https://connect.example.com  ;', 'https://rsc.example.com      ;'),
  },
  {
    name: 'quotes around the new value where they were around the old',
    before: '[Server]\nDataDir = "/a"\n',
    asked: [['set', 'Server.DataDir', '/b']],
    after: '[Server]\nDataDir = "/b"\n',
  },
  {
    name: 'a comment behind quotes, in its column',
    before: '[Server]\nDataDir = "/a"     ; here\n',
    asked: [['set', 'Server.DataDir', '/b/c']],
    after: '[Server]\nDataDir = "/b/c"   ; here\n',
  },
  {
    name: 'a comment directly behind quotes',
    before: '[Server]\nDataDir = "/a";here\n',
    asked: [['set', 'Server.DataDir', '/b/c']],
    after: '[Server]\nDataDir = "/b/c";here\n',
  },
  {
    name: 'quotes where they must be',
    before: '[Postgres]\nPassword = a\n',
    asked: [['set', 'Postgres.Password', 'a;b"c\\d']],
    after: '[Postgres]\nPassword = "a;b\\"c\\\\d"\n',
  },
  {
    name: 'nothing, where nothing has to change',
    before: FILE,
    asked: [['set', 'Server.DataDir', '/data']],
    after: FILE,
    kind: 'unchanged',
  },
  {
    name: 'names in the catalogue’s spelling, in a section that is there',
    before: FILE,
    asked: [['set', 'server.tempdir', '/tmp/x']],
    after: change('= /data\n', '= /data\nTempDir  = /tmp/x\n'),
    kind: 'added',
  },
  {
    name: 'names in the catalogue’s spelling, in a section that is not',
    before: '[Server]\n',
    asked: [['set', 'rpackagerepository.CRAN.url', 'https://cran.example.com']],
    after: '[Server]\n\n[RPackageRepository "CRAN"]\nURL = https://cran.example.com\n',
    kind: 'added',
  },
  {
    name: 'the file’s own spelling, where the setting is there',
    before: '[SERVER]\ndatadir=/a\n',
    asked: [['set', 'Server.DataDir', '/b']],
    after: '[SERVER]\ndatadir=/b\n',
  },
  {
    name: 'of lines of which one is in force, that one',
    before: '[Server]\nDataDir = /a\n[R]\n[Server]\nDataDir = /b\n',
    asked: [['set', 'Server.DataDir', '/c']],
    after: '[Server]\nDataDir = /a\n[R]\n[Server]\nDataDir = /c\n',
  },
  {
    name: 'a key without an equals sign',
    before: '[HTTP]\nNoWarning ; really\n',
    asked: [['set', 'HTTP.NoWarning', 'true']],
    after: '[HTTP]\nNoWarning = true ; really\n',
  },
  {
    name: 'CRLF stays',
    before: '[R]\r\nExecutable = /a\r\n',
    asked: [['append', 'R.Executable', '/b']],
    after: '[R]\r\nExecutable = /a\r\nExecutable = /b\r\n',
  },
  {
    name: 'a last line without its end stays one',
    before: '[R]\nExecutable = /a',
    asked: [['append', 'R.Executable', '/b']],
    after: '[R]\nExecutable = /a\nExecutable = /b',
  },
  {
    name: 'a last line that is continued with nothing',
    before: '[R]\nExecutable = /a\\\n',
    asked: [['append', 'R.Executable', '/b']],
    after: '[R]\nExecutable = /a\\\n\nExecutable = /b',
  },
  {
    name: 'a list: lines whose value stays are kept, with their comments',
    before: FILE,
    asked: [['set', 'R.Executable', '/opt/R/4.4/bin/R', '/opt/R/4.5/bin/R']],
    after: change('Executable = "/opt/R/4.3/bin/R"\n', '').concat('Executable = "/opt/R/4.5/bin/R"\n'),
  },
  {
    name: 'a list: a value between others',
    before: FILE,
    asked: [['set', 'R.Executable', '/opt/R/4.3/bin/R', '/x', '/opt/R/4.4/bin/R']],
    after: change('4.3/bin/R"\n', '4.3/bin/R"\nExecutable = "/x"\n'),
  },
  {
    name: 'a list: a value before all others',
    before: '[R]\nExecutable = /a\n',
    asked: [['set', 'R.Executable', '/b', '/a']],
    after: '[R]\nExecutable = /b\nExecutable = /a\n',
  },
  {
    name: 'a list: a value in the place of another',
    before: FILE,
    asked: [['set', 'R.Executable', '/opt/R/4.3/bin/R', '/opt/R/4.5/bin/R']],
    after: change('4.4/bin/R"', '4.5/bin/R"'),
  },
  {
    name: 'a list: a value less',
    before: FILE,
    asked: [['set', 'R.Executable', '/opt/R/4.3/bin/R']],
    after: change('Executable = "/opt/R/4.4/bin/R"  ; new\n', ''),
  },
  {
    name: 'a list, behind a key that empties it',
    before: '[R]\nExecutable = /a\nExecutable\nExecutable = /b\n',
    asked: [['set', 'R.Executable', '/c']],
    after: '[R]\nExecutable = /a\nExecutable\nExecutable = /c\n',
  },
  {
    name: 'a list that was emptied',
    before: '[R]\nExecutable = /a\nExecutable\n',
    asked: [['set', 'R.Executable', '/b', '/c']],
    after: '[R]\nExecutable = /a\nExecutable\nExecutable = /b\nExecutable = /c\n',
    kind: 'added',
  },
  {
    name: 'a value more in a list',
    before: FILE,
    asked: [['append', 'R.Executable', '/x']],
    after: `${FILE}Executable = "/x"\n`,
  },
  {
    name: 'a value of a list that is there',
    before: FILE,
    asked: [['append', 'R.Executable', '/opt/R/4.4/bin/R', '/opt/R/4.4/bin/R']],
    after: FILE,
    kind: 'unchanged',
  },
  {
    name: 'the first values of a list',
    before: '[Server]\n',
    asked: [['append', 'R.Executable', '/a', '/b', '/a']],
    after: '[Server]\n\n[R]\nExecutable = /a\nExecutable = /b\n',
    kind: 'added',
  },
  {
    name: 'a setting that the catalogue lacks: it may be a list',
    before: '[Foo]\nBar = 1\nBar = 2\n',
    asked: [['set', 'Foo.Bar', '2', '3']],
    after: '[Foo]\nBar = 2\nBar = 3\n',
  },
  {
    name: 'unset: every line, and what stands behind it, but not the section',
    before: FILE,
    asked: [['unset', 'R.Executable']],
    after: FILE.slice(0, FILE.indexOf('Executable')),
    kind: 'removed',
  },
  {
    name: 'unset, with comments: those directly above each line',
    before: '[R]\n; all\n\n; one\n; more\nExecutable = /a\n; two\nExecutable = /b\n; rest\n',
    asked: [['unset', 'R.Executable']],
    options: { withComments: true },
    after: '[R]\n; all\n\n; rest\n',
    kind: 'removed',
  },
  {
    name: 'unset, dead lines as well',
    before: '[R]\nExecutable = /a\nExecutable\n',
    asked: [['unset', 'R.Executable']],
    after: '[R]\n',
    kind: 'removed',
  },
  {
    name: 'unset of what is not set',
    before: FILE,
    asked: [['unset', 'Server.TempDir']],
    after: FILE,
    kind: 'unchanged',
  },
];

describe('a change leaves all else as it was:', () => {
  test.each(rows)('$name', ({ before, asked, after, kind = 'changed', options }) => {
    const planned = plan(before, asked, options);
    expect(planned.text).toBe(after);
    expect(planned.kinds).toEqual([kind]);
    expect(planned.document.errorCount).toBe(0);
  });
});

test('several changes are made together', () => {
  const { text, kinds } = plan(FILE, [
    ['set', 'Server.DataDir', '/srv'],
    ['unset', 'R.Executable'],
    ['set', 'SMTP.Host', 'mail.example.com'],
    ['append', 'Server.CustomHeader', 'X: 1', 'Y: 2'],
  ]);
  expect(kinds).toEqual(['changed', 'removed', 'added', 'added']);
  expect(text).toBe(`; Connect
[Server]
; The name that users type.
Address  = https://connect.example.com  ; public
DataDir  = /srv
CustomHeader = X: 1
CustomHeader = Y: 2

[R]
; stable

[SMTP]
Host     = mail.example.com
`);
});

test('what was and will be in force is told, with its lines', () => {
  const before = '[Server]\nDataDir = /a\nDataDir = /b\n';
  const [changed] = plan(before, [['set', 'server.datadir', '/c']]).changes;
  const told = ({ text, origin }: { text: string | null; origin: { kind: string; binding?: unknown } }) => [
    text,
    (origin.binding as { entry: { line: number } }).entry.line,
  ];
  expect(changed).toMatchObject({
    name: 'Server.DataDir',
    address: { section: 'Server', subsection: null, key: 'DataDir' },
  });
  expect([changed!.before.map(told), changed!.after.map(told)]).toEqual([[['/b', 3]], [['/c', 3]]]);
});

test('the file that was given is left alone, and bytes that are not UTF-8 stay', () => {
  const bytes = Buffer.from('[Server]\n; caf\xe9\nDataDir = /a\n', 'latin1');
  const document = parse(bytes);
  const planned = planChanges(document, wanted([['set', 'Server.DataDir', '/b']]));
  expect(document.edits()).toEqual([]);
  expect(Buffer.from(planned.document.toBytes()).toString('latin1')).toBe(
    '[Server]\n; caf\xe9\nDataDir = /b\n',
  );
});

describe('what can’t be written is refused, and no value is shown:', () => {
  test.each<[readonly Asked[], string]>([
    [[['set', 'Server.DataDir', '/a', '/b']], 'Server.DataDir takes one value, not 2.'],
    [[['append', 'Server.DataDir', '/a']], 'Server.DataDir takes one value: another can’t be added to it.'],
    [
      [
        ['set', 'Server.DataDir', '/a'],
        ['set', 'SERVER.datadir', '/b'],
      ],
      'Server.DataDir is named twice.',
    ],
    [
      [['set', 'SMTP.Password', 'hunter\r2']],
      'The value for SMTP.Password holds a carriage return: the server drops it from every value.',
    ],
    [
      [['set', 'SMTP.Password', 'hunter\x002']],
      'The value for SMTP.Password holds a NUL character: the server refuses the file.',
    ],
  ])('%j', (asked, message) => {
    expect(() => plan(FILE, asked)).toThrow(new RangeError(message));
  });

  test('a name that the format does not have', () => {
    const impossible = [{ address: { section: 'a b', key: 'c' }, action: 'set', values: ['x'] }] as const;
    expect(() => planChanges(parse(''), impossible)).toThrow(RangeError);
  });
});
