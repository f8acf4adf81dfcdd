import { describe, expect, test } from 'vitest';
import { digest } from '../../../src/report/digest.ts';
import { sarif } from '../../../src/report/sarif.ts';
import { lintFiles, OPTIONS } from './sample.ts';

const FINGERPRINT = 'gcfgLintFinding/v1';

/** Rule and fingerprint of each finding of a file, in order. */
function fingerprints(text: string): string[] {
  const log = JSON.parse(sarif(lintFiles({ 'a.gcfg': text }), OPTIONS));
  return log.runs[0].results.map(
    ({ ruleId, partialFingerprints }: { ruleId: string; partialFingerprints: Record<string, string> }) =>
      `${ruleId} ${partialFingerprints[FINGERPRINT]}`,
  );
}

const TEXT = `[Server]
DataDri = /srv/connect
# A comment.
# A comment.
# Another comment.
[Scheduler]
IdleTimeout = 1800
`;
const HERE = fingerprints(TEXT);

describe('fingerprints', () => {
  test('differ', () => {
    expect(HERE).toHaveLength(5);
    expect(new Set(HERE).size).toBe(5);
  });

  test.each<[what: string, text: string]>([
    ['when lines move', `; Text.\n\n${TEXT}`],
    ['when blanks change', TEXT.replace('# Another comment.', '  # Another  comment.\t')],
    ['when line ends change', TEXT.replaceAll('\n', '\r\n')],
    ['when a value changes', TEXT.replace('1800', '900')],
    [
      'when something above is switched off',
      TEXT.replace('# A', '; gcfg-lint-disable-next-line syntax/hash-comment -- x\n# A'),
    ],
  ])('stay %s', (_, text) => {
    expect(fingerprints(text)).toEqual(HERE);
  });

  test('tell the same lines apart by their order', () => {
    expect(fingerprints(TEXT.replace('# A comment.\n', ''))).toEqual(HERE.toSpliced(2, 1));
  });

  test('know no secret', () => {
    const [one, other] = ['hunter2', 'another one'].map((secret) =>
      fingerprints(`[Postgres]\nPassword : ${secret}\n`),
    );
    expect(one).toHaveLength(1);
    expect(other).toEqual(one);
  });
});

describe('a digest', () => {
  test('has 16 digits', () => {
    for (const text of ['', 'a', 'ü', 'a'.repeat(1000)]) expect(digest(text)).toMatch(/^[\da-f]{16}$/);
  });

  test('differs for texts that hardly do', () => {
    const texts = Array.from({ length: 20_000 }, (_, index) => `schema/unknown-setting\nServer.A${index}\n1`);
    expect(new Set(texts.map(digest)).size).toBe(texts.length);
    for (const half of [(text: string) => text.slice(0, 8), (text: string) => text.slice(8)])
      expect(new Set(texts.map((text) => half(digest(text)))).size).toBeGreaterThan(texts.length - 10);
  });
});
