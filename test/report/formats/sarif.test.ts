import { describe, expect, test } from 'vitest';
import { applyBaseline } from '../../../src/baseline/apply-baseline.ts';
import { makeBaseline } from '../../../src/baseline/make-baseline.ts';
import { exampleClusters } from '../../../src/cli/explain/example-clusters.ts';
import type { ReportOptions } from '../../../src/report/reporter.ts';
import { sarif } from '../../../src/report/sarif.ts';
import { clusterRules } from '../../../src/rules/cluster-registry.ts';
import type { LintResult } from '../../../src/rules/lint.ts';
import { lintCluster } from '../../../src/rules/lint-cluster.ts';
import { rules } from '../../../src/rules/registry.ts';
import { CLEAN, finding, lintFiles, NOTHING, OPTIONS, resultOf, SAMPLE } from './sample.ts';
import { schemaErrors } from './sarif-schema.ts';

// biome-ignore lint/suspicious/noExplicitAny: the schema says what it is.
type Json = any;

function run(result: LintResult, options: Partial<ReportOptions> = {}): Json {
  const log = JSON.parse(sarif(result, { ...OPTIONS, ...options }));
  expect(schemaErrors(log)).toEqual([]);
  expect(log.runs).toHaveLength(1);
  return log.runs[0];
}

const CLUSTER = exampleClusters({
  files: {
    'a.gcfg':
      '; gcfg-lint-disable-file ha/config-drift -- one test server\n[Server]\nDataDir = /mnt/connect\n',
    'b.gcfg': '[Server]\nDataDir = /mnt/other\n[Scheduler]\nIdleTimeout = 5m\n',
  },
});

const GONE = {
  path: 'etc/clean.gcfg',
  rule: 'schema/duplicate-setting',
  setting: 'Server.Address',
  severity: 'warning',
  count: 1,
} as const;

/** What GitHub asks for in its reference, besides the schema. */
function expectAcceptable({ tool, results }: Json): void {
  const texts = tool.driver.rules.flatMap((rule: Json) => [
    rule.id,
    rule.shortDescription.text,
    rule.fullDescription.text,
    rule.help.text,
  ]);
  for (const text of texts) expect(text).toMatch(/\S/);
  for (const { shortDescription, fullDescription, properties } of tool.driver.rules) {
    expect(Math.max(shortDescription.text.length, fullDescription.text.length)).toBeLessThanOrEqual(1024);
    expect(properties?.tags.length ?? 0).toBeLessThanOrEqual(10);
  }
  for (const { ruleId, ruleIndex, message, locations } of results) {
    expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
    expect(message.text).toMatch(/\S/);
    expect(locations).toHaveLength(1);
    const { physicalLocation } = locations[0];
    if (physicalLocation === undefined) continue;
    const { startLine, startColumn, endLine, endColumn } = physicalLocation.region;
    expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThanOrEqual(1);
    expect(endLine > startLine || endColumn >= startColumn).toBe(true);
  }
}

