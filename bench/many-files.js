/**
 * What a file more costs: one `gcfg-lint lint` over a folder of a thousand files, less a run over one file, by the
 * number of files. `--smoke`: fifty files, once.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built, builtCommand, describeMachine, median, printTable, timeProcess } from './report.js';

const smoke = process.argv.includes('--smoke');
const FILES = smoke ? 50 : 1000;
const rounds = smoke ? 1 : 7;

const main = builtCommand();
const fixture = readFileSync(built('fixtures/rstudio-connect.gcfg'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-bench-files-'));
try {
  for (let number = 0; number < FILES; number++) {
    const server = join(folder, `site-${number % 10}`);
    mkdirSync(server, { recursive: true });
    const text = fixture.replaceAll('example.com', `site-${number}.example.com`);
    writeFileSync(join(server, `node-${number}.gcfg`), text);
  }
  const single = join(folder, 'site-0', 'node-0.gcfg');
  const lint = (path) => timeProcess(process.execPath, [main, 'lint', '--quiet', '--fail-on', 'never', path]);
  const empty = [];
  const one = [];
  const all = [];
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    const times = [timeProcess(process.execPath, ['-e', '0']), lint(single), lint(folder)];
    if (round === 0) continue;
    empty.push(times[0]);
    one.push(times[1]);
    all.push(times[2]);
  }
  const perFile = (median(all) - median(one)) / (FILES - 1);
  console.log(`${describeMachine()}, ${rounds} rounds\n`);
  printTable(
    ['process', 'median, ms'],
    [
      ['node -e 0', median(empty).toFixed(1)],
      ['gcfg-lint lint FILE', median(one).toFixed(1)],
      [`gcfg-lint lint DIRECTORY, ${FILES} files`, median(all).toFixed(1)],
      ['each file beyond the first', perFile.toFixed(3)],
    ],
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
