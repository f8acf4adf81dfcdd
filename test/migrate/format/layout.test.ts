import { describe, expect, test } from 'vitest';
import { type FormatOptions, formatEdits } from '../../../src/migrate/format/format.ts';
import { parse } from '../../../src/parser/index.ts';
import { format } from './format.ts';

type Row = [what: string, before: string, after: string];

/** Rows that stay as they are have no `after`. */
function check(rows: readonly (Row | [what: string, text: string])[], options?: FormatOptions): void {
  test.each(rows.map(([what, before, after = before]): Row => [what, before, after]))(
    '%s',
    (_, before, after) => {
      expect(format(before, options)).toBe(after);
      expect(format(after, options)).toBe(after);
    },
  );
}

describe('names', () => {
  check([
    [
      'of sections and settings as the catalogue spells them',
      '[http]\nnowarning = true\n',
      '[HTTP]\nNoWarning = true\n',
    ],
    [
      'that are unknown as they are',
      '[myThing]\nfooBar = 1\n[Server]\ndatadri = /x\n',
      '[myThing]\nfooBar = 1\n\n[Server]\ndatadri = /x\n',
    ],
    ['of settings only in their own section', '[http]\ndatadir = /x\n', '[HTTP]\ndatadir = /x\n'],
    [
      'of subsections as they are',
      '[rpackagerepository "cran"]\nurl = x\n',
      '[RPackageRepository "cran"]\nURL = x\n',
    ],
    ['that Unicode folds to known ones', '[ſerver]\n', '[Server]\n'],
    ['in comments as they are', '[Server]\n; datadir = /x\n;[http]\n'],
  ]);
});

describe('lines', () => {
  check([
    [
      'have one blank around the equals sign',
      '[Server]\nDataDir=/a\nTempDir   =\t/b\n',
      '[Server]\nDataDir = /a\nTempDir = /b\n',
    ],
    [
      'have none behind it without a value',
      '[Server]\nAddress =  \nDataDir=\n',
      '[Server]\nAddress =\nDataDir =\n',
    ],
    ['without one stay so', '[HTTP]\n  NoWarning \n', '[HTTP]\nNoWarning\n'],
    [
      'are not indented',
      '[Server]\n\tDataDir = /a\n  ; why\n  Address = x\n',
      '[Server]\nDataDir = /a\n; why\nAddress = x\n',
    ],
    ['have no blanks at their end', ' [Server]  \nDataDir = /a \t\n;\t\n', '[Server]\nDataDir = /a\n;\n'],
    [
      'that open a section have one blank at most',
      '[ Server ]\n[RPackageRepository"a"]\n[\tMount\t "b" ]\n',
      '[Server]\n\n[RPackageRepository "a"]\n\n[Mount "b"]\n',
    ],
    ['keep the spelling of a subsection', '[Mount   "a\\\\b \\" ;#]"]\n', '[Mount "a\\\\b \\" ;#]"]\n'],
    [
      'of a continued value stay as they are',
      '[x]\nk=a  \\\n\t b \\\n  c  ; d\n',
      '[x]\nk = a  \\\n\t b \\\n  c ; d\n',
    ],
    [
      'that continue with nothing stay, too',
      '[x]\nk=a\\\n\nl=b\\\n  ; c\n',
      '[x]\nk = a\\\n\nl = b\\\n ; c\n',
    ],
    ['end once at the end of the file', '[x]\nk = v', '[x]\nk = v\n'],
    ['end once at the end of the file, also a comment', '; c', '; c\n'],
  ]);
});