describe('a log', () => {
  test('that is none is told from one by the schema', () => {
    expect(schemaErrors({ version: '2.1.0', runs: [{ results: [{ level: 'info' }] }] })).not.toEqual([]);
    expect(
      schemaErrors({ version: '2.1.0', runs: [{ tool: { driver: { name: '', unknown: 1 } } }] }),
    ).toHaveLength(1);
  });

  test.each<[string, LintResult]>([
    ['of nothing', NOTHING],
    ['of nothing wrong', CLEAN],
    ['of a bit of everything', SAMPLE],
    ['of clusters', lintCluster(CLUSTER)],
  ])('%s is what the schema and GitHub ask for', (_, result) => {
    expectAcceptable(run(result));
  });

  test('describes all rules, also where they find nothing', () => {
    const { driver } = run(CLEAN).tool;
    expect(driver).toMatchObject({ name: 'gcfg-lint', version: '1.2.3', semanticVersion: '1.2.3' });
    expect(driver.rules.map(({ id }: Json) => id)).toEqual(rules.map(({ id }) => id));
    expect(JSON.stringify(driver)).not.toContain('helpUri');
    const [error] = driver.rules;
    expect(error).toMatchObject({ id: 'syntax/error', defaultConfiguration: { level: 'error' } });
    const off = driver.rules.find(({ id }: Json) => id === 'syntax/hash-comment');
    expect(off.defaultConfiguration).toEqual({ enabled: false });
  });

  test('grades the rules about security, and only these', () => {
    const graded = run(CLEAN).tool.driver.rules.filter(
      ({ properties }: Json) => properties['security-severity'] !== undefined,
    );
    const ids = rules.map(({ id }) => id).filter((id) => id.startsWith('security/'));
    expect(graded.map(({ id }: Json) => id)).toEqual(ids);
  });

  test('names rules that nobody described', () => {
    const { tool } = run(resultOf('a.gcfg', [finding('error', { ruleId: 'own/rule' })]), { rules: [] });
    expect(tool.driver.rules).toMatchObject([{ id: 'own/rule', shortDescription: { text: 'own/rule' } }]);
  });

  test('holds what GitHub takes at most, the worst first', () => {
    const findings = ['info', 'warning', 'error'] as const;
    const many = Array.from({ length: 25_006 }, (_, index) => finding(findings[Math.min(2, index)]!));
    const [invocation] = run(resultOf('a.gcfg', many)).invocations;
    expect(invocation.toolExecutionNotifications[0].message.text).toMatch(/^6 more findings are left out/);
    const { results } = JSON.parse(sarif(resultOf('a.gcfg', many), OPTIONS)).runs[0];
    expect(results).toHaveLength(25_000);
    expect(new Set(results.map(({ level }: Json) => level))).toEqual(new Set(['error']));
  });
});

