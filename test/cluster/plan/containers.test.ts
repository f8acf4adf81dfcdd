import { describe, expect, test } from 'vitest';
import type { ClusterNode } from '../../../src/cluster/index.ts';
import { type ClusterPlan, planUpdate } from '../../../src/cluster/plan/index.ts';
import { backToOne, cluster, inContainer, linesOf, onNfs, reasonsOf, stepOf } from './sample-clusters.ts';

const everywhere = ({ steps }: ClusterPlan) => steps.flatMap(linesOf);

/** Steps at which a plan for servers has commands or asks to start something. */
const STEPS = {
  'single-node': ['stop', 'disable', 'backup', 'move-data', 'start'],
  update: ['stop', 'backup', 'first', 'others', 'review'],
} as const;

describe('nodes that are containers', () => {
  test.for<[what: string, made: ClusterPlan]>([
    ['an update', planUpdate(cluster([inContainer('a'), inContainer('b')]))],
    ['back to one node', backToOne(inContainer('a'), inContainer('b'), '/srv/connect')],
    [
      'with settings to change',
      backToOne(
        inContainer('a', '[Applications]\nScheduleConcurrency = 0\n'),
        inContainer('b'),
        '/srv/connect',
      ),
    ],
  ])('get no commands for servers, and each step says what to do: %s', ([, made]) => {
    expect(everywhere(made)).toEqual([]);
    expect(made.notes.join('\n')).not.toContain('for root');
    for (const id of STEPS[made.plan]) {
      const [reason = '', ...more] = reasonsOf(stepOf(made, id), 'to do').filter((text) =>
        /^(?:a|b|a and b) (?:is a|are) containers?: /.test(text),
      );
      expect(reason).toMatch(/^(?:a|b|a and b) (?:is a container|are containers): /);
      expect(more).toEqual([]);
    }
  });

  test('beside servers get none of theirs', () => {
    const made = planUpdate(cluster([onNfs('a'), inContainer('b'), onNfs('c')]));
    for (const { commands } of made.steps)
      for (const { nodes, where } of commands) {
        expect(nodes).not.toContain('b');
        expect(where).not.toBe('all 3 nodes');
      }
    expect(linesOf(stepOf(made, 'stop'))).toEqual(['systemctl stop rstudio-connect']);
    expect(stepOf(made, 'stop').commands[0]!.nodes).toEqual(['a', 'c']);
  });

  test.for<[what: string, node: ClusterNode]>([
    ['a server', onNfs('a')],
    ['a machine with a layered root, whose /dev is the kernel’s', inContainer('a', '', 'devtmpfs')],
  ])('are not: %s', ([, node]) => {
    const made = planUpdate(cluster([node, onNfs('b')]));
    expect(JSON.stringify(made)).not.toMatch(/is a container|are containers/);
    expect(stepOf(made, 'stop').commands[0]!.nodes).toEqual(['a', 'b']);
  });
});
