import { testRule } from '../rule-tester.ts';

testRule('schema/unexpected-subsection', {
  bad: [
    {
      name: 'a name in quotes that the section does not take',
      text: '[SAML "Okta"]\nLogging = true\n',
      findings: [
        {
          line: 1,
          column: 7,
          endColumn: 13,
          message:
            '[SAML] takes no name in quotes: the server has no place for the settings below it, and does not start.',
          help: 'Write [SAML].',
          setting: 'SAML',
          fixed: '[SAML]\nLogging = true\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'one of several sections of this name',
      text: '[server]\nHideVersion = true\n[ Server  "x" ]\n',
      findings: [
        {
          line: 3,
          column: 11,
          endColumn: 14,
          message: /^\[Server\] takes no name/,
          help: /^Merge the settings into one \[Server\]\./,
          fixed: '[server]\nHideVersion = true\n[ Server ]\n',
          applicability: 'unsafe',
        },
      ],
    },
  ],
  good: [
    {
      name: 'names where they belong',
      text: '[LDAP "a"]\n[RPackageRepository "CRAN"]\n[OTLPEndpoint "x"]\n[Notifications "*"]\n',
    },
    { name: 'a name where it may be', text: '[GitCredential]\n[GitCredential "github"]\n' },
    { name: 'an unknown section', text: '[Foo "x"]\n' },
    { name: 'plain sections', text: '[Server]\n[HTTP]\n' },
  ],
});

testRule('schema/missing-subsection', {
  bad: [
    {
      name: 'a repository without a name',
      text: '[RPackageRepository]\nURL = https://cran.example.com\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 20,
          message:
            '[RPackageRepository] has no name in quotes: what stands below it counts for a repository with an empty name.',
          help: 'Write [RPackageRepository "CRAN"], with a name of your own.',
          setting: 'RPackageRepository',
        },
      ],
    },
    {
      name: 'sections that the documentation shows with a name',
      text: '[ldap]\nTLS = true\n\n[OTLPEndpoint]\n',
      findings: [
        {
          line: 1,
          column: 2,
          endColumn: 6,
          severity: 'warning',
          message: '[LDAP] has no name in quotes: the documentation always gives it one.',
          help: 'Write [LDAP "corporate"], with a name of your own.',
        },
        { line: 4, column: 2, endColumn: 14, severity: 'warning', message: /^\[OTLPEndpoint\] has no name/ },
      ],
    },
  ],
  good: [
    { name: 'names', text: '[RPackageRepository "CRAN"]\n[LDAP "x"]\n' },
    { name: 'a name that may be missing', text: '[GitCredential]\n' },
    { name: 'headers that can’t be read', text: '[RPackageRepository ""]\n[RPackageRepository\n' },
  ],
});
