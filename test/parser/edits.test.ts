import { describe, expect, it } from 'vitest';
import { applyEdits, type Document, parse, type TextEdit } from '../../src/parser/index.ts';

const lines = (...all: string[]) => all.map((line) => `${line}\n`).join('');

type Row = [title: string, before: string, edit: (document: Document) => unknown, after: string];

/** Edits a text; whatever was done, the edits must lead from the text to the result, and read back. */
function edited(before: string, edit: (document: Document) => unknown): string {
  const document = parse(before);
  edit(document);
  const after = document.toString();
  expect(applyEdits(before, document.edits())).toBe(after);
  expect(document.entries()).toEqual(parse(after).entries());
  return after;
}

const check = (_: string, before: string, edit: Row[2], after: string) => {
  expect(edited(before, edit)).toBe(after);
};

describe('set changes a line in place', () => {
  it.each<Row>([
    [
      'and keeps the rest of it',
      lines('[Server]', '  Address\t=  "http://a" ', 'DataDir = /data'),
      (document) => document.set('Server.Address', 'http://b'),
      lines('[Server]', '  Address\t=  http://b ', 'DataDir = /data'),
    ],
    [
      'with the file’s spelling of the name',
      lines('[server]', 'ADDRESS = a'),
      (document) => document.set('Server.Address', 'b'),
      lines('[server]', 'ADDRESS = b'),
    ],
    [
      'not at all for the value it has, however that is spelled',
      lines('[s]', 'k = "a"" b" ; c'),
      (document) => document.set('s.k', 'a b'),
      lines('[s]', 'k = "a"" b" ; c'),
    ],
    [
      'also before the first error and behind it',
      lines('[s]', 'a = 1', 'bad line', 'b = 2'),
      (document) => document.set('s.a', '10').set('s.b', '20'),
      lines('[s]', 'a = 10', 'bad line', 'b = 20'),
    ],
    [
      'of the subsection that is meant, which is compared exactly',
      lines('[R "CRAN"]', 'URL = a', '[R "cran"]', 'URL = b', '[R]', 'URL = c'),
      (document) => document.set('r.CRAN.url', 'x').set({ section: 'R', key: 'URL' }, 'z'),
      lines('[R "CRAN"]', 'URL = x', '[R "cran"]', 'URL = b', '[R]', 'URL = z'),
    ],
    [
      'and puts quotes around a value that needs them',
      lines('[s]', 'a = 1', 'b = 1', 'c = 1', 'd = 1', 'e = 1'),
      (document) =>
        document
          .set('s.a', 'x;y')
          .set('s.b', 'C:\\temp')
          .set('s.c', ' padded ')
          .set('s.d', 'say "hi"')
          .set('s.e', 'two\nlines'),
      lines(
        '[s]',
        'a = "x;y"',
        'b = "C:\\\\temp"',
        'c = " padded "',
        'd = "say \\"hi\\""',
        'e = "two\\nlines"',
      ),
    ],
    [
      'which are not put around one that needs none',
      lines('[s]', 'a = "1"', 'b = "x # y"'),
      (document) => document.set('s.a', "it's a [value] = 'x'").set('s.b', 'é\u00a0'),
      lines('[s]', "a = it's a [value] = 'x'", 'b = é\u00a0'),
    ],
    [
      'of a continued value as a whole',
      lines('[s]', 'a = one \\', '    two \\', '    three', 'b = 1'),
      (document) => document.set('s.a', 'four'),
      lines('[s]', 'a = four', 'b = 1'),
    ],
    [
      'of a value that is continued to the end of the file',
      '[s]\na = one\\\n',
      (document) => document.set('s.a', 'two'),
      '[s]\na = two',
    ],
    [
      'after a byte-order mark',
      '\ufeff[s]\nk = 1\n',
      (document) => document.set('s.k', '2'),
      '\ufeff[s]\nk = 2\n',
    ],
    [
      'with CRLF',
      '[s]\r\nk = 1\r\nj = 1\r\n',
      (document) => document.set('s.k', '2'),
      '[s]\r\nk = 2\r\nj = 1\r\n',
    ],
    ['without a last line end', '[s]\nk = 1', (document) => document.set('s.k', '2'), '[s]\nk = 2'],
  ])('%s', check);
});

