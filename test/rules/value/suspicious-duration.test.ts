import { testRule } from '../rule-tester.ts';

testRule('value/suspicious-duration', {
  bad: [
    {
      name: 'seconds without a unit',
      text: '[Scheduler]\nIdleTimeout = 1800\n',
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 19,
          message:
            'Scheduler.IdleTimeout = `1800` is 1.8 microseconds: a number without a unit counts nanoseconds.',
          help: 'If seconds are meant, write 30m.',
          setting: 'Scheduler.IdleTimeout',
          fixed: '[Scheduler]\nIdleTimeout = 30m\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'one, in quotes and with a comment',
      text: '[Client]\nReconnectTimeout = "1" ; seconds\n',
      findings: [
        {
          line: 2,
          column: 20,
          endColumn: 23,
          message: /= `1` is 1 nanosecond:/,
          fixed: '[Client]\nReconnectTimeout = "1s" ; seconds\n',
        },
      ],
    },
    {
      name: 'milliseconds without a unit',
      text: '[Scheduler]\nReadTimeout = 3600000\n',
      findings: [
        {
          line: 2,
          column: 15,
          endColumn: 22,
          message: /is 3\.6 milliseconds/,
          help: 'If milliseconds are meant, write 1h.',
          fixed: '[Scheduler]\nReadTimeout = 1h\n',
        },
      ],
    },
    {
      name: 'a setting that may be no duration',
      text: '[Database]\nConnectionMaxLifetime = 60\n',
      findings: [
        {
          line: 2,
          column: 25,
          endColumn: 27,
          severity: 'info',
          message: /is 60 nanoseconds/,
          fixed: '[Database]\nConnectionMaxLifetime = 1m\n',
        },
      ],
    },
  ],
  good: [
    { name: 'units', text: '[Scheduler]\nIdleTimeout = 1800s\nReadTimeout = 1h30m\n' },
    { name: 'nothing at all', text: '[Scheduler]\nIdleTimeout = 0\n' },
    { name: 'the documentation’s own number', text: '[Scheduler]\nIdleTimeout = 1000000000\n' },
    { name: 'a negative number', text: '[Scheduler]\nIdleTimeout = -1\n' },
    { name: 'numbers that are no durations', text: '[Scheduler]\nMaxProcesses = 30\n' },
    { name: 'gaps and keys alone', text: '[Scheduler]\nIdleTimeout = {{ x }}\nReadTimeout\n' },
  ],
});
