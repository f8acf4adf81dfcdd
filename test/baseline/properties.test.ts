import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { applyBaseline } from '../../src/baseline/apply-baseline.ts';
import { formatBaseline } from '../../src/baseline/baseline.ts';
import { makeBaseline, updateBaseline } from '../../src/baseline/make-baseline.ts';
import { readBaseline } from '../../src/baseline/read-baseline.ts';
import { parse } from '../../src/parser/index.ts';
import { type LintResult, lint } from '../../src/rules/lint.ts';
import { anyText } from '../parser/arbitraries.ts';

const PATH = 'etc/rstudio-connect.gcfg';

/** Rules that are off by default included: theirs are the findings without a setting. */
function judge(text: string): LintResult {
  return lint([{ path: PATH, document: parse(text) }], {
    rules: { 'syntax/hash-comment': 'info', 'syntax/inline-comment': 'warning' },
  });
}

const counted = ({ files }: LintResult) =>
  files.flatMap(({ diagnostics }) => diagnostics.map(({ ruleId, setting }) => `${ruleId} ${setting ?? ''}`));
const stale = ({ baselines }: LintResult) =>
  baselines!.flatMap((baseline) => baseline.stale.map(({ rule, setting }) => `${rule} ${setting ?? ''}`));

/** Lines of which each has its finding, whatever stands beside it. */
const OFFENCES: Readonly<Record<string, readonly (readonly [line: string, finding: string])[]>> = {
  Server: [
    ['DataDri = /srv/connect', 'schema/unknown-setting Server.DataDri'],
    ['HideVersion = perhaps', 'schema/invalid-value Server.HideVersion'],
  ],
  Scheduler: [
    ['IdleTimeout = 1800', 'value/suspicious-duration Scheduler.IdleTimeout'],
    ['MaxProcesses = many', 'schema/invalid-value Scheduler.MaxProcesses'],
  ],
  Applications: [['RunAs = root', 'security/insecure-setting Applications.RunAs']],
  'RPackageRepository "CRAN"': [
    ['Uri = https://x.test', 'schema/unknown-setting RPackageRepository."CRAN".Uri'],
  ],
  'RPackageRepository "Other one"': [
    ['Uri = https://x.test', 'schema/unknown-setting RPackageRepository."Other one".Uri'],
  ],
};

interface Block {
  readonly section: string;
  readonly lines: readonly (readonly [line: string, finding: string])[];
}

const all: readonly Block[] = Object.entries(OFFENCES).map(([section, lines]) => ({ section, lines }));

const blocks: fc.Arbitrary<readonly Block[]> = fc
  .shuffledSubarray([...all], { minLength: 1 })
  .chain((some) =>
    fc.tuple(
      ...some.map(({ section, lines }) =>
        fc
          .shuffledSubarray([...lines], { minLength: 1 })
          .map((chosen): Block => ({ section, lines: chosen })),
      ),
    ),
  );

function textOf(some: readonly Block[]): string {
  return some
    .map(({ section, lines }) => `[${section}]\n${lines.map(([line]) => `${line}\n`).join('')}`)
    .join('\n');
}

const filler = fc.array(fc.constantFrom('', '; a note', '   ', '\t; [x] = y'), { maxLength: 3 });

describe('a baseline', () => {
  test.prop([anyText])('covers all that it was made of, but for what no baseline covers', (text) => {
    const result = judge(text);
    const applied = applyBaseline(result, makeBaseline(result));
    expect(stale(applied)).toEqual([]);
    for (const finding of counted(applied)) expect(finding).toMatch(/^(?:syntax\/error|lint\/)/);
    expect(applied.summary.baselined! + counted(applied).length).toBe(counted(result).length);
  });

  test.prop([anyText])('is the same when it was written and read', (text) => {
    const baseline = makeBaseline(judge(text));
    const written = formatBaseline(baseline);
    const read = readBaseline(written);
    expect(formatBaseline(read)).toBe(written);
    expect(formatBaseline(updateBaseline(read, judge(text)))).toBe(written);
  });

  test.prop([blocks, fc.infiniteStream(filler), fc.nat()])(
    'knows findings again when lines and sections move',
    (some, fillers, seed) => {
      const baseline = makeBaseline(judge(textOf(some)));
      const at = seed % some.length;
      const turned = [...some.slice(at), ...some.slice(0, at)].map(({ section, lines }) => ({
        section,
        lines: lines.toReversed(),
      }));
      const text = textOf(turned)
        .split('\n')
        .flatMap((line) => [...(fillers.next().value ?? []), line])
        .join('\n');
      const applied = applyBaseline(judge(text), baseline);
      expect(counted(applied)).toEqual([]);
      expect(stale(applied)).toEqual([]);
    },
  );

  test.prop([blocks, fc.nat(), fc.nat()])(
    'is stale where a setting was removed, and there only',
    (some, one, two) => {
      const baseline = makeBaseline(judge(textOf(some)));
      const block = some[one % some.length]!;
      const [, finding] = block.lines[two % block.lines.length]!;
      const text = textOf(
        some.map(({ section, lines }) => ({
          section,
          lines: lines.filter(([, about]) => about !== finding),
        })),
      );
      const applied = applyBaseline(judge(text), baseline);
      expect(counted(applied)).toEqual([]);
      expect(stale(applied)).toEqual([finding]);
      expect(stale(applyBaseline(judge(text), updateBaseline(baseline, judge(text))))).toEqual([]);
    },
  );

  test.prop([blocks, fc.nat(), fc.nat()])('does not cover a setting that was added', (some, one, two) => {
    const block = some[one % some.length]!;
    const [, finding] = block.lines[two % block.lines.length]!;
    const before = textOf(
      some.map(({ section, lines }) => ({ section, lines: lines.filter(([, about]) => about !== finding) })),
    );
    const baseline = makeBaseline(judge(before));
    const applied = applyBaseline(judge(textOf(some)), baseline);
    expect(counted(applied)).toEqual([finding]);
    expect(stale(applied)).toEqual([]);
    // Pruned, it covers no more than before.
    expect(updateBaseline(baseline, judge(textOf(some)))).toEqual(baseline);
  });
});