describe('a comment behind a setting', () => {
  const set = (value: string) => (document: Document) => document.set('s.k', value);
  it.each<Row>([
    ['keeps its column', '[s]\nk = abc    ; c\n', set('x'), '[s]\nk = x      ; c\n'],
    ['keeps it as long as it can', '[s]\nk = abc    ; c\n', set('abcdef'), '[s]\nk = abcdef ; c\n'],
    ['gives way then', '[s]\nk = abc    ; c\n', set('abcdefghi'), '[s]\nk = abcdefghi ; c\n'],
    ['stays one blank away', '[s]\nk = abc ; c\n', set('x'), '[s]\nk = x ; c\n'],
    ['stays where it touches', '[s]\nk = abc;c\n', set('x'), '[s]\nk = x;c\n'],
    ['keeps its tabs', '[s]\nk = abc\t\t# c\n', set('x'), '[s]\nk = x\t\t# c\n'],
    ['stays behind an empty value', '[s]\nk = abc ; c\n', set(''), '[s]\nk = ; c\n'],
    ['stays behind a value that was empty', '[s]\nk = ; c\n', set('x'), '[s]\nk = x ; c\n'],
    ['keeps its column there', '[s]\nk =         ; c\n', set('x'), '[s]\nk = x       ; c\n'],
    ['stays behind a key that was blank', '[s]\nk ; c\n', set('x'), '[s]\nk = x ; c\n'],
    ['stays apart from it', '[s]\nk;c\n', set(''), '[s]\nk = ;c\n'],
    ['stays in CRLF', '[s]\r\nk = abc    ; c\r\n', set('x'), '[s]\r\nk = x      ; c\r\n'],
    ['comes up behind a continued value', '[s]\nk = a\\\n  b ; c\nj\n', set('x'), '[s]\nk = x ; c\nj\n'],
    ['with its gap', '[s]\nk = aaaa\\\n  bbbb   ; c\n', set('x'), '[s]\nk = x   ; c\n'],
  ])('%s', check);
});

describe('empty values and blank keys', () => {
  const set = (value: string) => (document: Document) => document.set('s.k', value);
  it.each<Row>([
    ['a value becomes empty', '[s]\nk = v\n', set(''), '[s]\nk =\n'],
    ['a value without blanks becomes empty', '[s]\nk=v', set(''), '[s]\nk='],
    ['an empty value is filled in', '[s]\nk =\n', set('v'), '[s]\nk = v\n'],
    ['an empty value with a blank', '[s]\nk = \n', set('v'), '[s]\nk = v\n'],
    ['an empty value without blanks', '[s]\nk=\n', set('v'), '[s]\nk=v\n'],
    ['an empty value in quotes', '[s]\nk = ""\n', set('v'), '[s]\nk = v\n'],
    ['an empty value stays', '[s]\nk = ""\n', set(''), '[s]\nk = ""\n'],
    ['an empty value with CRLF', '[s]\r\nk =\r\n', set('v'), '[s]\r\nk = v\r\n'],
    ['an empty value with a blank and CRLF', '[s]\r\nk = \r\n', set('v'), '[s]\r\nk = v\r\n'],
    ['an empty value at the end of the file', '[s]\nk =', set('v'), '[s]\nk = v'],
    ['a blank key gets a value', '[s]\nk\n', set('v'), '[s]\nk = v\n'],
    ['a blank key gets an empty value', '[s]\nk\n', set(''), '[s]\nk =\n'],
    ['a blank key with CRLF', '[s]\r\nk\r\n', set('v'), '[s]\r\nk = v\r\n'],
    ['a blank key at the end of the file', '[s]\nk', set('v'), '[s]\nk = v'],
    [
      'a blank key gets a value that ends in a no-break space',
      '[s]\nk\n',
      set('v\u00a0'),
      '[s]\nk = v\u00a0\n',
    ],
  ])('%s', check);
});

