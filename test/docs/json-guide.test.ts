import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { lint, NEWEST_VERSION, parse } from '../../src/index.ts';
import { json } from '../../src/report/json.ts';

const root = new URL('../../', import.meta.url);

test('the guide to the JSON format shows what is printed', () => {
  const guide = readFileSync(new URL('docs/guides/json.md', root), 'utf8');
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(guide)![1]!);
  const document = parse('[Server]\nDataDri = /srv/connect\n');
  const result = lint([{ path: 'etc/rstudio-connect.gcfg', document }]);
  const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8'));
  expect(shown.connectVersion).toBe(NEWEST_VERSION);
  expect(JSON.parse(json(result, { version } as Parameters<typeof json>[1]))).toEqual(shown);
});

test('the guide to the library shows what stringify writes', async () => {
  const guide = readFileSync(new URL('docs/guides/library.md', root), 'utf8');
  const { Duration, stringify } = await import('../../src/index.ts');
  const lines = stringify({ Scheduler: { IdleTimeout: new Duration(90_000_000_000n) } })
    .trimEnd()
    .split('\n');
  expect(guide).toContain(lines.map((line) => `// ${line}`).join('\n'));
});
