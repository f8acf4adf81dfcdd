import { describe, expect, test } from 'vitest';
import { formatBaseline } from '../../src/baseline/baseline.ts';
import { BaselineError, readBaseline } from '../../src/baseline/read-baseline.ts';
import { rules } from '../../src/rules/registry.ts';

const ENTRY = { rule: 'schema/duplicate-setting', setting: 'Server.Address', severity: 'warning', count: 1 };

function withEntry(entry: unknown): string {
  return JSON.stringify({ gcfgLintBaseline: 1, files: { 'a.gcfg': [entry] } });
}

/** What is wrong, and where. */
function fault(content: string): [string, string | undefined] {
  try {
    readBaseline(content, 'b.json');
  } catch (error) {
    if (!(error instanceof BaselineError)) throw error;
    expect(error.message).toBe(`b.json ${error.fault}`);
    return [error.fault, error.at?.join('.')];
  }
  throw new Error('it was read');
}

test('a baseline is sorted, with an entry per line', () => {
  const baseline = {
    entries: [
      { ...ENTRY, path: 'etc/b.gcfg', setting: 'RPackageRepository."CRAN".URL' },
      { ...ENTRY, path: 'etc/b.gcfg', rule: 'migrate/pending' },
      { ...ENTRY, nodes: ['a.gcfg', 'b.gcfg'], rule: 'ha/config-drift', severity: 'info' },
      { ...ENTRY, path: 'etc/B "x".gcfg', count: 3 },
      {
        rule: 'syntax/hash-comment',
        text: '0123456789abcdef',
        severity: 'info',
        count: 1,
        path: 'etc/b.gcfg',
      },
    ],
  } as Parameters<typeof formatBaseline>[0];
  const text = `{
  "gcfgLintBaseline": 1,
  "files": {
    "etc/B \\"x\\".gcfg": [
      { "rule": "schema/duplicate-setting", "setting": "Server.Address", "severity": "warning", "count": 3 }
    ],
    "etc/b.gcfg": [
      { "rule": "migrate/pending", "setting": "Server.Address", "severity": "warning", "count": 1 },
      { "rule": "schema/duplicate-setting", "setting": "RPackageRepository.\\"CRAN\\".URL", "severity": "warning", "count": 1 },
      { "rule": "syntax/hash-comment", "text": "0123456789abcdef", "severity": "info", "count": 1 }
    ]
  },
  "clusters": [
    { "rule": "ha/config-drift", "setting": "Server.Address", "nodes": ["a.gcfg", "b.gcfg"], "severity": "info", "count": 1 }
  ]
}
`;
  expect(formatBaseline(baseline)).toBe(text);
  expect(formatBaseline(readBaseline(text))).toBe(text);
  expect(formatBaseline(readBaseline(`\uFEFF${text.replaceAll('\n', '\r\n')}`))).toBe(text);
});

test('of entries that a merge left twice the larger holds', () => {
  const files = { 'a.gcfg': [ENTRY, { ...ENTRY, count: 3 }, { ...ENTRY, count: 2 }] };
  const { entries } = readBaseline(JSON.stringify({ gcfgLintBaseline: 1, files }));
  expect(entries).toEqual([{ ...ENTRY, path: 'a.gcfg', count: 3 }]);
});

test('a file may have any name', () => {
  const text = '{ "gcfgLintBaseline": 1, "files": { "__proto__": [] , "constructor": [] } }';
  expect(readBaseline(text).entries).toEqual([]);
});

describe('a text that is no baseline', () => {
  test.each<[what: string, content: string, fault: string, at: string | undefined]>([
    ['a configuration', '[Server]\nPassword = hunter2\n', 'is no JSON, and so no baseline.', undefined],
    ['nothing', '', 'is no JSON: it ends too early, and so', undefined],
    ['half of one', '{ "gcfgLintBaseline": 1,\n', 'is no JSON: it ends too early', undefined],
    ['another JSON', '{ "password": "hunter2" }', 'is no baseline: the field gcfgLintBaseline, ', ''],
    ['a list', '[]', 'is no baseline: the field gcfgLintBaseline, ', ''],
    [
      'one of a newer version',
      '{ "gcfgLintBaseline": 2, "all": "hunter2" }',
      'is a baseline of version 2, and this gcfg-lint reads up to version 1. ',
      'gcfgLintBaseline',
    ],
    [
      'no version',
      '{ "gcfgLintBaseline": "1" }',
      'the field gcfgLintBaseline has a wrong value',
      'gcfgLintBaseline',
    ],
    ['another field', '{ "gcfgLintBaseline": 1, "file": {} }', 'the field file is not known', 'file'],
    [
      'files in a list',
      '{ "gcfgLintBaseline": 1, "files": [] }',
      'the field files has the wrong type',
      'files',
    ],
    [
      'an entry alone',
      '{ "gcfgLintBaseline": 1, "files": { "a b.gcfg": {} } }',
      'the field files."a b.gcfg" has the wrong type',
      'files.a b.gcfg',
    ],
    ['no rule', withEntry({ ...ENTRY, rule: undefined }), '.rule is missing', 'files.a.gcfg.0.rule'],
    [
      'a count of none',
      withEntry({ ...ENTRY, count: 0 }),
      '.count has a wrong value',
      'files.a.gcfg.0.count',
    ],
    [
      'half a finding',
      withEntry({ ...ENTRY, count: 1.5 }),
      '.count has a wrong value',
      'files.a.gcfg.0.count',
    ],
    [
      'an odd severity',
      withEntry({ ...ENTRY, severity: 'off' }),
      '.severity has a wrong',
      'files.a.gcfg.0.severity',
    ],
    ['a line', withEntry({ ...ENTRY, line: 3 }), '.line is not known', 'files.a.gcfg.0.line'],
    ['nodes of a file', withEntry({ ...ENTRY, nodes: ['a'] }), '.nodes is not known', 'files.a.gcfg.0.nodes'],
    [
      'no nodes',
      JSON.stringify({ gcfgLintBaseline: 1, clusters: [ENTRY] }),
      'clusters.0.nodes is missing',
      'clusters.0.nodes',
    ],
    [
      'what no baseline covers',
      withEntry({ rule: 'syntax/error', severity: 'error', count: 1 }),
      'holds an entry for syntax/error, which no baseline covers. ',
      'files.a.gcfg.0',
    ],
  ])('%s', (_, content, expected, at) => {
    const [message, place] = fault(content);
    expect(message).toContain(expected);
    expect(place).toBe(at);
    expect(message).not.toContain('hunter2');
  });

  test.each(rules.filter(({ suppressible }) => suppressible === false).map(({ id }) => id))(
    'one with %s, which no comment may switch off',
    (rule) => {
      expect(fault(withEntry({ ...ENTRY, rule }))[0]).toContain(`holds an entry for ${rule}, which`);
    },
  );
});
