import { testRule } from '../rule-tester.ts';

testRule('syntax/suspicious-quotes', {
  bad: [
    {
      name: 'single quotes around a path',
      text: "[Server]\nDataDir = '/srv/connect'\n",
      findings: [
        {
          line: 2,
          column: 11,
          endColumn: 25,
          setting: 'Server.DataDir',
          message:
            'The single quotes around Server.DataDir become part of the value: only straight double quotes are taken off.',
          help: 'Put straight double quotes in their place.',
          fixed: '[Server]\nDataDir = "/srv/connect"\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'single quotes around a text: perhaps they are meant',
      text: "[Branding]\nDisplayName = 'Data' ; a\n",
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 21,
          message: /single quotes/,
          fixed: '[Branding]\nDisplayName = "Data" ; a\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'typographic quotes around a text',
      text: '[Branding]\nDisplayName = “Data Science”\n',
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 29,
          message: /typographic quotes around/,
          fixed: '[Branding]\nDisplayName = "Data Science"\n',
        },
      ],
    },
    {
      name: 'German and French quotes',
      text: '[Server]\nDataDir = „/srv“\nTempDir = «/tmp»\n',
      findings: [
        {
          line: 2,
          column: 11,
          endColumn: 17,
          message: /DataDir/,
          fixed: '[Server]\nDataDir = "/srv"\nTempDir = «/tmp»\n',
        },
        {
          line: 3,
          column: 11,
          endColumn: 17,
          message: /TempDir/,
          fixed: '[Server]\nDataDir = „/srv“\nTempDir = "/tmp"\n',
        },
      ],
    },
    {
      name: 'backquotes',
      text: '[Server]\nDataDir = `/srv`\n',
      findings: [
        { line: 2, column: 11, endColumn: 17, message: /back quotes/, fixed: '[Server]\nDataDir = "/srv"\n' },
      ],
    },
    {
      name: 'a backslash can’t stand in single quotes, so the fix need not double it; a tab may',
      text: "[Server]\nDataDir = '/a\tb'\n",
      findings: [
        { line: 2, column: 11, endColumn: 17, message: /single/, fixed: '[Server]\nDataDir = "/a\tb"\n' },
      ],
    },
    {
      name: 'single quotes around a password: nothing of it in a fix',
      text: "[SMTP]\nPassword = 'swordfish'\n",
      findings: [
        {
          line: 2,
          column: 12,
          endColumn: 23,
          message: /^(?!.*swordfish).*single quotes around SMTP\.Password/,
          help: 'Write `Password = "…"` with straight double quotes. Inside, `\\` is written `\\\\`.',
        },
      ],
    },
    {
      name: 'one typographic quote at an end',
      text: '[Branding]\nDisplayName = “Data Science\n',
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 16,
          message: /A typographic quote stands in Branding\.DisplayName/,
        },
      ],
    },
    {
      name: 'a typographic quote in a value that is no text',
      text: '[Server]\nAddress = https://o’connor.example.com\n',
      findings: [
        { line: 2, column: 20, endColumn: 21, message: /A typographic quote stands in Server\.Address/ },
      ],
    },
    {
      name: 'quotes of HTML, which are dropped',
      text: '[Server]\nPublicWarning = <b class="warn">Test</b>\n',
      findings: [
        {
          line: 2,
          column: 26,
          endColumn: 32,
          message:
            'The quotes inside Server.PublicWarning are dropped: the server reads `<b class=warn>Test</b>`.',
          fixed: '[Server]\nPublicWarning = "<b class=\\"warn\\">Test</b>"\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'quotes of HTML that also keep a semicolon',
      text: '[Server]\nPublicWarning = <b style="color:red;">Test</b>\n',
      findings: [
        {
          line: 2,
          column: 26,
          endColumn: 38,
          message: /are dropped/,
          fixed: '[Server]\nPublicWarning = "<b style=\\"color:red;\\">Test</b>"\n',
        },
      ],
    },
    {
      name: 'quotes in the middle',
      text: '[Branding]\nDisplayName = The "best" server\n',
      findings: [{ line: 2, column: 19, endColumn: 25, message: /the server reads `The best server`/ }],
    },
    {
      name: 'doubled quotes, as CSV writes them',
      text: '[Branding]\nDisplayName = "The ""best"" server"\n',
      findings: [{ line: 2, column: 15, endColumn: 21, message: /the server reads `The best server`/ }],
    },
    {
      name: 'quotes in a password',
      text: '[SMTP]\nPassword = sword"fish"\n',
      findings: [{ line: 2, column: 17, endColumn: 23, message: /reads the value without them\.$/ }],
    },
  ],
  good: [
    { name: 'a value in quotes', text: '[A]\nb = "c"\nd = ""\ne = "f \\"g\\" h"\n' },
    { name: 'quotes inside quotes', text: '[A]\nb = "it’s “fine”"\nc = "\'d\'"\n' },
    { name: 'quotes that hold a mark', text: '[A]\nb = c";"d\ne = "f;" "#g"\n' },
    { name: 'quotes that hold blanks at an end', text: '[A]\nb = " "c\nd = e" "\n' },
    { name: 'escaped quotes', text: '[A]\nb = \\"c\\"\nd = e \\"f\\" g\n' },
    { name: 'an apostrophe', text: "[Branding]\nDisplayName = Ann’s server\nLogo = o'brien.png\n" },
    {
      name: 'quotations in a text',
      text: '[Server]\nPublicWarning = “A” and “B”\nLoggedInWarning = say “hello” first\n',
    },
    { name: 'several single quotes', text: "[A]\nb = 'c' and 'd'\n" },
    { name: 'an unrendered template', text: '[A]\nb = {{ c["d"] }}\ne = "f"{{ g }}\n' },
    { name: 'a value that is empty or missing', text: '[A]\nb =\nc\n' },
  ],
});
