import { expect, test } from 'vitest';
import { markdown } from '../../../src/report/markdown.ts';
import { finding, OPTIONS, resultOf } from './sample.ts';

test('has the worst first, and says how many are left out', () => {
  const warnings = Array.from({ length: 250 }, () => finding('warning'));
  const lines = markdown(resultOf('a.gcfg', [...warnings, finding('error')]), OPTIONS).split('\n');
  expect(lines[2]).toBe('1 file, 1 setting, checked against Connect 2026.08.0: **1 error, 250 warnings**');
  expect(lines[6]).toBe('| error | a.gcfg:1 | Text. | schema/unknown-setting |');
  expect(lines.slice(-3)).toEqual(['', '51 more findings: see the log.', '']);
  expect(lines).toHaveLength(6 + 200 + 3);
});

test('shows code as code, and names as the host knows them', () => {
  const found = finding('error', { message: 'It is `a|b*`.', help: 'Write `<x>`.' });
  const text = markdown(resultOf('a_b.gcfg', [found]), { ...OPTIONS, hostedPath: (path) => `etc/${path}` });
  expect(text).toContain(
    '| error | etc/a\\_b.gcfg:1 | It is <code>a\\|b\\*</code>.<br>Write <code>&lt;x&gt;</code>. |',
  );
});

test('counts what a baseline covers, and shows the rest', () => {
  const result = resultOf('a.gcfg', []);
  const text = markdown({ ...result, summary: { ...result.summary, baselined: 2 } }, OPTIONS);
  expect(text).toContain(': **no new findings**, 2 known findings in the baseline\n');
});