describe('set and append add a line', () => {
  it.each<Row>([
    [
      'at the end of the section',
      lines('[Server]', 'Address = a', '', '[HTTP]', 'Listen = :80'),
      (document) => document.set('Server.DataDir', '/data'),
      lines('[Server]', 'Address = a', 'DataDir = /data', '', '[HTTP]', 'Listen = :80'),
    ],
    [
      'to the last of repeated sections',
      lines('[s]', 'a = 1', '[t]', 'b = 2', '[S]', 'c = 3', '[t]'),
      (document) => document.set('s.k', 'v'),
      lines('[s]', 'a = 1', '[t]', 'b = 2', '[S]', 'c = 3', 'k = v', '[t]'),
    ],
    [
      'behind the header of an empty section',
      lines('; top', '[s]', '', '[t]', 'a = 1'),
      (document) => document.set('s.k', 'v'),
      lines('; top', '[s]', 'k = v', '', '[t]', 'a = 1'),
    ],
    [
      'behind its commented-out form',
      lines('[Server]', '; The public address', '; Address = http://localhost', '', 'DataDir = /data'),
      (document) => document.set('Server.Address', 'http://a'),
      lines(
        '[Server]',
        '; The public address',
        '; Address = http://localhost',
        'Address = http://a',
        '',
        'DataDir = /data',
      ),
    ],
    [
      'behind the last of several commented-out forms, however they are written',
      lines('[s]', '#k=1', ';;  K = 2', '; j = 3', 'a = 1'),
      (document) => document.set('s.k', 'v'),
      lines('[s]', '#k=1', ';;  K = 2', 'k = v', '; j = 3', 'a = 1'),
    ],
    [
      'not behind that of another section, commented out or not',
      lines('[s]', 'a = 1', '; [t]', '; k = 1', '[u]', '; k = 2'),
      (document) => document.set('s.k', 'v'),
      lines('[s]', 'a = 1', 'k = v', '; [t]', '; k = 1', '[u]', '; k = 2'),
    ],
    [
      'with the indentation and spacing of its neighbours',
      lines('[s]', '\ta=1'),
      (document) => document.set('s.k', 'v'),
      lines('[s]', '\ta=1', '\tk=v'),
    ],
    [
      'with the equals sign in their column',
      lines('[Server]', 'Address       = a', 'LongestOfAll  = b'),
      (document) => document.set('Server.Key', 'v').set('Server.MuchTooLongForIt', 'w'),
      lines(
        '[Server]',
        'Address       = a',
        'LongestOfAll  = b',
        'Key           = v',
        'MuchTooLongForIt = w',
      ),
    ],
    [
      'in the manner of another section, where its own has none',
      lines('[s]', '  a=1', '[t]'),
      (document) => document.set('t.k', 'v'),
      lines('[s]', '  a=1', '[t]', '  k=v'),
    ],
    [
      'without blanks at its end for an empty value',
      lines('[s]', 'a = 1'),
      (document) => document.set('s.k', '').set('t.k', ''),
      lines('[s]', 'a = 1', 'k =', '', '[t]', 'k ='),
    ],
    [
      'behind those of the same name',
      lines('[s]', 'k = 1', 'a = 1', '[S]', 'K = 2', 'b = 2'),
      (document) => document.append('s.k', '3'),
      lines('[s]', 'k = 1', 'a = 1', '[S]', 'K = 2', 'k = 3', 'b = 2'),
    ],
    [
      'with CRLF, as the file has',
      '[s]\r\na = 1\r\n\r\n',
      (document) => document.set('s.k', 'v').set('t.k', 'v'),
      '[s]\r\na = 1\r\nk = v\r\n\r\n[t]\r\nk = v\r\n',
    ],
    [
      'without a last line end, as the file',
      '[s]\na = 1',
      (document) => document.set('s.k', 'v').set('t.k', 'v'),
      '[s]\na = 1\nk = v\n\n[t]\nk = v',
    ],
    [
      'without a last line end behind a header or a comment',
      '[s] ; c',
      (document) => document.set('s.k', 'v').set('s.j', 'w'),
      '[s] ; c\nk = v\nj = w',
    ],
    [
      'behind a commented-out form without a line end',
      '[s]\n;k=',
      (document) => document.set('s.k', 'v'),
      '[s]\n;k=\nk = v',
    ],
    [
      'that a value continued to the end of the file does not swallow',
      '[s]\na = 1\\\n',
      (document) => document.set('s.k', 'v'),
      '[s]\na = 1\\\n\nk = v',
    ],
  ])('%s', check);
});

