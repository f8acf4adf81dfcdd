// Builds and tests with other versions of Node.js, one after the other; npx fetches them.
//   npm run test:nodes [-- [--smoke] [VERSION…]]
// `--smoke` leaves it at what differs between them: processes, files, the package and the single executable.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './bundling.js';

/** The oldest of each line that `engines` allows, and the newest. */
const VERSIONS = ['20.19.0', '22.12.0', '22', '24', '26'];
const SMOKE_VERSIONS = ['20.19.0', '22', '24', '26'];
const SMOKE = ['test/package/package', 'test/package/single-executable', 'test/cli/process', 'test/io'];
const BUILD = ['scripts/build.js'];
const VITEST = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot'];

const { values, positionals } = parseArgs({
  options: { smoke: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const usual = values.smoke ? SMOKE_VERSIONS : VERSIONS;
const failed = [];
for (const version of positionals.length > 0 ? positionals : usual) {
  const node = ['npx', '--yes', '--package', `node@${version}`, '--', 'node'];
  console.log(`\n== Node.js ${version}`);
  const good =
    run(...node, '--version') &&
    run(...node, ...BUILD) &&
    run(...node, ...VITEST, ...(values.smoke ? SMOKE : []));
  if (!good) failed.push(version);
}
// The machine code beside the commands is for one version only.
run(process.execPath, ...BUILD);
if (failed.length > 0) {
  console.error(`\nNot with Node.js ${failed.join(', ')}.`);
  process.exitCode = 1;
} else console.log('\nAll of them pass.');

function run(command, ...args) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error !== undefined) throw error;
  return status === 0;
}
