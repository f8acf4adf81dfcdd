import { describe, expect, test } from 'vitest';
import { gitlab } from '../../../src/report/gitlab.ts';
import type { Diagnostic } from '../../../src/rules/diagnostic.ts';
import { finding, OPTIONS, resultOf, SAMPLE } from './sample.ts';

const issues = (...diagnostics: Diagnostic[]) =>
  JSON.parse(gitlab(resultOf('a b.gcfg', diagnostics), OPTIONS));

test('an issue has what GitLab asks for', () => {
  expect(issues(finding('error', { help: 'Do this.' }))).toEqual([
    {
      description: 'Text. Do this.',
      check_name: 'gcfg-lint/schema/unknown-setting',
      fingerprint: expect.stringMatching(/^[\da-f]{16}$/),
      severity: 'critical',
      location: { path: 'a b.gcfg', lines: { begin: 1, end: 1 } },
    },
  ]);
});

test('its path is as the host knows it', () => {
  const text = gitlab(resultOf('a.gcfg', [finding('error')]), { ...OPTIONS, hostedPath: () => 'etc/a.gcfg' });
  expect(JSON.parse(text)[0].location.path).toBe('etc/a.gcfg');
});

describe('the severity', () => {
  test.each([
    ['syntax/error', 'error', 'blocker'],
    ['schema/unknown-setting', 'error', 'critical'],
    ['security/plain-secret', 'error', 'critical'],
    ['security/plain-secret', 'warning', 'major'],
    ['schema/unknown-setting', 'warning', 'minor'],
    ['syntax/error', 'warning', 'minor'],
    ['security/plain-secret', 'info', 'info'],
    ['schema/unknown-setting', 'info', 'info'],
  ] as const)('of %s as %s: %s', (ruleId, severity, expected) => {
    expect(issues(finding(severity, { ruleId }))[0].severity).toBe(expected);
  });
});

test('what comments switched off is left out, and no two issues have one fingerprint', () => {
  const { errors, warnings, infos } = SAMPLE.summary;
  const all: { fingerprint: string }[] = JSON.parse(gitlab(SAMPLE, OPTIONS));
  expect(all).toHaveLength(errors + warnings + infos);
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(all.length);
});