describe('a section is made when there is none', () => {
  it.each<Row>([
    ['in an empty file', '', (document) => document.set('s.k', 'v'), '[s]\nk = v\n'],
    ['behind a byte-order mark', '\ufeff', (document) => document.set('s.k', 'v'), '\ufeff[s]\nk = v\n'],
    ['apart from what is there', '; c\n', (document) => document.set('s.k', 'v'), '; c\n\n[s]\nk = v\n'],
    [
      'which may be so already',
      '[t]\n \r\n',
      (document) => document.set('s.k', 'v'),
      '[t]\n \r\n[s]\nk = v\n',
    ],
    ['without a last line end', '[t]', (document) => document.set('s.k', 'v'), '[t]\n\n[s]\nk = v'],
    [
      'with its subsection in quotes',
      '[R]\n',
      (document) => document.set({ section: 'R', subsection: 'a "b" \\ c', key: 'k' }, 'v'),
      '[R]\n\n[R "a \\"b\\" \\\\ c"]\nk = v\n',
    ],
    ['by addSection', '[s "x"]\n', (document) => document.addSection('s'), '[s "x"]\n\n[s]\n'],
    ['with a subsection', '[s "x"]\n', (document) => document.addSection('s', 'X'), '[s "x"]\n\n[s "X"]\n'],
    ['not when there is one', '[ S "x" ] ; c', (document) => document.addSection('s', 'x'), '[ S "x" ] ; c'],
    [
      'for one that is broken',
      '[s] x\nk = 1\n',
      (document) => document.addSection('s'),
      '[s] x\nk = 1\n\n[s]\n',
    ],
    [
      'behind a value that is continued to the end of the file',
      '[s]\na = 1\\\n',
      (document) => document.addSection('t'),
      '[s]\na = 1\\\n\n\n[t]',
    ],
  ])('%s', check);
});

describe('lists', () => {
  const twice = lines('[s]', 'k = 1 ; one', 'a = 1', 'k = 2 ; two');
  it.each<Row>([
    [
      'of the same length change in place',
      twice,
      (document) => document.set('s.k', ['3', '4']),
      lines('[s]', 'k = 3 ; one', 'a = 1', 'k = 4 ; two'),
    ],
    [
      'that grow go on behind their last',
      twice,
      (document) => document.set('s.k', ['1', '2', '', 'x;y']),
      lines('[s]', 'k = 1 ; one', 'a = 1', 'k = 2 ; two', 'k =', 'k = "x;y"'),
    ],
    [
      'that shrink keep their last lines',
      twice,
      (document) => document.set('s.k', ['3']),
      lines('[s]', 'a = 1', 'k = 3 ; two'),
    ],
    ['become one value', twice, (document) => document.set('s.k', '2'), lines('[s]', 'a = 1', 'k = 2 ; two')],
    [
      'go on behind a blank key at the end of the file',
      '[s]\nk',
      (document) => document.set('s.k', ['1', '2']),
      '[s]\nk = 1\nk = 2',
    ],
    [
      'go on behind an empty value at the end of the file',
      '[s]\nk =',
      (document) => document.set('s.k', ['1', '2']),
      '[s]\nk = 1\nk = 2',
    ],
    ['become empty', twice, (document) => document.set('s.k', []), lines('[s]', 'a = 1')],
    ['stay away when empty', '[s]\n', (document) => document.set('t.k', []), '[s]\n'],
    [
      'are made',
      '[s]\n',
      (document) => document.set('t.k', ['1', '2']),
      lines('[s]', '', '[t]', 'k = 1', 'k = 2'),
    ],
  ])('%s', check);
});

describe('unset', () => {
  const unset = (document: Document) => document.unset('s.k');
  it.each<Row>([
    [
      'removes every line of it',
      lines('[s]', 'k = 1', 'a = 1', '[S]', ' K ; c'),
      unset,
      lines('[s]', 'a = 1', '[S]'),
    ],
    ['removes a continued value', lines('[s]', 'k = 1\\', ' 2 \\', ' 3 ; c', 'a'), unset, lines('[s]', 'a')],
    [
      'leaves the comments above',
      lines('[s]', '; c', 'k = 1', '', '; d'),
      unset,
      lines('[s]', '; c', '', '; d'),
    ],
    ['removes the last line', '[s]\nk = 1', unset, '[s]\n'],
    ['leaves CRLF', '[s]\r\nk = 1\r\na\r\n', unset, '[s]\r\na\r\n'],
    ['leaves the rest as it is', '[t]\nk = 1', unset, '[t]\nk = 1'],
  ])('%s', check);

  it('says whether there was anything to remove', () => {
    const document = parse('[s]\nk\n');
    expect(document.unset('s.k')).toBe(true);
    expect(document.unset('s.k')).toBe(false);
  });
});

