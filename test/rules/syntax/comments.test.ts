import { testRule } from '../rule-tester.ts';

testRule('syntax/hash-comment', {
  bad: [
    {
      name: 'a comment on its own line',
      text: '[A]\n  # b\nc = d\n',
      findings: [
        {
          line: 2,
          column: 3,
          endColumn: 4,
          message: 'This comment begins with `#`; the documentation uses `;`.',
          fixed: '[A]\n  ; b\nc = d\n',
          applicability: 'safe',
        },
      ],
    },
    {
      name: 'comments behind a header and a value',
      text: '[A] # b\nc = d # e ; f\n',
      findings: [
        { line: 1, column: 5, endColumn: 6, message: /`#`/, fixed: '[A] ; b\nc = d # e ; f\n' },
        { line: 2, column: 7, endColumn: 8, message: /`#`/, fixed: '[A] # b\nc = d ; e ; f\n' },
      ],
    },
  ],
  good: [{ name: 'semicolons', text: '; # a\n[A] ; # b\nc = "#" ; d\n' }],
});

testRule('syntax/inline-comment', {
  bad: [
    {
      name: 'behind a header, a value, a key and a continued value',
      text: '[A] ; b\nc = d  # e \nf ; g\nh = i\\\nj ;k',
      findings: [
        {
          line: 1,
          column: 5,
          endColumn: 8,
          message:
            'This comment stands behind something else; the documentation gives comments lines of their own.',
          help: 'Move it to the line above.',
        },
        { line: 2, column: 8, endColumn: 11, message: /comment/ },
        { line: 3, column: 3, endColumn: 6, message: /comment/ },
        { line: 5, column: 3, endColumn: 5, message: /comment/ },
      ],
    },
  ],
  good: [{ name: 'comments on lines of their own', text: '; a\n[A]\n  ; b\nc = d\n# e' }],
});