describe('line ends', () => {
  check([
    ['are those of most lines: CRLF', '[x]\r\nk=v\r\nl=a\\\nb\r\n', '[x]\r\nk = v\r\nl = a\\\r\nb\r\n'],
    ['are those of most lines: LF', '[x]\nk=v\r\nl=a\\\r\nb\n', '[x]\nk = v\nl = a\\\nb\n'],
    ['are LF where nobody can tell', '[x]\r\nk = v\n', '[x]\nk = v\n'],
    ['do not come from carriage returns within a line', '[x]\nk\r=\rv ; a\rb\r\r\n', '[x]\nk = v ; a\rb\n'],
    ['come with a byte-order mark that stays', '\ufeff\r\n[x]\r\nk = v', '\ufeff[x]\r\nk = v\r\n'],
  ]);
});

describe('a file without anything in it', () => {
  check([
    ['stays empty', ''],
    ['loses its blank lines', '\n \n\t\n', ''],
    ['keeps its byte-order mark', '\ufeff\n', '\ufeff'],
  ]);
});

describe('blank lines', () => {
  check([
    ['one between sections', '[a]\nk = v\n[b]\n\n\n\n[c]\n', '[a]\nk = v\n\n[b]\n\n[c]\n'],
    ['none below a header', '[a]\n\nk = v\n\n[b]\n\n\n; c\nl = v\n', '[a]\nk = v\n\n[b]\n; c\nl = v\n'],
    [
      'one inside a section where there are several',
      '[a]\nk = v\n\n\n\nl = v\n ; c\n \t\n\n; d\n',
      '[a]\nk = v\n\nl = v\n; c\n\n; d\n',
    ],
    ['none at the beginning and at the end', '\n\n; c\n\n\n[a]\n\n\n', '; c\n\n[a]\n'],
    ['none between a header and the comments at the beginning', '; c\n; d\n[a]\n'],
    [
      'above the comments that belong to a header',
      '[a]\nk = v\n; About b.\n; More.\n[b]\n',
      '[a]\nk = v\n\n; About b.\n; More.\n[b]\n',
    ],
    ['above them, also behind a header', '[a]\n; About b.\n[b]\n', '[a]\n\n; About b.\n[b]\n'],
    ['above them, where it is', '[a]\n\n; About b.\n[b]\n'],
    [
      'below comments that are set apart from the header',
      '[a]\nk = v\n; About k.\n\n\n[b]\n',
      '[a]\nk = v\n; About k.\n\n[b]\n',
    ],
    [
      'below a commented-out setting of the section above',
      '[a]\nk = v\n;l = w\n; About b.\n[b]\n',
      '[a]\nk = v\n;l = w\n\n; About b.\n[b]\n',
    ],
    [
      'below a commented-out section',
      '[a]\nk = v\n# [x]\n# l = w\n[b]\n',
      '[a]\nk = v\n# [x]\n# l = w\n\n[b]\n',
    ],
  ]);
});

describe('blank lines around a suppression for the line below', () => {
  const next = '; gcfg-lint-disable-next-line schema/unknown-setting -- ours';
  check([
    ['do not come between the two', `[a]\n${next}\n;l = w\n[b]\n`, `[a]\n\n${next}\n;l = w\n[b]\n`],
    ['do not come between the two on a line of a setting', `[a]\nk = v ${next}\n[b]\n`],
    ['do not come between the two, nor below comments', `[a]\nk = v ${next}\n; About b.\n;l = w\n[b]\n`],
    ['do not vanish between the two', `[a] ${next}\n\n\nk = v\n`, `[a] ${next}\n\nk = v\n`],
    [
      'are as elsewhere before and after them',
      `[a]\n\n${next}\nk = v\n[b]\n`,
      `[a]\n${next}\nk = v\n\n[b]\n`,
    ],
  ]);
});

describe('a suppression below a comment behind something', () => {
  const next = '; gcfg-lint-disable-next-line schema/unknown-section -- ours';
  check([['is no more of that comment', `[a] ; x\n    ${next}\n[b]\n`, `[a] ; x\n\n${next}\n[b]\n`]]);
});

