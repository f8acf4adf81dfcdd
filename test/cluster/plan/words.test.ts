import { execFileSync, spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { ClusterPlan, PlanCommand } from '../../../src/cluster/plan/index.ts';
import { nameNodes } from '../../../src/cluster/plan/names.ts';
import { command } from '../../../src/cluster/plan/shell.ts';
import { plain } from '../../../src/report/paint.ts';
import { planText } from '../../../src/report/plan.ts';

const numbered = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `c${String(from + index).padStart(2, '0')}`);

describe('names of nodes', () => {
  test.for<[names: readonly string[], all: readonly string[], text: string]>([
    [['a'], ['a', 'b', 'c'], 'a'],
    [['a', 'b'], ['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], ['a', 'b', 'c'], 'all 3 nodes'],
    [numbered(2, 6), numbered(1, 6), 'all nodes but c01'],
    [numbered(2, 17), numbered(1, 50), 'c02 to c17'],
    [
      [...numbered(1, 3), 'c05', 'c06', ...numbered(8, 12)],
      numbered(1, 50),
      'c01 to c03, c05, c06 and c08 to c12',
    ],
    [['c09', 'c10', 'c11'], numbered(1, 50), 'c09 to c11'],
    [['c1', 'c02', 'd03'], numbered(1, 50), 'c1, c02 and d03'],
    [['a', 'c', 'e', 'g', 'i', 'k', 'm', 'o'], numbered(1, 50), 'a, c, e, g, i and 3 more'],
  ])('%j', ([names, all, text]) => {
    const nodes = all.map((name) => ({ name }));
    const some = names.map((name) => nodes.find((node) => node.name === name) ?? { name });
    expect(nameNodes(some, nodes)).toBe(text);
  });
});

describe('commands', () => {
  const words = [
    '/plain/path-1.2_x',
    '/with blank',
    "/it's",
    '/$HOME/`id`/$(id)',
    '/back\\slash',
    '~root',
    '=x',
    '',
    '*',
    '[a]',
    '/line\nend',
    '/tab\tand\u001b[31m7',
    '/right\u202eto left',
    '/ümlaut 漢字',
    'a;b|c&d<e>f!g#h{i,j}"k"',
  ];

  test.for([
    ['/plain/path', '/plain/path'],
    ['--file=x', '--file=x'],
    ['a b', "'a b'"],
    ["it's", String.raw`'it'\''s'`],
    ['\u001b7', String.raw`$'\0337'`],
  ])('%j', ([word, quoted]) => {
    expect(command(word!)).toBe(quoted);
  });

  const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;
  test.skipIf(!hasBash)('mean to a shell what they say, on one line and on several', () => {
    const run = command('printf', '%s\\0', ...words);
    const commands: PlanCommand[] = [{ nodes: ['a'], where: 'a', run }];
    const plan: ClusterPlan = {
      plan: 'update',
      title: 'x',
      nodes: ['a'],
      state: 'open',
      notes: [],
      steps: [{ id: 'x', title: 'x', why: 'x', nodes: ['a'], commands, checks: [] }],
    };
    const text = planText(plan, { paint: plain, width: 40 });
    const broken = text.slice(text.indexOf('On a:') + 'On a:'.length);
    expect(broken.trim().split('\n').length).toBeGreaterThan(3);
    expect(text).not.toMatch(/[\u001b\u202e]/);
    for (const script of [run, broken]) {
      const output = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
      expect(output.split('\0').slice(0, -1)).toEqual(words);
    }
  });
});

test('names that steer a terminal are shown, not sent', () => {
  const plan: ClusterPlan = {
    plan: 'single-node',
    remaining: 'a\u001b[2J',
    title: 'Back to a\u001b[2J\nDone.',
    nodes: ['a'],
    state: 'nothing to do',
    notes: [],
    steps: [],
  };
  expect(planText(plan, { paint: plain, width: 100 })).toBe('Back to a\\x1b[2J\\nDone.\nNothing to do.\n');
});
