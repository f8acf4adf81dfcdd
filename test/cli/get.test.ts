import { describe, expect, test } from 'vitest';
import { runIn } from './fake-terminal.ts';

const files = {
  'a.gcfg': `[Server]
DataDir = /srv/connect
[Postgres]
URL = postgres://connect:x;hunter2@db.example.com/connect
[HTTPS]
Key = -----BEGIN PRIVATE KEY-----hunter2-----END PRIVATE KEY-----
`,
  'a-migration.gcfg': '[Server]\n\nTempDir = /tmp/x\n',
};

describe('get says on standard error', () => {
  test.each<[string, readonly string[], string]>([
    [
      'what a name that does not exist is likely to mean',
      ['Server.DataDri'],
      'gcfg-lint: there is no setting Server.DataDri; did you mean Server.DataDir?\n',
    ],
    [
      'the same of a section',
      ['Sever.DataDir'],
      'gcfg-lint: there is no setting Sever.DataDir; did you mean Server.DataDir?\n',
    ],
    [
      'that the other file has it',
      ['Server.TempDir'],
      'gcfg-lint: Server.TempDir is not set in a.gcfg, but in a-migration.gcfg:3\n',
    ],
    ['nothing of a setting that could be there', ['Server.Address'], ''],
    ['nothing of a name that is like no other', ['Home.Grown'], ''],
  ])('%s', async (_, argv, notes) => {
    expect(await runIn({ files }, 'get', 'a.gcfg', ...argv)).toMatchObject({ code: 1, output: '', notes });
  });

  test('that the server refuses the file', async () => {
    const input = '[Server]\nDataDir = /x\n%\n';
    expect(await runIn({ input }, 'get', '-', 'Server.DataDir')).toMatchObject({
      code: 0,
      output: '/x\n',
      notes: "gcfg-lint: the server refuses -: 3:1: illegal character U+0025 '%'\n",
    });
  });

  test.each(['DataDir', 'Password=hunter2', 'Postgres.Password hunter2', 'Postgres.Password:hunter2'])(
    'that %s is no setting, without what may be a value',
    async (text) => {
      const { code, notes } = await runIn({ files }, 'get', 'a.gcfg', text);
      expect(code).toBe(2);
      expect(notes).toMatch(/^gcfg-lint: [\w.]+…? is no setting: write Section\.Name, or /);
      expect(notes).not.toContain('hunter');
    },
  );
});

test.each(['Postgres.URL', 'HTTPS.Key'])('get shows nothing secret of %s', async (name) => {
  const { output, notes } = await runIn({ files }, 'get', 'a.gcfg', name);
  expect(output + notes).not.toContain('hunter');
  expect(notes).not.toBe('');
});