describe('comments above a setting', () => {
  it.each<Row>([
    [
      'are put there',
      lines('[s]', 'k = 1'),
      (d) => d.setComment('s.k', 'one\n\n two'),
      lines('[s]', '; one', ';', ';  two', 'k = 1'),
    ],
    [
      'replace others',
      lines('[s]', '# a', ';b', 'k = 1'),
      (d) => d.setComment('s.k', 'c'),
      lines('[s]', '; c', 'k = 1'),
    ],
    [
      'are removed',
      lines('[s]', '# a', ';b', 'k = 1'),
      (d) => d.setComment('s.k', null),
      lines('[s]', 'k = 1'),
    ],
    [
      'are removed where none are',
      lines('[s]', 'k = 1'),
      (d) => d.setComment('s.k', null),
      lines('[s]', 'k = 1'),
    ],
    [
      'leave those further up',
      lines('[s]', '; a', '', '; b', 'k'),
      (d) => d.setComment('s.k', 'c'),
      lines('[s]', '; a', '', '; c', 'k'),
    ],
    [
      'are indented as the setting',
      lines('[s]', '\tk = 1'),
      (d) => d.setComment('s.k', 'c'),
      lines('[s]', '\t; c', '\tk = 1'),
    ],
    ['have CRLF', '[s]\r\nk = 1\r\n', (d) => d.setComment('s.k', 'a\nb'), '[s]\r\n; a\r\n; b\r\nk = 1\r\n'],
    [
      'go with the last of several',
      lines('[s]', 'k = 1', 'k = 2'),
      (d) => d.setComment('s.k', 'c'),
      lines('[s]', 'k = 1', '; c', 'k = 2'),
    ],
    [
      'are not the line of a continued value that looks like one',
      lines('[s]', 'a = 1\\', '; b', 'k = 1'),
      (d) => d.setComment('s.k', 'c'),
      lines('[s]', 'a = 1\\', '; b', '; c', 'k = 1'),
    ],
  ])('%s', check);

  it.each([
    ['[s]\n; one\n#two\n ;  three\n;\nk\n', 'one\ntwo\n three\n'],
    ['[s]\r\n; one\r\n; two\r\nk\r\n', 'one\ntwo'],
    ['[s] ; header\nk\n', undefined],
    ['[s]\na = 1 ; behind\nk\n', undefined],
    ['[s]\n; apart\n\nk\n', undefined],
    ['[s]\na = 1\\\n; part of a\nk\n', undefined],
    ['[s]\nk\n; of another\n[s]\nk\n', undefined],
    ['[s]\n', undefined],
  ])('are read: %j', (text, expected) => {
    expect(parse(text).comment('s.k')).toBe(expected);
  });

  it('can’t be put above what is not there', () => {
    expect(() => parse('[s]\n').setComment('s.k', 'c')).toThrow(RangeError);
  });

  it.each(['a\0', '\ud800', 'a\rb'])('can’t hold %j', (comment) => {
    const document = parse('[s]\nk\n');
    expect(() => document.setComment('s.k', comment)).toThrow(RangeError);
    expect(document.edits()).toEqual([]);
  });
});

