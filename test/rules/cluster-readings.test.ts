import { describe, expect, test } from 'vitest';
import { clusterReport, node } from './cluster-tester.ts';

const data = (name: string, file: string, variable: string, environmentWins?: boolean) =>
  node(name, `[Server]\nDataDir = ${file}\n`, {
    environment: { CONNECT_SERVER_DATADIR: variable },
    environmentWins,
    sharedPaths: ['/mnt'],
  });

const found = (...nodes: ReturnType<typeof node>[]) =>
  clusterReport('ha/data-dir-differs', nodes).map(([head, message]) => [head!.split(' ')[0], message]);

const BECAUSE =
  'which are not the same directory: what is deployed through one node is missing on the others.';

describe('what stands in the files and in the environment', () => {
  test('is no error where only one of them has the mistake', () => {
    expect(found(data('a', '/mnt/x', '/mnt/A'), data('b', '/mnt/x', '/mnt/B'))).toEqual([
      [
        'warning',
        `If CONNECT_* wins over the files, which is not documented here: Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`,
      ],
    ]);
    expect(found(data('a', '/mnt/A', '/mnt/x'), data('b', '/mnt/B', '/mnt/x'))).toEqual([
      [
        'warning',
        `If the files win over CONNECT_*, which is not documented here: Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`,
      ],
    ]);
  });

  test('is an error where both have it', () => {
    expect(found(data('a', '/mnt/A', '/mnt/C'), data('b', '/mnt/B', '/mnt/D'))).toEqual([
      ['error', `Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`],
    ]);
  });

  test.for([true, false])('is certain where somebody says which wins (environment: %s)', (wins) => {
    const nodes = [data('a', '/mnt/x', '/mnt/A', wins), data('b', '/mnt/x', '/mnt/B', wins)];
    expect(found(...nodes)).toEqual(
      wins ? [['error', `Server.DataDir is \`/mnt/A\` on a, but \`/mnt/B\` on b, ${BECAUSE}`]] : [],
    );
  });

  test('is no matter where both say the same', () => {
    const [a, b] = [data('a', '/mnt/x', '/mnt/x'), data('b', '/mnt/x', '/mnt/x')];
    expect([a.otherReading(), b.otherReading()]).toEqual([undefined, undefined]);
    expect(found(a, b)).toEqual([]);
  });
});