describe('comments behind something', () => {
  check([
    ['are one blank away', '[a];x\nk = v   # y\nl;z\nm =;w\n', '[a] ;x\nk = v # y\nl ;z\nm = ;w\n'],
    ['stay in their column', '[a]\nKey = TEXT      ; one\nOther = v\nLonger = true   ; two\n'],
    [
      'stay in a column that moves',
      '[a]\nKey=TEXT     ; one\nLonger=true  ; two\n',
      '[a]\nKey = TEXT     ; one\nLonger = true  ; two\n',
    ],
    [
      'stay in a column that tabs made',
      '[a]\nk = v\t; one\nlm = vw\t; two\n',
      '[a]\nk = v   ; one\nlm = vw ; two\n',
    ],
    [
      'stay in a column across blank lines and headers',
      '[a]\nk = v       ; one\n\n[b]         ; two\nlonger = vw ; three\n',
      '[a]\nk = v       ; one\n\n[b]         ; two\nlonger = vw ; three\n',
    ],
    [
      'stay in a column that a longer line overflows',
      '[a]\nk=v      ; one\nmuch-longer = v ; two\nl = v    ; three\n',
      '[a]\nk = v    ; one\nmuch-longer = v ; two\nl = v    ; three\n',
    ],
    [
      'do not move because others far away stand in their column',
      '[a]\nk=v      ; one\nlonger=v ; two\nl = v\n[b]\nm = v ; three\nm = long ; four\n',
      '[a]\nk = v      ; one\nlonger = v ; two\nl = v\n\n[b]\nm = v ; three\nm = long ; four\n',
    ],
    [
      'leave a column that nobody meant',
      '[a]\nk= v ; one\nl =v ; two\nlo=v ; three\n',
      '[a]\nk = v ; one\nl = v ; two\nlo = v ; three\n',
    ],
    [
      'may go on below',
      '[a]\nk=v  ; one\n     ; two\n     ; three\n ; four\n',
      '[a]\nk = v  ; one\n       ; two\n       ; three\n; four\n',
    ],
    [
      'may go on below, and then belong to what is above',
      '[a]\nk = v ; one\n      ; two\n[b]\n',
      '[a]\nk = v ; one\n      ; two\n\n[b]\n',
    ],
    ['do not go on beyond a blank line', '[a]\nk = v ; one\n\n      ; two\n', '[a]\nk = v ; one\n\n; two\n'],
  ]);
});

describe('a comment that touches its value', () => {
  check([
    [
      'stays there: it may be the rest of it',
      '[SMTP]\nPassword=a#b   \nHost=x;y ; z\n',
      '[SMTP]\nPassword = a#b\nHost = x;y ; z\n',
    ],
    ['does not go on below', '[a]\nk=v;c\n   ;d\n', '[a]\nk = v;c\n;d\n'],
    ['stays there behind parts in quotes', '[a]\nk="a"b;c\n', '[a]\nk = "a"b;c\n'],
    ['is set apart behind a closing quote', '[a]\nk="a;b";c\n', '[a]\nk = "a;b" ;c\n'],
    ['stays there when it holds another quote', '[a]\nk="a";b"\n', '[a]\nk = "a";b"\n'],
  ]);
});

describe('quotes that are to be kept', () => {
  check([['stay', '[Server]\nDataDir = "/a"\nAddress = ""\n']], { quotes: 'keep' });
});

