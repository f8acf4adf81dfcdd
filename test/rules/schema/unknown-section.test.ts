import { describe, expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

const ID = 'schema/unknown-section';
const NONE = (name: string) =>
  `There is no section [${name}]: the server refuses to start on a name that it does not know.`;
const LACKING = (name: string) =>
  `The catalogue has no section [${name}]: a server that does not know it either refuses to start.`;

/** A file with one wrong header, and what becomes of it. */
function renamed(header: string, right: string, below: string, applicability: 'safe' | 'unsafe' = 'safe') {
  const name = /^[^\s"]+/.exec(header)![0];
  return {
    name: `[${header}] for [${right}]`,
    text: `[${header}]\n${below}`,
    findings: [
      {
        line: 1,
        column: 2,
        endColumn: 2 + name.length,
        message: NONE(name),
        setting: name,
        fixed: `[${right}]\n${below}`,
        applicability,
      },
    ],
  };
}

testRule(ID, {
  bad: [
    renamed('Application', 'Applications', 'RunAs = connect-content\n'),
    renamed('Sever', 'Server', 'HideVersion = true\n'),
    renamed('SMPT', 'SMTP', 'Host = mail.example.com\n'),
    renamed('HTTP-Redirect', 'HTTPRedirect', 'Listen = :80\n'),
    renamed('OAuth', 'OAuth2', 'ClientId = connect\n'),
    renamed('Proxy', 'ProxyAuth', 'UsernameHeader = X-User\n'),
    renamed('LDAPS "corporate"', 'LDAP "corporate"', 'TLS = true\n'),
    renamed('RPackageRepositry "CRAN"', 'RPackageRepository "CRAN"', 'URL = https://cran.example.com\n'),
    // Translated by a machine; what stands below settles it.
    renamed('Autorización', 'Authorization', 'ViewersCanOnlySeeThemselves = true\n'),
    renamed('Autorización', 'Authorization', '', 'unsafe'),
    renamed('Authentification', 'Authentication', 'Provider = ldap\n', 'unsafe'),
    // A name that says nothing, above settings of one section.
    renamed('Mine', 'HTTP', 'ForceSecure = true\n', 'unsafe'),
    {
      name: 'a section that nothing is like',
      text: '[HTTP]\nListen = :3939\n\n[GPUs]\nEnabled = true\nDeviceIds = 0\n',
      findings: [
        {
          line: 4,
          column: 2,
          endColumn: 6,
          severity: 'warning',
          message: LACKING('GPUs'),
          help: /declare: \[GPUs\]/,
        },
      ],
    },
    {
      name: 'a section that another is only somewhat like',
      text: '[Packaging]\nFoo = 1\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 11,
          severity: 'warning',
          message: LACKING('Packaging'),
          help: 'Did you mean [Packages]?',
        },
      ],
    },
    {
      name: 'sections of other products',
      text: '[CRAN]\nSchedule = daily\n[cluster]\nname = Local\n[OpenIDConnect]\nClientId = x\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 6,
          message:
            '[CRAN] is a section of Posit Package Manager: Connect does not know it, and refuses to start on it.',
          help: 'Remove the section, or give the file to the program for which it was written.',
        },
        { line: 3, column: 2, endColumn: 9, message: /^\[cluster\] is a section of the Job Launcher/ },
        {
          line: 5,
          column: 2,
          endColumn: 15,
          message: /^\[OpenIDConnect\] is a section of Posit Package Manager/,
          help: 'Connect’s settings for OpenID Connect stand in [OAuth2].',
        },
      ],
    },
  ],
  good: [
    { name: 'known sections in any case', text: '[HTTP]\n[http]\n[python]\n[RPACKAGEREPOSITORY "x"]\n' },
    {
      name: 'a section of which only names are known',
      text: '[Notifications "*"]\nEmail = ops@example.com\n',
    },
    { name: 'a header that can’t be read', text: '[Foo\nBar = 1\n' },
    { name: 'a section in a comment', text: '; [Application]\n; RunAs = x\n' },
  ],
});

describe(`${ID} lets pass`, () => {
  test('a section that is declared', () => {
    expect(findingsOf(ID, '[GPUs]\nEnabled = true\n', { declared: ['gpus'] })).toEqual([]);
  });

  test('a section of which a setting is declared', () => {
    expect(findingsOf(ID, '[PyPI]\nURL = x\n', { declared: ['PyPI.URL'] })).toEqual([]);
  });
});

test('the rename is unsafe where it leaves settings that the section does not have', () => {
  const [finding] = findingsOf(ID, '[Sever]\nHideVersion = true\nFoo = 1\n');
  expect(finding!.fix).toMatchObject({ applicability: 'unsafe', edits: [{ text: 'Server' }] });
});
