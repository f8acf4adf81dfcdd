import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MESSAGES } from '../../../src/parser/parse-error.ts';
import { PLAIN_WORDS } from '../../../src/rules/syntax/causes/plain-words.ts';
import { findingsOf, lintText, testRule } from '../rule-tester.ts';

const ID = 'syntax/error';

/** Bytes of Latin-1 text. */
function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

testRule(ID, {
  bad: [
    {
      name: 'a quote that never closes: the server names the value’s start',
      text: '[Python]\nExecutable = "/opt/python\n',
      findings: [
        {
          line: 2,
          column: 14,
          endColumn: 26,
          message:
            'The server refuses this file: 2:14: string not terminated. A quote opens here and never closes on this line.',
          help: 'Add the closing `"` at the end of the value.',
          setting: 'Python.Executable',
        },
      ],
    },
    {
      name: 'two mistakes: the second is what the server would say next',
      text: '[Server]\nAddress: x\n\n[HTTP]\nListen :3939\n',
      findings: [
        {
          line: 2,
          column: 8,
          endColumn: 9,
          message: /^The server refuses this file: 2:8: illegal character U\+003A ':'\. /,
        },
        {
          line: 5,
          column: 8,
          endColumn: 9,
          message: /^The server would say next: 5:8: illegal character U\+003A ':'\. /,
        },
      ],
    },
    {
      name: 'one mistake of which the server would complain twice',
      text: '\nthis is prose\n[Server]\n',
      findings: [{ line: 2, column: 1, endColumn: 5, message: /expected section header\. These are words/ }],
    },
    {
      name: 'a missing bracket at the end of a line: the last character is marked',
      text: '[Server  \nAddress = x\n',
      crlf: false,
      findings: [{ line: 1, column: 7, endColumn: 8, message: /`\]` at the end of this header is missing/ }],
    },
    {
      name: 'columns in bytes, as the server counts, and in characters, as editors count',
      text: '[Sérver] Ö\n',
      findings: [
        {
          line: 1,
          column: 10,
          endColumn: 11,
          message: /^The server refuses this file: 1:11: expected EOL, EOF, or comment\./,
        },
      ],
    },
    {
      name: 'a fault further on in a continued value',
      text: '[LDAP]\nBindDN = cn=a,\\\n  EX\\admin\n',
      crlf: false,
      findings: [{ line: 3, column: 5, endColumn: 6, message: /: 2:10: unquoted/ }],
    },
  ],
  good: [
    { name: 'nothing at all', text: '' },
    { name: 'a byte-order mark', text: '\uFEFF[Server]\nAddress = x\n' },
    {
      name: 'comments, blank lines, continued and quoted values',
      text: '; a\n\n[A "b"] ; c\nd = "e" \\\n f\n',
    },
  ],
});