describe('quotes that are needed only', () => {
  check(
    [
      [
        'are taken off',
        '[Server]\nDataDir = "/a b"\nAddress="https://x/?a=b&c=[d]" ; e\n',
        '[Server]\nDataDir = /a b\nAddress = https://x/?a=b&c=[d] ; e\n',
      ],
      ['never come', '[Server]\nDataDir = /a b\n'],
      [
        'stay where they are needed',
        '[x]\na = ";"\nb = "#"\nc = " d"\ne = "f "\ng = "\\\\"\nh = "\\n"\ni = "\\""\nj = "\\t"\n',
      ],
      ['stay around nothing', '[x]\nk = ""\n'],
      ['stay around parts', '[x]\na = b"c"\nd = "e" "f"\ng = ""h""\n'],
      ['stay around what is taken for quotes', '[x]\na = "\'b\'"\nc = "“d”"\n'],
      ['stay around blanks of other kinds', '[x]\na = "b\u00a0"\nc = "d\te"\nf = "g\u200b"\n'],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what people leave in files
      ['stay around placeholders', '[x]\na = "{{ b }}"\nc = "http://<HOST>/"\nd = "${e}"\n'],
      [
        'stay around secrets',
        '[Postgres]\nPassword = "a"\nURL = "postgres://u:p@h/d"\n[x]\nApiToken = "b"\n',
        '[Postgres]\nPassword = "a"\nURL = "postgres://u:p@h/d"\n\n[x]\nApiToken = "b"\n',
      ],
      [
        'are taken off before a comment that touches them',
        '[x]\nk = "a";b\nl = "a";b"\n',
        '[x]\nk = a ;b\nl = "a";b"\n',
      ],
    ],
    { quotes: 'needed' },
  );
});

describe('indentation', () => {
  check(
    [
      [
        'is that of settings and the comments among them',
        '; a\n[x]\n; b\nk=v\n\n; c\nl\n; d\n[y]\nm =\n; e\n',
        '; a\n[x]\n  ; b\n  k = v\n\n  ; c\n  l\n\n; d\n[y]\n  m =\n  ; e\n',
      ],
      ['does not reach continued lines', '[x]\nk = a\\\nb ; c\n', '[x]\n  k = a\\\nb ; c\n'],
      [
        'moves columns',
        '[x]\nk = v    ; a\nlong = v ; b\n         ; c\n',
        '[x]\n  k = v    ; a\n  long = v ; b\n           ; c\n',
      ],
      ['is none without a header', ' ; a\n', '; a\n'],
      ['is none above the first header', '; a\n\n; b\n\n[x]\n; c\n', '; a\n\n; b\n\n[x]\n  ; c\n'],
    ],
    { indent: 2 },
  );
});

describe('alignment', () => {
  check(
    [
      [
        'puts equals signs below each other',
        '[x]\nk=v\n; c\nlonger  = w\nblank-one\nmid =\n',
        '[x]\nk      = v\n; c\nlonger = w\nblank-one\nmid    =\n',
      ],
      [
        'is of each block',
        '[x]\nk=v\nlonger=w\n\nmid=v\nm=\n[y]\nlongest = v\n',
        '[x]\nk      = v\nlonger = w\n\nmid = v\nm   =\n\n[y]\nlongest = v\n',
      ],
      [
        'ends at a header, also where no blank line may stand above it',
        '[x]\nk=v ; gcfg-lint-disable-next-line\n[y]\nlonger=v\n',
        '[x]\nk = v ; gcfg-lint-disable-next-line\n[y]\nlonger = v\n',
      ],
      ['counts characters', '[x]\n𝒜é=v\nabc=v\n', '[x]\n𝒜é  = v\nabc = v\n'],
      [
        'goes with comments in columns',
        '[x]\nk=v      ; a\nlonger=v ; b\n',
        '[x]\nk      = v ; a\nlonger = v ; b\n',
      ],
    ],
    { align: true },
  );
});

test('what is formatted needs no edit', () => {
  expect(formatEdits(parse('; a\n\n[Server]\nDataDir = /a ; b\n'))).toEqual([]);
});

test('edits reach no further than what changes', () => {
  const text = '[Server]\nDataDir=/a\nAddress = x\n\n\n[HTTP]\n';
  expect(formatEdits(parse(text))).toEqual([
    { start: 9, end: 20, text: 'DataDir = /a\n' },
    { start: 32, end: 34, text: '\n' },
  ]);
});

test('what the server refuses is not formatted', () => {
  expect(() => formatEdits(parse('[Server]\nDataDir : /a\n'))).toThrow(RangeError);
});
