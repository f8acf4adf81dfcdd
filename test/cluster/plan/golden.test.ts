import { describe, expect, test } from 'vitest';
import { type ClusterPlan, planSingleNode, planUpdate } from '../../../src/cluster/plan/index.ts';
import { plain } from '../../../src/report/paint.ts';
import { planText } from '../../../src/report/plan.ts';
import { bareNodes, cluster, fiftyNodes, inContainer, node, threeNodes } from './sample-clusters.ts';

const plans: Readonly<Record<string, () => ClusterPlan>> = {
  'single-node-nfs': () => planSingleNode(threeNodes(), 'connect1'),
  'single-node-nfs-moving': () => planSingleNode(threeNodes(), 'connect2', { to: '/srv/connect data' }),
  'single-node-defaults': () => planSingleNode(bareNodes(), 'a'),
  'single-node-fifty': () => planSingleNode(fiftyNodes(), 'connect07'),
  'single-node-sqlite': () =>
    planSingleNode(cluster([node('a', '[HTTP]\nListen = :3939\n'), node('b', '')]), 'b'),
  'single-node-only-one': () => planSingleNode(cluster([node('a', '')]), 'a'),
  'update-nfs': () => planUpdate(threeNodes()),
  'update-defaults': () => planUpdate(bareNodes()),
  'single-node-containers': () =>
    planSingleNode(cluster([inContainer('pod1'), inContainer('pod2')]), 'pod1', { to: '/srv/connect' }),
  'update-containers': () =>
    planUpdate(cluster([inContainer('pod1'), inContainer('pod2'), inContainer('pod3')]), { to: '2026.08.0' }),
  'update-fifty': () => planUpdate(fiftyNodes(), { to: '2026.08.0' }),
};

describe.for(Object.entries(plans))('%s', ([name, make]) => {
  test('reads like this', async () => {
    await expect(planText(make(), { paint: plain, width: 100 })).toMatchFileSnapshot(`golden/${name}.txt`);
  });

  test('fits the terminal', () => {
    const plan = make();
    const words = JSON.stringify(plan).split(/[\s"]+/);
    const longest = Math.max(...words.map((word) => word.length));
    for (const width of [100, 72]) {
      const lines = planText(plan, { paint: plain, width }).split('\n');
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(
        Math.max(width, longest + 12),
      );
      expect(lines.filter((line) => line !== line.trimEnd())).toEqual([]);
    }
  });

  test('keeps every command whole', () => {
    const plan = make();
    const joined = planText(plan, { paint: plain, width: 72 }).replaceAll(/ \\\n\s+/g, ' ');
    for (const { run } of plan.steps.flatMap(({ commands }) => commands)) expect(joined).toContain(run);
  });

  test('is plain data', () => {
    const plan = make();
    expect(JSON.parse(JSON.stringify(plan))).toEqual(plan);
    const ids = plan.steps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

test('fifty nodes take hardly more room than three', () => {
  const lines = (plan: ClusterPlan) => planText(plan, { paint: plain, width: 100 }).split('\n').length;
  expect(lines(planSingleNode(fiftyNodes(), 'connect07'))).toBeLessThan(
    lines(planSingleNode(threeNodes(), 'connect1')) + 10,
  );
});
