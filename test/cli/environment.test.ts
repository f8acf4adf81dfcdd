import { describe, expect, test } from 'vitest';
import { runIn, type Scene } from './fake-terminal.ts';

/** Without a value for the directory the rule on relative paths has nothing to say. */
const FILE = '[Server]\nAddress = https://connect.example.com\n[Database]\nProvider = postgres\n';
const VARIABLE = { CONNECT_POSTGRES_URL: 'postgres://connect@db.example.com/connect' };

describe('the environment', () => {
  const missing = async (scene: Scene, ...argv: string[]) => {
    const { output } = await runIn(
      { ...scene, files: { 'a.gcfg': FILE, ...scene.files } },
      '--format=json',
      'a.gcfg',
      ...argv,
    );
    const { files } = JSON.parse(output) as { files: { diagnostics: { message: string }[] }[] };
    return files[0]!.diagnostics.some(({ message }) => message.includes('Postgres.URL'));
  };

  test.each<[string, boolean, Scene, string[]]>([
    ['counts not by itself', true, { environment: VARIABLE }, []],
    ['counts with --env', false, { environment: VARIABLE }, ['--env']],
    [
      'counts from a file',
      false,
      { files: { 'c.env': `CONNECT_POSTGRES_URL=${VARIABLE.CONNECT_POSTGRES_URL}\n` } },
      ['--env-file', 'c.env'],
    ],
    [
      'of the process is not taken with a file',
      true,
      { environment: VARIABLE, files: { 'c.env': '' } },
      ['--env-file', 'c.env'],
    ],
    [
      'comes after files',
      true,
      { environment: VARIABLE, files: { 'c.env': 'CONNECT_POSTGRES_URL=\n' } },
      ['--env', '--env-file', 'c.env'],
    ],
  ])('%s', async (_, expected, scene, argv) => {
    expect(await missing(scene, ...argv)).toBe(expected);
  });

  test('says which line of a file is none', async () => {
    const files = { 'c.env': '# x\nCONNECT_POSTGRES_PASSWORD hunter2\n', 'a.gcfg': FILE };
    expect(await runIn({ files }, '--env-file', 'c.env', 'a.gcfg')).toMatchObject({
      code: 2,
      notes: 'gcfg-lint: c.env:2 is no NAME=value\n',
    });
  });
});
