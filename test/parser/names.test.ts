import { fc, test } from '@fast-check/vitest';
import { describe, expect, it } from 'vitest';
import { foldName, formatSettingPath, parse, parseSettingPath, sameName } from '../../src/parser/index.ts';
import { isName } from '../../src/parser/setting-path.ts';
import { addresses, strings } from './arbitraries.ts';

describe('names are the same', () => {
  // As Go's strings.EqualFold answers; toLowerCase() or toUpperCase() would be wrong in most of these rows.
  it.each([
    ['DataDir', 'datadir', true],
    ['DataDir', 'DATADIR', true],
    ['DataDir', 'Data-Dir', false],
    ['s', '\u017f', true],
    ['S', '\u017f', true],
    ['k', '\u212a', true],
    ['K', '\u212a', true],
    ['å', '\u212b', true],
    ['σ', 'ς', true],
    ['Σ', 'ς', true],
    ['ß', '\u1e9e', true],
    ['ß', 'ss', false],
    ['i', 'İ', false],
    ['i', 'ı', false],
    ['I', 'ı', false],
    ['İ', 'i\u0307', false],
    ['µ', 'μ', true],
    ['β', 'ϐ', true],
    ['ɫ', 'Ɫ', true],
    ['ǆ', 'ǅ', true],
    ['ﬁ', 'fi', false],
    ['ﬅ', 'ﬆ', false],
    ['\u1fd3', '\u0390', false],
    ['\u1fe3', '\u03b0', false],
    ['Ω', '\u2126', true],
    ['Ꭰ', 'ꭰ', true],
    ['𐐀', '𐐨', true],
    ['甲', '乙', false],
    ['é', 'e\u0301', false],
    ['É', 'é', true],
    ['Straße', 'STRAẞE', true],
    ['', '', true],
  ])('%s and %s: %s', (one, other, same) => {
    expect(sameName(one, other)).toBe(same);
    expect(sameName(other, one)).toBe(same);
    expect(foldName(one) === foldName(other)).toBe(same);
  });

  const names = fc.oneof(fc.string({ unit: 'binary' }), strings);

  test.prop([names])('as themselves once folded', (name) => {
    expect(foldName(foldName(name))).toBe(foldName(name));
    expect(sameName(name, foldName(name))).toBe(true);
  });

  test.prop([names, names])('letter by letter', (one, other) => {
    fc.pre(one.isWellFormed() && other.isWellFormed());
    expect(foldName(one + other)).toBe(foldName(one) + foldName(other));
  });

  test.prop([fc.string({ unit: 'grapheme-ascii' })])('in ASCII as in lower case', (name) => {
    expect(foldName(name)).toBe(name.toLowerCase());
    expect(sameName(name, name.toUpperCase())).toBe(true);
  });

  it('for sections and settings of a file, not for subsections', () => {
    const document = parse('[\u017ferver "ſ"]\n\u212aey = 1\n');
    expect(document.get('SERVER."ſ".key')).toBe('1');
    expect(document.get('SERVER."s".key')).toBe(undefined);
  });
});

describe('a name', () => {
  it.each(['a', 'A1', 'DataDir', 'data-dir', 'a-', 'a--1', 'é', '甲', 'ª', 'x٣', '𝒜', '𐐀', 'K'])(
    'is %s',
    (name) => {
      expect(isName(name)).toBe(true);
    },
  );

  it.each([
    '',
    '1a',
    '-a',
    'a_b',
    'a b',
    ' a',
    'a ',
    'a.b',
    'a\n',
    'e\u0301',
    'Ⅷ',
    'a²',
    '_',
    '😀',
    '\ud835',
    '٣',
  ])('is not %j', (name) => {
    expect(isName(name)).toBe(false);
  });

  test.prop([fc.oneof(fc.string({ unit: 'binary', maxLength: 4 }), strings)])(
    'is what the parser takes for a key and for a section',
    (text) => {
      const document = parse(`[s]\n${text}=`);
      const [entry] = document.entries();
      const taken = document.errorCount === 0 && entry?.key === text && document.entries().length === 1;
      expect(taken).toBe(isName(text));
      const headers = parse(`[${text}]`);
      expect(headers.errorCount === 0 && headers.sections()[0]?.name === text).toBe(isName(text));
    },
  );
});

describe('a setting’s address', () => {
  it.each([
    ['Server.DataDir', 'Server', null, 'DataDir'],
    ['RPackageRepository."CRAN".URL', 'RPackageRepository', 'CRAN', 'URL'],
    ['RPackageRepository.CRAN.URL', 'RPackageRepository', 'CRAN', 'URL'],
    ['s."a.b".k', 's', 'a.b', 'k'],
    ['s."a \\"b\\" \\\\ c".k', 's', 'a "b" \\ c', 'k'],
    ['s.a b;#.k', 's', 'a b;#', 'k'],
    ['s.a\\b.k', 's', 'a\\b', 'k'],
    ['s."a\nb".k', 's', 'a\nb', 'k'],
    ['é.甲', 'é', null, '甲'],
  ])('%s', (text, section, subsection, key) => {
    expect(parseSettingPath(text)).toEqual({ section, subsection, key });
  });

  it.each([
    ...[
      '',
      '.',
      's',
      's.',
      '.k',
      's..k',
      's.k.',
      's."x"',
      's."x.k',
      's.x".k',
      's."x"y.k',
      's.a.b.k',
      '"s".k',
    ],
    ...['s .k', 's. k', 's.1', '1.k', 's.a_b', 's.k\n', 's.\ud800', 's."x".', 's.""".k'],
  ])('is not %j', (text) => {
    expect(() => parseSettingPath(text)).toThrow(RangeError);
  });

  it('may leave the subsection out', () => {
    expect(parseSettingPath({ section: 's', key: 'k' })).toEqual({
      section: 's',
      subsection: null,
      key: 'k',
    });
    expect(parseSettingPath({ section: 's', subsection: undefined, key: 'k' }).subsection).toBe(null);
  });

  it.each([
    [{ section: 's', key: 'k' }, 's.k'],
    [{ section: 's', subsection: null, key: 'k' }, 's.k'],
    [{ section: 's', subsection: 'CRAN', key: 'k' }, 's."CRAN".k'],
    [{ section: 's', subsection: 'a"\\', key: 'k' }, 's."a\\"\\\\".k'],
  ])('%j is printed as %s', (address, text) => {
    expect(formatSettingPath(address)).toBe(text);
  });

  test.prop([addresses, fc.option(strings)])('is read as it is printed', ({ section, key }, subsection) => {
    const address = { section, subsection, key };
    expect(parseSettingPath(formatSettingPath(address))).toEqual(address);
  });

  it('is never that of a section without subsection when the subsection is empty', () => {
    const document = parse('[s]\nk = 1\n');
    expect(document.get('s."".k')).toBe(undefined);
    expect(document.unset('s."".k')).toBe(false);
  });
});
