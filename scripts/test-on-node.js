// Builds and tests with other versions of Node.js, one after the other; npx fetches them.
//   npm run test:nodes [-- [--smoke] [VERSION…]]
// `--smoke` leaves it at what differs between them: processes, files, the package and the single executable.
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
for (const version of positionals.length > 0 ? positionals : usual)
  if (!testOn(version)) failed.push(version);
// The machine code beside the commands is for one version only.
run(process.execPath, BUILD);
if (failed.length > 0) {
  console.error(`\nNot with Node.js ${failed.join(', ')}.`);
  process.exitCode = 1;
} else console.log('\nAll of them pass.');

function testOn(version) {
  const find = ['--yes', '--package', `node@${version}`, '--', 'node', '-p', 'process.execPath'];
  const { status, stdout } = spawnSync('npx', find, {
    encoding: 'utf8',
    stdio: ['inherit', 'pipe', 'inherit'],
  });
  if (status !== 0) return false;
  // npm's cache may be root's own, and some tests run a process as somebody else.
  const folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-node-'));
  try {
    chmodSync(folder, 0o755);
    const node = join(folder, 'node');
    copyFileSync(stdout.trim(), node);
    const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
    console.log(`\n== Node.js ${version}`);
    return (
      run(node, ['--version'], env) &&
      run(node, BUILD, env) &&
      run(node, [...VITEST, ...(values.smoke ? SMOKE : [])], env)
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function run(command, args, env = process.env) {
  const { status, signal, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env });
  if (error !== undefined) throw error;
  if (signal !== null) console.error(`\nEnded by ${signal}.`);
  return status === 0;
}
