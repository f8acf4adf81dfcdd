import { testRule } from '../rule-tester.ts';

testRule('schema/out-of-range', {
  bad: [
    {
      name: 'numbers beyond documented bounds',
      text: '[Password]\nMinimumScore = 5\n[Applications]\nScheduleConcurrency = "-1"\n',
      findings: [
        {
          line: 2,
          column: 16,
          endColumn: 17,
          message: 'Password.MinimumScore = `5` is above the maximum of 4.',
          help: 'Write a value from 0 to 4.',
          setting: 'Password.MinimumScore',
        },
        {
          line: 4,
          column: 23,
          endColumn: 27,
          message: 'Applications.ScheduleConcurrency = `-1` is below the minimum of 0.',
          help: 'Write 0 or more.',
        },
      ],
    },
    {
      name: 'a duration',
      text: '[Scheduler]\nReadTimeout = -1s\n',
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 18,
          message: 'Scheduler.ReadTimeout = `-1s` is below the minimum of 0s.',
        },
      ],
    },
    {
      name: 'bounds that are not documented, and 0 for “no limit”',
      text: '[Scheduler]\nLoadFactor = 2\n[Server]\nCompilationConcurrency = 0\n',
      findings: [
        {
          line: 2,
          column: 14,
          endColumn: 15,
          severity: 'warning',
          message: 'Scheduler.LoadFactor = `2` is above the maximum of 1.',
        },
        {
          line: 4,
          column: 26,
          endColumn: 27,
          severity: 'warning',
          message: 'Server.CompilationConcurrency = `0` is below the minimum of 1.',
          help: 'Write 1 or more.',
        },
      ],
    },
  ],
  good: [
    { name: 'the bounds themselves', text: '[Password]\nMinimumScore = 0\n[SMTP]\nPort = 65535\n' },
    { name: 'what is no number', text: '[Password]\nMinimumScore = high\n[SMTP]\nPort\n' },
    { name: 'a gap', text: '[SMTP]\nPort = {{ port }}\n' },
    { name: 'settings without bounds', text: '[Database]\nMaxOpenConnections = -1\n' },
  ],
});