describe('what can’t be written is refused, and nothing is changed', () => {
  it.each<[string, (document: Document) => unknown, string]>([
    ['a value with a carriage return', (d) => d.set('s.k', 'a\rb'), 'a carriage return'],
    ['a value with a NUL', (d) => d.set('s.k', '\0'), 'a NUL character'],
    ['a value with half a surrogate pair', (d) => d.set('s.k', 'x\ud83d'), 'half of a surrogate pair'],
    ['one value of a list', (d) => d.set('s.k', ['x', '\0']), 'a NUL character'],
    ['a further value', (d) => d.append('s.k', '\r'), 'a carriage return'],
    ['a new setting’s value', (d) => d.set('t.new', '\0'), 'a NUL character'],
    ['a key with a blank', (d) => d.set('s.a b', 'v'), '"a b"'],
    ['a key with an underscore', (d) => d.set('s.a_b', 'v'), '"a_b"'],
    ['a key that begins with a digit', (d) => d.append('s.1a', 'v'), '"1a"'],
    ['an empty key', (d) => d.set({ section: 's', key: '' }, 'v'), '""'],
    ['an empty section', (d) => d.set({ section: '', key: 'k' }, 'v'), '""'],
    ['a section with a dot', (d) => d.addSection('a.b'), '"a.b"'],
    ['a path without a key', (d) => d.set('s', 'v'), 'Section.Name'],
    ['an empty subsection', (d) => d.addSection('s', ''), 'empty subsection'],
    ['an empty subsection of a setting', (d) => d.set('s."".k', 'v'), 'empty subsection'],
    ['a subsection with a line feed', (d) => d.set('s."a\nb".k', 'v'), 'line feed'],
    ['a subsection with a NUL', (d) => d.addSection('s', '\0'), 'a NUL character'],
    [
      'a subsection with half a surrogate pair',
      (d) => d.addSection('s', '\ud800'),
      'half of a surrogate pair',
    ],
    [
      'halves that a carriage return parts',
      (d) => d.addSection('s', '\ud800\r\udc00'),
      'half of a surrogate pair',
    ],
  ])('%s', (_, edit, words) => {
    const document = parse('[s]\nk = 1\nk = 2\n');
    expect(() => edit(document)).toThrow(RangeError);
    expect(() => edit(document)).toThrow(words);
    expect(document.edits()).toEqual([]);
  });
});

describe('edits()', () => {
  it('are none before anything is changed', () => {
    expect(parse('[s]\nk = 1\n').edits()).toEqual([]);
    expect(parse('').edits()).toEqual([]);
  });

  it('touch no more than needs be', () => {
    const document = parse(lines('[s]', 'a = 1 ; c', 'b = 2', 'c = 3'));
    document.set('s.a', '10').unset('s.b');
    document.set('s.d', '4');
    expect(document.edits()).toEqual([
      { start: 8, end: 10, text: '10 ' },
      { start: 14, end: 20, text: '' },
      { start: 26, end: 26, text: 'd = 4\n' },
    ]);
  });

  it('join what was done in several steps', () => {
    const document = parse('[s]\na = 1\n');
    document.set('s.b', '2').set('s.b', '3').set('s.c', '4').unset('s.b');
    document.setComment('s.c', 'four');
    expect(document.edits()).toEqual([{ start: 10, end: 10, text: '; four\nc = 4\n' }]);
  });

  it('refer to the original text throughout', () => {
    const before = '[s]\na = 1\n';
    const document = parse(before);
    document.unset('s.a');
    document.set('s.a', 'x');
    expect(document.edits()).toEqual([{ start: 4, end: 10, text: 'a = x\n' }]);
  });
});

describe.each([
  ['applyEdits', applyEdits],
  ['edit', (text: string, edits: readonly TextEdit[]) => parse(text).edit(edits).toString()],
])('%s', (_, apply) => {
  it('applies edits in order', () => {
    const edits = [
      { start: 0, end: 0, text: 'x' },
      { start: 0, end: 0, text: 'y' },
      { start: 0, end: 1, text: 'A' },
      { start: 3, end: 3, text: 'd' },
      { start: 3, end: 3, text: 'e' },
    ];
    expect(apply('abc', edits)).toBe('xyAbcde');
    expect(apply('abc', [])).toBe('abc');
  });

  it.each([
    [
      'overlap',
      [
        { start: 0, end: 2, text: '' },
        { start: 1, end: 3, text: '' },
      ],
    ],
    [
      'are out of order',
      [
        { start: 2, end: 2, text: '' },
        { start: 1, end: 1, text: '' },
      ],
    ],
    ['end before they start', [{ start: 2, end: 1, text: '' }]],
    ['reach beyond the text', [{ start: 2, end: 4, text: '' }]],
    ['begin before it', [{ start: -1, end: 0, text: '' }]],
  ])('refuses edits that %s', (_, edits) => {
    expect(() => apply('abc', edits)).toThrow(RangeError);
  });
});
