import { describe, expect, test } from 'vitest';
import type { ClusterNode, NodeInput } from '../../../src/cluster/index.ts';
import { type ClusterPlan, planUpdate } from '../../../src/cluster/plan/index.ts';
import { parse } from '../../../src/parser/index.ts';
import { cluster, machine, node, POSTGRES } from './sample-clusters.ts';

function running(
  name: string,
  version: string | undefined,
  text = '',
  more: Partial<NodeInput> = {},
): ClusterNode {
  const facts = machine(name, { version: version === undefined ? undefined : { value: version } });
  return node(name, `${POSTGRES}${text}`, { facts, ...more });
}

const pending = (name: string, text = '[Server]\nHideVersion = true\n') => ({
  migration: {
    path: `${name}:/etc/rstudio-connect/rstudio-connect-migration.gcfg`,
    document: parse(text),
  },
});

function checks({ steps }: ClusterPlan): string {
  return steps[0]!.checks.map(({ status, reason }) => `${status}: ${reason}`).join('\n');
}

describe('what is checked', () => {
  test.for<
    [what: string, nodes: readonly ClusterNode[], to: string | undefined, state: string, check: RegExp]
  >([
    [
      'one version',
      [running('a', '2026.07.0'), running('b', '2026.07.0-1')],
      undefined,
      'open',
      /^done: Connect 2026\.07\.0 runs on a and b\.$/m,
    ],
    [
      'two versions',
      [running('a', '2026.06.0'), running('b', '2026.07.0')],
      undefined,
      'open',
      /^to do: The nodes run different versions.*: 2026\.07\.0 on b and 2026\.06\.0 on a\. Bring all of them to 2026\.07\.0 or a newer one\.$/m,
    ],
    [
      'no version',
      [running('a', undefined), running('b', '2026.07.0')],
      undefined,
      'open',
      /^unknown: The version of Connect on a is not known: .* Known is 2026\.07\.0 on b\.$/m,
    ],
    [
      'what is no version',
      [running('a', 'newest'), running('b', '2026.07.0')],
      undefined,
      'open',
      /^unknown: The version of Connect on a/m,
    ],
    [
      'an older version to come',
      [running('a', '2026.07.0'), running('b', '2026.07.0')],
      '2026.06.0',
      'blocked',
      /^blocked: Connect 2026\.06\.0 is older than 2026\.07\.0, which is installed: downgrading/m,
    ],
    [
      'SQLite',
      [running('a', '2026.07.0'), node('b', '[Database]\nProvider = sqlite\n')],
      undefined,
      'blocked',
      /^blocked: Database\.Provider is `sqlite` on b/m,
    ],
    [
      'a file that can’t be read',
      [running('a', '2026.07.0'), running('b', '2026.07.0', '[Server\n')],
      undefined,
      'blocked',
      /^blocked: The configuration of b has an error: .* in line 7/m,
    ],
    [
      'a migration file',
      [running('a', '2026.07.0'), running('b', '2026.07.0', '', pending('b'))],
      undefined,
      'open',
      /^to do: The migration file on b still holds settings/m,
    ],
    [
      'a migration file with comments only',
      [running('a', '2026.07.0'), running('b', '2026.07.0', '', pending('b', '; nothing\n'))],
      undefined,
      'open',
      /^done: No migration file holds settings/m,
    ],
    [
      'settings that are gone',
      [running('a', '2021.08.0'), running('b', '2021.08.0', '[Server]\nAuditLogFormat = CSV\n')],
      '2026.08.0',
      'open',
      /^to do: Server\.AuditLogFormat on b is gone since Connect 2022\.11\.0: 2026\.08\.0 does not start with it\.$/m,
    ],
    [
      'settings that are going to be gone later',
      [running('a', '2021.08.0'), running('b', '2021.08.0', '[Server]\nAuditLogFormat = CSV\n')],
      '2022.10.0',
      'open',
      /^done: No setting of the files is known to be gone in Connect 2022\.10\.0\.$/m,
    ],
  ])('%s', ([, nodes, to, state, check]) => {
    const plan = planUpdate(cluster(nodes), { to });
    expect(plan.state).toBe(state);
    expect(checks(plan)).toMatch(check);
  });

  test('whether there is a migration file is only known of a server', () => {
    const copy = (name: string) =>
      running(name, '2026.07.0', '', { config: { path: `${name}.gcfg`, document: parse(POSTGRES) } });
    expect(checks(planUpdate(cluster([copy('a'), running('b', '2026.07.0')])))).toMatch(
      /^unknown: No migration file lies beside the files that were read for a:/m,
    );
  });
});

describe('the first node', () => {
  const off = '[Applications]\nScheduleConcurrency = 0\n';
  test.for<[what: string, nodes: readonly ClusterNode[], first: string]>([
    ['is the first of the list', [running('a', undefined), running('b', undefined)], 'a'],
    ['runs schedules', [running('a', undefined, off), running('b', undefined)], 'b'],
    ['is any, where none runs schedules', [running('a', undefined, off), running('b', undefined, off)], 'a'],
    ['can be read', [running('a', undefined, '[Server\n'), running('b', undefined)], 'b'],
  ])('%s', ([, nodes, first]) => {
    const { steps } = planUpdate(cluster(nodes));
    expect(steps.map(({ id }) => id)).toEqual(['check', 'stop', 'backup', 'first', 'others', 'review']);
    const byId = Object.fromEntries(steps.map((step) => [step.id, step.nodes]));
    expect(byId.first).toEqual([first]);
    expect(byId.others).toEqual(nodes.map(({ name }) => name).filter((name) => name !== first));
    expect(byId.stop).toEqual(nodes.map(({ name }) => name));
  });
});

describe('nothing to do', () => {
  test.for<[nodes: readonly ClusterNode[], to: string | undefined]>([
    [[running('a', '2026.07.0')], undefined],
    [[running('a', '2026.07.0'), running('b', '2026.07.0')], '2026.07.0'],
  ])('%#', ([nodes, to]) => {
    const plan = planUpdate(cluster(nodes), { to });
    expect(plan).toMatchObject({ state: 'nothing to do', steps: [] });
    expect(plan.notes).not.toEqual([]);
  });

  test('unless a version is not known', () => {
    const nodes = [running('a', '2026.07.0'), running('b', undefined)];
    expect(planUpdate(cluster(nodes), { to: '2026.07.0' }).state).toBe('open');
  });
});

test('what is no version is refused', () => {
  expect(() => planUpdate(cluster([running('a', undefined)]), { to: 'latest' })).toThrow(RangeError);
});

test('what differs between nodes is run where it belongs', () => {
  const own = running('b', undefined, '', {
    config: { path: 'b:/etc/connect/own.gcfg', document: parse(POSTGRES) },
  });
  const review = planUpdate(cluster([running('a', undefined), own])).steps.at(-1)!;
  expect(review.commands).toEqual([
    { nodes: ['a'], where: 'a', run: 'gcfg-lint migrate /etc/rstudio-connect/rstudio-connect.gcfg' },
    { nodes: ['b'], where: 'b', run: 'gcfg-lint migrate /etc/connect/own.gcfg' },
  ]);
});
