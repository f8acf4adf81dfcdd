// Compares the parser with the Go library on as many documents as wanted:
//
//   npm run conformance -- --documents 1000000 --seed 7
//
// It is the same test as in `npm test`, run alone. On a terminal it tells from time to time how far it is.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { documents: { type: 'string', default: '1000000' }, seed: { type: 'string' } },
});
for (const [name, value] of Object.entries(values)) {
  if (!/^\d+$/.test(value)) {
    console.error(`--${name} needs a number, not ${JSON.stringify(value)}`);
    process.exit(2);
  }
}

const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs');
const { status } = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    join(import.meta.dirname, 'go-library.test.ts'),
    '--testNamePattern=reads random documents',
    '--disableConsoleIntercept',
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      // Whoever asks for this run wants it to fail when Go is missing.
      CI: process.env.CI || 'true',
      GCFG_DOCUMENTS: values.documents,
      GCFG_PROGRESS: process.stdout.isTTY ? 'true' : '',
      ...(values.seed === undefined ? {} : { GCFG_SEED: values.seed }),
    },
  },
);
process.exit(status ?? 1);