describe('the cause of an error', () => {
  test.each<[name: string, text: string | Uint8Array, cause: RegExp, help: RegExp]>([
    // Templates
    ['Jinja', '{% if a %}\n', /Jinja template/, /module `template` renders/],
    ['Jinja by another line', '{{ ansible_managed }}\n{% if a %}\n', /Jinja template/, /`template`/],
    ['Helm', '{{- if .Values.a }}\n', /Go template/, /helm template/],
    ['ERB', '<%= @a %>\n', /ERB template/, /Puppet/],
    ['Terraform', '%{ if a }\n', /Terraform template/, /templatefile/],
    ['a variable', '[A]\n$' + '{A}\n', /placeholder for a variable/, /envsubst/],
    ['a template of unknown kind', '{{ a }}\n', /Jinja, Helm or another/, /Render it/],
    ['a template in a header', '[{{ a }}]\n', /template/, /Render it/],
    ['a template in a value', "[A]\nb = {{ c | d('\\.') }}\n", /template/, /Render it/],
    // Version control
    ['our side of a conflict', '<<<<<<< HEAD\n', /`<<<<<<<` is a marker of a merge conflict/, /Decide which/],
    ['the middle of a conflict', '[A]\n=======\n', /`=======` is a marker/, /Decide/],
    ['the base of a conflict', '[A]\n||||||| 1234\n', /`\|\|\|\|\|\|\|` is a marker/, /Decide/],
    ['their side of a conflict', '[A]\n>>>>>>> theirs\n', /`>>>>>>>` is a marker/, /Decide/],
    ['an added line', '[A]\n+b = c\n', /`\+` at the beginning of the line.*patch/, /Delete the lines/],
    ['a hunk', '@@ -1,2 +1,2 @@\n', /`@@` .*patch/, /Delete/],
    // Web pages and documents
    ['HTML', '<pre class="x">[A]\n', /HTML tag `pre`/, /Delete the tags/],
    ['the end of HTML', '[A]\n</pre>\n', /HTML tag `pre`/, /Delete the tags/],
    ['an HTML comment', '<!-- a -->\n', /^.*\. HTML stands here/, /Delete the tags/],
    ['an entity', '&lt;Server&gt;\n', /HTML entity/, /Replace/],
    ['a code fence', '```ini\n[A]\n', /code fence of Markdown/, /counterpart/],
    ['an item of a list', '[A]\n- b\n', /`-` begins an item of a list/, /written once for each/],
    ['a line of a mail', '[A]\n> b = c\n', /marks quoted text/, /Delete the `>`/],
    ['an omission', '...\n[A]\n', /left out/, /Delete the line/],
    ['a mark between documents', '[A]\n---\n', /separates documents/, /Delete/],
    ['prose', '[A]\nthe rest of a comment\n', /These are words, not a setting: there is no `=`/, /Put `;`/],
    ['a wrapped comment', '[A]\n; this is\nthe rest of it\n', /rest of the comment above/, /Put `;`/],
    // Other languages
    ['a YAML file', 'Server:\n  Address: x\n  DataDir: y\n', /whole file is YAML/, /right file/],
    [
      'YAML with gcfg in it',
      'a: b\nc:\n  d: |\n    [Server]\n    Address = x\n',
      /whole file is YAML/,
      /right file/,
    ],
    ['a template in a subsection', '[A "{{ b["c"] }}"]\n', /template/, /Render it/],
    ['a line of YAML', '[Server]\nDataDir: /x\n', /`=` stands between/, /`DataDir = …`/],
    ['a section of YAML', '[A]\nb = c\nhttp:\n', /name of a section stands in brackets/, /`\[HTTP\]`/],
    ['a JSON file', '{\n  "Server": {}\n}\n', /whole file is JSON/, /right file/],
    ['a piece of JSON', '[A]\n"b": "c",\n', /This is JSON/, /Write it as/],
    ['LDIF', '[A]\nobjectClass: person\n', /LDIF/, /Put `;`/],
    ['a JDBC URL', '[A]\njdbc:postgresql://h/d?password=hunter2\n', /URL stands alone/, /Name = URL/],
    ['export', '[A]\nexport b=c\n', /`export` belongs to shell scripts/, /Delete `export`/],
    ['a command', '[A]\nsudo vi /etc/x\n', /command for the shell/, /Put `;`/],
    ['a comment of C', '[A]\n// b\n', /`\/\/` does not begin a comment/, /Put `;` in place of `\/\/`/],
    ['a comment of SQL', '[A]\n-- b\n', /`--` does not begin a comment/, /in place of `--`/],
    ['a comment of Xresources', '[A]\n! b\n', /`!` does not begin a comment/, /in place of `!`/],
    ['a comment of BASIC', '[A]\nREM b\n', /`REM` does not begin a comment/, /in place of `REM`/],
    ['a PEM block', '[A]\nb = c\n-----BEGIN CERTIFICATE-----\n', /certificate or key/, /file of its own/],
    // Before the first section
    [
      'a setting before any section',
      'SourcePackageDir = x\n',
      /`SourcePackageDir` stands before the first section/,
      /`\[Server\]`/,
    ],
    [
      'a header that is commented out',
      '; [Authorization]\n\nA = b\n',
      /\[Authorization\] on line 1 is commented out/,
      /Remove the `;`/,
    ],
    [
      'a header with a name that is commented out',
      '#[LDAP "x"]\nA = b\n',
      /\[LDAP "x"\] on line 1/,
      /Remove/,
    ],
    ['a header that is commented out further up', '; [A]\n; b\nC = d\n', /\[A\] on line 1/, /Remove/],
    // Names
    ['an underscore', '[Server]\nData_Dir = /x\n', /`Data_Dir` holds `_`/, /`DataDir`/],
    ['an underscore in an unknown name', '[Server]\nFoo_Bar = /x\n', /`Foo_Bar` holds `_`/, /without `_`/],
    [
      'a section in front of the name',
      '[A]\nServer.DataDir = /x\n',
      /how a setting is spoken of/,
      /`\[Server\]` and below it `DataDir = …`/,
    ],
    ['a dot', '[A]\nb.c = /x\n', /`\.` is not allowed/, /as a header/],
    ['a digit first', '[A]\n1st = x\n', /`1st` begins with a digit/, /Correct the name/],
    [
      'an environment variable',
      '[Server]\nCONNECT_SERVER_ADDRESS = x\n',
      /environment variable/,
      /set the variable/,
    ],
    ['quotes around a name', '[A]\n"b" = c\n', /without quotes/, /Delete the quotes/],
    ['a blank in a name', '[Server]\nData Dir = x\n', /one word/, /`DataDir`/],
    ['no name', '[A]\n= b\n', /name of a setting is missing/, /`Name = value`/],
    ['a list', '[A]\nb[] = c\n', /Brackets behind a name/, /once for each value/],
    ['+=', '[A]\nb += c\n', /`\+=` means nothing here/, /gains a value with every line/],
    [':=', '[A]\nb := c\n', /`:=` means nothing here/, /in place of `:=`/],
    [
      'no equals sign',
      '[Server]\nAddress https://x\n',
      /`=` between `Address` and its value is missing/,
      /`Address = …`/,
    ],
    ['no equals sign before a colon', '[HTTP]\nListen :3939\n', /`=` between `Listen`/, /`Listen = …`/],
    ['something behind a name', '[A]\nb ?\n', /only `=` may follow/, /`Name = value`/],
    // Headers
    ['no bracket', '[Server', /`\]` at the end of this header is missing/, /`\[Server\]`/],
    ['no bracket behind a subsection', '[A "b"\n', /`\]` at the end/, /Close the header/],
    ['a comment in a header', '[Server ; a]\n', /begins a comment inside this header/, /Close the bracket/],
    ['a subsection without its end', '[LDAP "a]\n', /quote opens in this header/, /`\[LDAP "Name"\]`/],
    ['single quotes', "[LDAP 'a']\n", /straight double quotes/, /`\[LDAP "Name"\]`/],
    ['typographic quotes', '[LDAP “a”]\n', /straight double quotes/, /`\[LDAP "Name"\]`/],
    ['an empty subsection', '[LDAP ""]\n', /quotes in this header are empty/, /`\[LDAP\]` without quotes/],
    ['an escape in a subsection', '[A "b\\n"]\n', /header’s quotes/, /`\\\\`/],
    ['two words', '[LDAP corp]\n', /Two words/, /`\[LDAP "corp"\]`/],
    ['a name in several words', '[r package repository]\n', /one word/, /`\[RPackageRepository\]`/],
    ['a dot in a header', '[LDAP.corp]\n', /does not divide/, /`\[LDAP "corp"\]`/],
    [
      'a dot behind a section without parts',
      '[Server.Address]\n',
      /Server has no parts/,
      /`\[Server\]`, and below it `Address = …`/,
    ],
    ['an underscore in a header', '[Load_Balancing]\n', /`_` is not allowed/, /`\[LoadBalancing\]`/],
    ['a digit first in a header', '[1Server]\n', /begins with a letter/, /`\[Section\]`/],
    ['no section name', '[]\n', /no name of a section/, /delete the line/],
    ['a quoted section name', '["Server"]\n', /without quotes/, /`\[Section\]`/],
    ['a table of TOML', '[[Server]]\n', /Two brackets open/, /one bracket/],
    ['two closing brackets', '[Server]]\n', /second `\]`/, /one bracket/],
    [
      'a setting on the header’s line',
      '[Server] Address = x\n',
      /stands on the line of its section’s header/,
      /Begin a new line/,
    ],
    ['a foreign comment behind a header', '[Server] // main\n', /begins with `;` or `#`/, /line of its own/],
    ['two headers', '[A] [B]\n', /second header/, /line of its own/],
    ['a profile of the Launcher', '[*]\n', /Workbench’s Launcher/, /right file/],
    // Values
    ['nano’s mark', '[A]\nb = "a long value >\n', /editor nano/, /`cat`/],
    ['a typographic end', '[A]\nb = "c”\n', /typographic quote/, /both ends/],
    ['an escaped end', '[A]\nb = "c\\"\n', /written `\\"`/, /ends with a backslash/],
    ['several lines', '[A]\nb = "c\nd"\n', /does not close on this line/, /`\\n` for each line break/],
    ['quotes in quotes', '[A]\nb = "c "d" e\n', /odd/, /`\\"` for a quote inside/],
    ['a quote in the middle', '[A]\nb = 5" disk\n', /middle of this value/, /whole value in quotes/],
    ['a Windows path', '[A]\nb = C:\\d\n', /Windows path/, /`b = "C:\\\\Data\\\\…"`/],
    ['a path in the network', '[A]\nb = \\\\c\\d\n', /Windows path/, /twice/],
    ['a Windows domain', '[A]\nb = CORP\\admin\n', /Windows domain/, /`b = "DOMAIN\\\\name"`/],
    ['a regular expression', '[A]\nb = ^\\d+$\n', /regular expression/, /"…\\\\d…"/],
    ['another backslash', '[A]\nb = c d\\e f\n', /not allowed/, /twice/],
    ['an escaped semicolon', '[A]\nb = c\\;d\n', /does not take the meaning/, /delete the `\\`/],
    ['blanks behind a continuation', '[A]\nb = c \\ \n  d\n', /Blanks stand behind/, /Delete the blanks/],
    ['a backslash at the end', '[A]\nb = c \\', /file ends with a `\\`/, /Delete/],
    [
      'an unknown escape',
      '[A]\nb = "C:\\d"\n',
      /four cases only: `\\\\`, `\\"`, `\\n` and `\\t`/,
      /`\\\\` for a backslash/,
    ],
    ['a continuation in quotes', '[A]\nb = "c \\\nd"\n', /does not continue the value/, /Close the quotes/],
    // Characters
    [
      'a no-break space',
      '[A]\nb\u00A0= c\n',
      /a no-break space \(U\+00A0\), which looks like a space/,
      /Put a space/,
    ],
    [
      'a zero-width space',
      '[A]\n\u200Bb = c\n',
      /zero-width space \(U\+200B\), which is invisible/,
      /Delete it/,
    ],
    ['a typographic quote', '[A]\n“b = c\n', /typographic quote \(U\+201C\)/, /Put `"`/],
    ['an en dash', '[A]\nb – c\n', /en dash/, /`-` or `=`/],
    ['colours of a terminal', '\x1b[1m[A]\n', /terminals write colours/, /Delete it/],
    ['a second byte-order mark', '\uFEFF\uFEFF[A]\n', /second byte-order mark/, /without a byte-order mark/],
    ['a byte-order mark inside', '[A]\n\uFEFFb = c\n', /stands inside the file/, /invisible/],
    ['NUL', '[A]\nb = c\0\n', /NUL character/, /tr -d/],
    [
      'Latin-1 in a comment',
      bytes('; caf\xe9\n[A]\n'),
      /byte E9 is not UTF-8; in Windows-1252 \(Latin-1\) it is “é”/,
      /iconv -f WINDOWS-1252/,
    ],
    [
      'Latin-1 in a value, whose letter is not told',
      bytes('[A]\nb = caf\xe9\n'),
      /byte E9 is not UTF-8, probably a letter/,
      /iconv/,
    ],
    ['UTF-16', bytes('\xff\xfe[\0A\0]\0\n\0b\0=\0c\0\n\0'), /file is UTF-16/, /iconv -f UTF-16 /],
    ['UTF-16 without a mark', bytes('[\0A\0]\0\n\0b\0=\0c\0\n\0'), /file is UTF-16/, /iconv -f UTF-16LE /],
    [
      'UTF-16, the other way round',
      bytes('\0[\0A\0]\0\n\0b\0=\0c\0\n'),
      /file is UTF-16/,
      /iconv -f UTF-16BE /,
    ],
    ['no text', bytes('\x1f\x8b\x08\0\0\0\0\0\0\x03\xcb\xc8\xe4'), /file is not text/, /right file/],
    // Nothing known
    ['an unknown mark', '[A]\n?b\n', /This character has no meaning here/, /`Name = value`/],
    ['a stray bracket', '[A]\n] b\n', /A line begins with `\[`/, /`Name = value`/],
    ['an unknown mark in a header', '[A~]\n', /This character is not allowed in a header/, /`\[Section\]`/],
    ['a mark before any section', '= b\n', /name of a setting is missing/, /`Name = value`/],
    ['a string before any section', '"b"\n', /Before the first section/, /header/],
  ])('%s', (_, text, cause, help) => {
    const [finding] = findingsOf(ID, text);
    expect(finding?.message).toMatch(cause);
    expect(finding?.help).toMatch(help);
  });

  test('is told of the whole file once where it is the whole file’s', () => {
    expect(findingsOf(ID, bytes(`\xff\xfe${'[\0A\0]\0\r\0\n\0'.repeat(300)}`))).toHaveLength(1);
    expect(findingsOf(ID, `Server:\n${'  Address: x\n'.repeat(300)}`)).toHaveLength(1);
  });

  test('has words for everything the server may say', () => {
    expect(Object.keys(PLAIN_WORDS).sort()).toEqual(Object.keys(MESSAGES).sort());
  });
});

