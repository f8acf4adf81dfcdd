import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { settings } from '../../src/schema/all-settings.ts';
import {
  bindEntries,
  isSecret,
  isTellingName,
  maskCredentials,
  secretRanges,
} from '../../src/schema/index.ts';
import { MaskedText } from '../../src/schema/masked-text.ts';
import { SECRET_NAMES, unclosedRests } from '../../src/schema/secrecy.ts';

/** A text as it may be shown, with a short mask. */
function shown(text: string): string {
  const document = parse(text);
  const lines = new MaskedText(document.toString(), secretRanges(document, bindEntries(document))).lines;
  return lines.join('\n').replaceAll('********', '***');
}

test('the names of secret settings are those of the catalogue', () => {
  const names = settings.filter(({ type }) => type === 'secret').map(({ name }) => name.toLowerCase());
  expect([...SECRET_NAMES].sort()).toEqual([...new Set(names)].sort());
});

describe('a name', () => {
  test.each([
    ['Password', true],
    ['bindpassword', true],
    ['DatabasePasswd', true],
    ['ApiKey', true],
    ['API-Key', true],
    ['MySecretThing', true],
    ['AccessTokens', true],
    ['PrivateKey', true],
    ['BindPW', true],
    ['Pass', true],
    ['LicenseKey', true],
    ['Compass2', false],
    // slips of `Password`, `SecretKey`, `ClientSecret`
    ['Pasword', true],
    ['Passsword', true],
    ['Passwort', true],
    ['Passwrod', true],
    ['ClientSecrte', true],
    ['SercetKey', true],
    ['Address', false],
    ['Keyboard', false],
    ['DataDir', false],
    ['', false],
  ])('%s may be a secret’s: %s', (name, telling) => {
    expect(isTellingName(name)).toBe(telling);
  });
});

describe('a setting', () => {
  test.each([
    ['a secret setting', '[SMTP]\nPassword = x', true],
    ['a secret setting in other capitals', '[smtp]\nPASSWORD = x', true],
    ['a secret setting of a subsection', '[LDAP "a"]\nBindPassword = x', true],
    ['a known setting that is none, though its name tells', '[Password]\nMinimumLength = x', false],
    ['an unknown setting whose name tells', '[Foo]\nBarToken = x', true],
    ['a secret setting in the wrong section', '[Server]\nBindPassword = x', true],
    ['a slip of a secret setting', '[SMTP]\nPaswsord = x', true],
    ['an unknown setting', '[Foo]\nBar = x', false],
  ])('%s', (_, text, secret) => {
    expect(isSecret(bindEntries(parse(text))[0]!)).toBe(secret);
  });
});

describe('of a file that the server reads, is shown', () => {
  test.each([
    ['a password', '[SMTP]\nPassword = sword fish\nHost = x', '[SMTP]\nPassword = ***\nHost = x'],
    ['a password in quotes', '[SMTP]\nPassword = "sword" "fish"', '[SMTP]\nPassword = ***'],
    [
      'a password over two lines',
      '[SMTP]\nPassword = sword\\\n  fish\nHost = x',
      '[SMTP]\nPassword = ***\n***\nHost = x',
    ],
    ['a password that a mark cuts short', '[SMTP]\nPassword = sword;fish', '[SMTP]\nPassword = ***'],
    ['a password with a mark behind a blank', '[SMTP]\nPassword = sword #fish', '[SMTP]\nPassword = ***'],
    ['a password that begins with a mark', '[SMTP]\nPassword = #swordfish', '[SMTP]\nPassword = ***'],
    ['a password in a comment behind its name', '[SMTP]\nPassword ;swordfish', '[SMTP]\nPassword ***'],
    ['an empty password', '[SMTP]\nPassword =\nHost = x', '[SMTP]\nPassword =\nHost = x'],
    ['a password with CRLF', '[SMTP]\r\nPassword = x\r\nHost = y\r\n', '[SMTP]\nPassword = ***\nHost = y\n'],
    ['a password that was commented out', '[SMTP]\n; Password = swordfish', '[SMTP]\n; Password = ***'],
    ['a password in the middle of a comment', '; use Password = swordfish', '; use Password = ***'],
    ['a password behind a colon in a comment', '# password: swordfish', '# password: ***'],
    ['a password behind its name in a comment', '; Password swordfish', '; Password ***'],
    [
      'a password in a comment behind a value',
      '[SMTP]\nHost = x ; Password = y',
      '[SMTP]\nHost = x ; Password = ***',
    ],
    ['comments', '; a: b\n[A] ; c = d\n# https://e/f\n', '; a: b\n[A] ; c = d\n# https://e/f\n'],
    ['a URL', '[A]\nb = https://c:3939/d@e?f=g\n', '[A]\nb = https://c:3939/d@e?f=g\n'],
    ['credentials', '[A]\nb = postgres://c:swordfish@d/e ; f', '[A]\nb = postgres://c:***@d/e ; f'],
    ['credentials in quotes', '[A]\nb = "postgres://c:swordfish@d/e"', '[A]\nb = "postgres://c:***@d/e"'],
    ['credentials in a comment', '; b = postgres://c:swordfish@d/e', '; b = postgres://c:***@d/e'],
    [
      'credentials that a mark cuts short',
      '[A]\nb = postgres://c:sword#fish@d/e',
      '[A]\nb = postgres://c:***@d/e',
    ],
    [
      'a parameter',
      '[A]\nb = postgres://c/d?password=swordfish&e=f',
      '[A]\nb = postgres://c/d?password=***&e=f',
    ],
    [
      'a connection string',
      '[Postgres]\nURL = "host=a password=swordfish user=b"',
      '[Postgres]\nURL = "host=a password=*** user=b"',
    ],
  ])('%s', (_, text, expected) => {
    expect(shown(text)).toBe(expected);
  });
});

