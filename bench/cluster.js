/**
 * What a node more costs: `gcfg-lint ha` over clusters of two to two thousand nodes whose files differ here and there, as
 * whole processes beside `node -e 0`. `--smoke`: small clusters, once.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { builtCommand, describeMachine, median, printTable, timeProcess } from './report.js';

const smoke = process.argv.includes('--smoke');
const SIZES = smoke ? [2, 50] : [2, 50, 200, 500, 1000, 2000];
const RUNS = smoke ? 1 : 9;

const command = builtCommand();
const base = readFileSync(
  fileURLToPath(new URL('../fixtures/rstudio-connect.gcfg', import.meta.url)),
  'utf8',
);
const MOUNTS = `22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw
35 22 0:40 / /mnt/connect rw shared:20 - nfs4 nas.example.com:/export/connect rw
`;

/** Every seventh node differs in one setting, every hundredth mounts another share. */
function writeCluster(folder, size) {
  const lines = ['nodes:'];
  for (let index = 0; index < size; index++) {
    const name = `connect${index}`;
    writeFileSync(
      join(folder, `${name}.gcfg`),
      `${base}\n[Scheduler]\nMaxProcesses = ${index % 7 === 3 ? 9 : 3}\n`,
    );
    const mounts = index % 100 === 42 ? MOUNTS.replace('/export/connect', '/export/other') : MOUNTS;
    writeFileSync(join(folder, `${name}.mountinfo`), mounts);
    lines.push(`  ${name}: { config: ${name}.gcfg, mounts: ${name}.mountinfo, version: 2026.08.0 }`);
  }
  writeFileSync(join(folder, 'topology.yaml'), `${lines.join('\n')}\n`);
}

console.log(`${describeMachine()}; median of ${RUNS}\n`);
const bare = median(Array.from({ length: RUNS }, () => timeProcess(process.execPath, ['-e', '0'])));
const rows = [];
for (const size of SIZES) {
  const folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-bench-'));
  try {
    writeCluster(folder, size);
    const time = (args) =>
      median(
        Array.from({ length: RUNS }, () =>
          timeProcess(process.execPath, [command, 'ha', ...args, join(folder, 'topology.yaml')], [0, 1]),
        ),
      );
    const whole = time([]);
    rows.push([
      String(size),
      whole.toFixed(0),
      time(['--format', 'json']).toFixed(0),
      (whole / bare).toFixed(1),
      ((whole - bare) / size).toFixed(2),
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
printTable(['nodes', 'ms', 'ms with --format json', '× node -e 0', 'ms per node, start-up included'], rows);