test('help is given once for one mistake on many lines', () => {
  const findings = findingsOf(ID, '[A]\n<<<<<<< a\n=======\n>>>>>>> b\n');
  expect(findings.map(({ help }) => help !== undefined)).toEqual([true, false, false]);
});

describe('many errors', () => {
  test('are reported up to a hundred, and the rest counted', () => {
    const findings = findingsOf(ID, `[A]\n${'?\n'.repeat(250)}`);
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)!.message).toMatch(/ 150 more errors are not shown\.$/);
    expect(findings.at(-2)!.message).not.toMatch(/not shown/);
  });

  test('are all reported when there are a hundred', () => {
    const findings = findingsOf(ID, `[A]\n${'?\n'.repeat(100)}`);
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)!.message).not.toMatch(/not shown/);
  });

  test('are counted beyond what the parser keeps', () => {
    expect(findingsOf(ID, `[A]\n${'?\n'.repeat(20_000)}`).at(-1)!.message).toMatch(
      / 19900 more errors are not/,
    );
  });
});

test('whatever the text, findings lie within it, have a width, and keep to one line', () => {
  const piece = fc.constantFrom(
    ...[
      '[',
      ']',
      '=',
      '"',
      '\\',
      '\n',
      '\r\n',
      ';',
      '#',
      ' ',
      'Key',
      'Server',
      '\0',
      '\uFEFF',
      '{{',
      '}}',
      '<',
      ':',
    ],
    ...['-', '_', '.', '‘', '\u00A0', '😀', '\ud800', '-----BEGIN X-----', '<<<<<<< '],
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.uint8Array({ maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (input) => {
      const result = lintText(input);
      for (const { range, message, help } of result.diagnostics) {
        expect(range.end.offset).toBeGreaterThan(range.start.offset);
        expect(`${message}${help}`).not.toMatch(/[\0-\x1f\x7f]/);
      }
    }),
    { numRuns: 2000 },
  );
});