describe('a place', () => {
  test.each<[what: string, path: string, artifact: unknown]>([
    ['below the root', 'etc/a.gcfg', { uri: 'etc/a.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with blanks', 'my files/a b.gcfg', { uri: 'my%20files/a%20b.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with brackets', 'a[1]{2}.gcfg', { uri: 'a%5B1%5D%7B2%7D.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with quotes', '"a".gcfg', { uri: '%22a%22.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with a percent sign', '100%.gcfg', { uri: '100%25.gcfg', uriBaseId: '%SRCROOT%' }],
    ['like a scheme', 'node:a.gcfg', { uri: 'node%3Aa.gcfg', uriBaseId: '%SRCROOT%' }],
    ['like a query', 'a?b#c.gcfg', { uri: 'a%3Fb%23c.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with letters of the world', '東京.gcfg', { uri: '%E6%9D%B1%E4%BA%AC.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with half a character', 'a\ud800.gcfg', { uri: 'a%EF%BF%BD.gcfg', uriBaseId: '%SRCROOT%' }],
    ['with a control character', 'a\n\u001b.gcfg', { uri: 'a%0A%1B.gcfg', uriBaseId: '%SRCROOT%' }],
    ['elsewhere', '/etc/a b.gcfg', { uri: 'file:///etc/a%20b.gcfg' }],
  ])('%s', (_, path, artifact) => {
    const [{ locations }] = run(resultOf(path, [finding('error')])).results;
    expect(locations[0].physicalLocation.artifactLocation).toEqual(artifact);
  });

  test('is found by whoever hosts the repository', () => {
    const { results } = run(
      resultOf('a.gcfg', [finding('error', { related: [{ ...place(), path: 'b.gcfg' }] })]),
      { hostedPath: (path) => `nodes/${path}` },
    );
    expect(JSON.stringify(results)).toContain('"nodes/a.gcfg"');
    expect(JSON.stringify(results)).toContain('"nodes/b.gcfg"');
  });

  test('in standard input has no address', () => {
    const [result] = run(lintFiles({ '<stdin>': '[Server]\nDataDri = /srv/connect\n' })).results;
    expect(result.locations).toEqual([
      {
        message: { text: 'standard input, line 2, column 1' },
        logicalLocations: [{ fullyQualifiedName: 'Server.DataDri' }],
      },
    ]);
    expect(result).not.toHaveProperty('fixes');
  });

  test('counts columns as editors do, the end is behind the last one', () => {
    const text = '[Server]\nPublicWarning = "東京 😀 <b>x"\n';
    const [result] = run(lintFiles({ 'a.gcfg': text })).results;
    expect(result.locations[0].physicalLocation.region).toEqual({
      startLine: 2,
      startColumn: 24,
      endLine: 2,
      endColumn: 27,
    });
  });
});

describe('a result', () => {
  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('of level %s: %s', (severity, level) => {
    expect(run(resultOf('a.gcfg', [finding(severity)])).results[0].level).toBe(level);
  });

  test.each([
    ['a section', 'There is no [Server] here.', 'There is no [Server] here.'],
    ['a link', 'It is `[now](https://x.example)`.', 'It is `\\[now](https://x.example)`.'],
    ['two links', '[a](1) [b](2)', '\\[a](1) \\[b](2)'],
  ])('with %s in its message', (_, message, text) => {
    expect(run(resultOf('a.gcfg', [finding('error', { message })])).results[0].message.text).toBe(text);
  });

  test('has what to do behind what is wrong', () => {
    const [result] = run(resultOf('a.gcfg', [finding('error', { help: 'Do this.' })])).results;
    expect(result.message.text).toBe('Text. Do this.');
  });

  test('has no more places than are shown', () => {
    const related = Array.from({ length: 500 }, place);
    const [result] = run(resultOf('a.gcfg', [finding('error', { related })])).results;
    expect(result.relatedLocations).toHaveLength(100);
    expect(result.relatedLocations[99]).toMatchObject({ id: 99, message: { text: 'there' } });
  });

  test('has its fix, at the place of each edit', () => {
    const edits = [
      { start: 2, end: 2, text: 'x\n' },
      { start: 4, end: 9, text: '' },
    ];
    const fix = { title: 'Do it', applicability: 'safe', edits } as const;
    const [{ fixes }] = run(resultOf('a.gcfg', [finding('error', { fix })], '\ufeffabc\ndef\nghi\n')).results;
    expect(fixes).toEqual([
      {
        description: { text: 'Do it' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'a.gcfg', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 2 },
                insertedContent: { text: 'x\n' },
              },
              {
                deletedRegion: { startLine: 1, startColumn: 4, endLine: 3, endColumn: 1 },
                insertedContent: { text: '' },
              },
            ],
          },
        ],
        properties: { applicability: 'safe' },
      },
    ]);
  });

  test('says why it is suppressed, and all others that they are not', () => {
    const { results } = run(SAMPLE);
    expect(results.filter(({ suppressions }: Json) => suppressions.length > 0)).toMatchObject([
      {
        ruleId: 'schema/duplicate-setting',
        suppressions: [{ kind: 'inSource', justification: 'until the move, until 2027-01-31' }],
      },
    ]);
    expect(results.every(({ suppressions }: Json) => Array.isArray(suppressions))).toBe(true);
  });

  test('says whether it is new only where there is a baseline', () => {
    expect(JSON.stringify(run(SAMPLE))).not.toContain('baselineState');
    const known = makeBaseline(SAMPLE).entries.filter(({ severity }) => severity !== 'error');
    const result = applyBaseline(SAMPLE, { entries: [...known, GONE] });
    const { results, properties } = run(result);
    for (const { level, suppressions, baselineState } of results)
      expect(baselineState).toBe(level === 'error' || suppressions.length > 0 ? 'new' : 'unchanged');
    // What is gone is no result: GitHub would show it as an alert.
    expect(results).toHaveLength(run(SAMPLE).results.length);
    expect(properties.baselines).toEqual([{ stale: [GONE] }]);
    const fingerprints = (of: LintResult) =>
      run(of).results.map(({ partialFingerprints }: Json) => partialFingerprints);
    expect(fingerprints(result)).toEqual(fingerprints(SAMPLE));
  });

  test('of a cluster names its nodes, also where another node’s comment suppresses it', () => {
    const { results } = run(lintCluster(CLUSTER), { rules: clusterRules });
    const drift = results.find(({ ruleId }: Json) => ruleId === 'ha/config-drift');
    expect(drift.properties.nodes).toEqual(['a', 'b']);
    expect(drift.suppressions).toMatchObject([{ justification: 'one test server' }]);
    expect(drift.locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'b.gcfg', uriBaseId: '%SRCROOT%' },
      region: { startLine: 4, startColumn: 15, endLine: 4, endColumn: 17 },
    });
    const differs = results.find(({ ruleId }: Json) => ruleId === 'ha/data-dir-differs');
    expect(differs.relatedLocations[0].physicalLocation.artifactLocation.uri).toMatch(/^[ab]\.gcfg$/);
  });
});

function place() {
  return { path: 'a.gcfg', range: finding('error').range, message: 'there' };
}