describe('of a line that the server refuses, is shown', () => {
  test.each([
    ['a key', '[SMTP]\nPassword = "swordfish', '[SMTP]\nPassword = ***'],
    ['a key of any setting', '[A]\nb = c\\d', '[A]\nb = ***'],
    ['a key with a colon', '[A]\nPassword: swordfish', '[A]\nPassword: ***'],
    ['a key without a mark', '[A]\nPassword swordfish=', '[A]\nPassword ***'],
    ['a key without a mark, and a quote', '[A]\nPassword "swordfish=="', '[A]\nPassword ***'],
    ['a key in quotes', '[A]\n"Password" = swordfish', '[A]\n"Password" = ***'],
    ['a key that is none', '[A]\nClient_Secret = swordfish', '[A]\nClient_Secret = ***'],
    ['a key with a character too many', '[A]\nP@ssword = swordfish', '[A]\n***'],
    ['a key behind a word of the shell', '[A]\nexport Password=swordfish', '[A]\nexport Password=***'],
    ['a key behind a foreign comment mark', '[A]\n// Password = swordfish', '[A]\n// Password = ***'],
    ['a key on its header’s line', '[A] Password = swordfish', '[A] Password = ***'],
    ['a key in a header that is not closed', '[A Password = swordfish', '[A ***'],
    ['a header', '[A "b]\n[C.d]\n[e', '[A "b]\n[C.d]\n[e'],
    ['an operator', '[A]\nPassword += swordfish', '[A]\nPassword += ***'],
    ['no key', '[A]\n= swordfish', '[A]\n= ***'],
    ['a quote alone', '[A]\n"swordfish"', '[A]\n"***'],
    ['a mark and a word', '[A]\n+sword/fish==', '[A]\n+***'],
    ['words', '[A]\nsword fish', '[A]\nsword ***'],
    ['a word with more than a name has', '[A]\nsword/fish', '[A]\n***'],
    ['a URL', '[A]\njdbc:postgresql://a:swordfish@b/c', '[A]\njdbc:***'],
    ['a merge conflict', '[A]\n<<<<<<< HEAD\n=======\n>>>>>>> a', '[A]\n<<<<<<< HEAD\n=======\n>>>>>>> a'],
    ['a tag of a template', '{% if a.b %}\n{{ c | d }}', '{% if a.b %}\n{{ c | d }}'],
    ['a tag of a template with a text', '{% set a = "swordfish" %}', '{% set a = "***'],
    ['a tag of HTML', '<pre class="a">', '<pre***'],
    ['a code fence', '```ini', '```ini'],
    ['a line with CRLF', '[A]\r\nb: c\r\nd = e\r\n', '[A]\nb: ***\nd = e\n'],
    ['a continued value', '[A]\nb = c\\\nd\\e', '[A]\nb = ***\n***'],
  ])('%s', (_, text, expected) => {
    expect(parse(text).errorCount).toBeGreaterThan(0);
    expect(shown(text)).toBe(expected);
  });
});

describe('the rest of a text that was not closed', () => {
  test.each<[name: string, text: string, rests: string[]]>([
    ['in quotes', '[A]\nb = "c\nd\ne/f==\ng=="\nh = i\n', ['d', 'e/f==', 'g=="']],
    ['in quotes, up to the next setting', '[A]\nb = "c\nd\ne = f\ng\n', ['d']],
    ['in quotes, up to a comment', '[A]\nb = "c\nd\n; e\nf\n', ['d']],
    ['in quotes, up to a blank line', '[A]\nb = "c\n\nd\n', []],
    ['in quotes, up to a header', '[A]\nb = "c\n[D]\ne\n', []],
    ['in quotes, up to a setting that is known', '[HTTP]\nListen = "c\nd\nNoWarning\n', ['d']],
    ['in quotes, with another fault in front', '[A]\nb = "c\\d\ne\n', ['e']],
    ['in quotes, with CRLF', '[A]\r\nb = "c\r\nd"\r\n', ['d"\r']],
    [
      'of a PEM block',
      '[A]\nb = -----BEGIN PRIVATE KEY-----\nMIIE\nab+c\nde==\n-----END PRIVATE KEY-----\nf\n',
      ['MIIE', 'ab+c', 'de==', '-----END PRIVATE KEY-----'],
    ],
    ['but not of a header', '[A "b]\nc\n', []],
    ['but not of a quote that closes', '[A]\nb = "c" d"e"\nf\n?\n', []],
  ])('%s', (_, text, rests) => {
    const document = parse(text);
    expect(unclosedRests(document).map(({ start, end }) => text.slice(start, end))).toEqual(rests);
  });

  test('is not shown at all', () => {
    expect(shown('[SMTP]\nPassword = "sword\nfish\nmonger"\n')).toBe('[SMTP]\nPassword = ***\n***\n***\n');
  });
});

test('ranges are sorted and lie apart', () => {
  const document = parse('[A]\nb: postgres://c:d@e\n; password=f postgres://g:h@i\nPassword = j;k\n"');
  const ranges = secretRanges(document, bindEntries(document));
  for (const [index, { start, end }] of ranges.entries()) {
    expect(end).toBeGreaterThan(start);
    expect(start).toBeGreaterThan(ranges[index - 1]?.end ?? -1);
  }
});

test('credentials are masked in a text', () => {
  expect(maskCredentials('postgres://a:b@c/d')).toBe('postgres://a:********@c/d');
  expect(maskCredentials('https://a/b:c@d')).toBe('https://a/b:c@d');
});
