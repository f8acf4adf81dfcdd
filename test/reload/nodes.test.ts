import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReloadOfNodes, type ReloadNode } from '../../src/reload/index.ts';

const BASE = `[Database]
Provider = postgres
[Postgres]
URL = postgres://db.example.com/connect
[Scheduler]
ReadTimeout = 60s
`;
const RELOAD = BASE.replace('60s', '90s');
const RESTART = `${BASE}[Git]\nEnabled = false\n`;
const SHARED = `${BASE}[Server]\nDataDir = /mnt/connect\n`;

/** Nodes of these names, all of which run `BASE`. */
function nodes(candidates: Readonly<Record<string, string>>): ReloadNode[] {
  return Object.entries(candidates).map(([name, text]) => ({
    name,
    running: parse(BASE),
    candidate: { path: `${name}.gcfg`, document: parse(text) },
  }));
}

describe('the nodes of a cluster', () => {
  test.each<[string, Record<string, string>, string, [string, string[], string[]][]]>([
    ['none where nothing changes', { a: BASE, b: BASE }, 'none', []],
    [
      'one after the other where a reload is enough',
      { a: RELOAD, b: RELOAD },
      'reload',
      [['Reload one node after the other', ['a', 'b'], ['systemctl reload rstudio-connect']]],
    ],
    [
      'what a reload is enough for first; who has no change is left alone',
      { a: RESTART, b: BASE, c: RELOAD, d: RESTART },
      'restart',
      [
        ['Reload one node after the other', ['c'], ['systemctl reload rstudio-connect']],
        [
          'Restart one node after the other, never two at once',
          ['a', 'd'],
          ['systemctl restart rstudio-connect'],
        ],
      ],
    ],
    [
      'all stopped where what they share changes',
      { a: RELOAD, b: SHARED, c: SHARED },
      'restart',
      [
        ['Stop all nodes: what they share changes', ['a', 'b', 'c'], ['systemctl stop rstudio-connect']],
        ['Start one node', ['a'], ['systemctl start rstudio-connect']],
        ['Start the others, one after the other', ['b', 'c'], ['systemctl start rstudio-connect']],
      ],
    ],
    ['none where one has errors', { a: RELOAD, b: `${RELOAD}%\n` }, 'blocked', []],
  ])('%s', (_, candidates, action, steps) => {
    const result = planReloadOfNodes(nodes(candidates));
    expect(result.action).toBe(action);
    expect(result.steps.map(({ title, nodes, commands }) => [title, nodes, commands])).toEqual(steps);
  });

  test('are told where they would differ; what each has for itself may', () => {
    const own = (text: string, name: string) => `${text}[Metrics]\nDataPath = /var/lib/${name}\n`;
    const { differences } = planReloadOfNodes(
      nodes({ a: own(BASE, 'a'), b: own(RELOAD, 'b'), c: own(`${RELOAD}[Home]\nGrown = 1\n`, 'c') }),
    );
    expect(differences).toEqual([
      { setting: 'Scheduler.ReadTimeout', nodes: ['b', 'c'] },
      { setting: 'Home.Grown', nodes: ['c'] },
    ]);
  });

  test('have each what the rules say of it', () => {
    const [first, second] = nodes({ a: RELOAD, b: RELOAD });
    const result = planReloadOfNodes([first!, { ...second!, diagnostics: [{ severity: 'error' }] }]);
    expect(result.nodes.map(({ plan }) => plan.action)).toEqual(['reload', 'blocked']);
  });
});
