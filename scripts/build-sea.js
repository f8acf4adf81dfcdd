// Builds gcfg-lint as a single executable, for servers without Node.js: the Node.js that runs this, with the commands in it.
//   npm run build:sea -- [--output FOLDER] [--node-license FILE]
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { bundleCommands, warmUp } from './build-commands.js';
import { root, version } from './bundling.js';
import { REQUIRE_FROM_EXECUTABLE, requireFromFiles } from './cached-require.js';
import { nodeLicence } from './node-licence.js';

/** What Node.js's binary holds to be told by that something was put into it. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2';

try {
  await main();
} catch (error) {
  console.error(`build:sea: ${error.message}`);
  process.exitCode = 1;
}

async function main() {
  const { values } = parseArgs({
    options: {
      output: { type: 'string', default: join(root, 'dist', 'sea') },
      'node-license': { type: 'string' },
    },
  });
  const folder = resolve(values.output);
  const node = realpathSync(process.execPath);
  checkNode(node);
  const licence = nodeLicence(node, values['node-license']);
  mkdirSync(folder, { recursive: true });
  // In the same folder: what is finished is moved there.
  const work = mkdtempSync(join(folder, '.build-'));
  try {
    const { executable, licences } = await build(node, licence, work);
    checkRuns(executable);
    const sum = createHash('sha256').update(readFileSync(executable)).digest('hex');
    // A gcfg-lint that runs is replaced, not written to.
    renameSync(executable, join(folder, 'gcfg-lint'));
    renameSync(licences, join(folder, 'LICENSES.txt'));
    writeFileSync(join(folder, 'SHA256SUMS'), `${sum}  gcfg-lint\n`);
    report(join(folder, 'gcfg-lint'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function checkNode(node) {
  if (process.platform !== 'linux') throw new Error('it is made on Linux, for Linux, where Connect runs.');
  if (!readFileSync(node).includes(FUSE))
    throw new Error(
      `${node} can’t be made into a single executable: it is a part of Node.js only (some distributions keep the rest ` +
        'in libnode.so), or built without this. Use one of nodejs.org or NodeSource.',
    );
}

async function build(node, licence, work) {
  const bundles = join(work, 'cli');
  const assets = await bundlesWithCaches(bundles);
  const [main, config, blob] = ['main.cjs', 'sea.json', 'blob'].map((name) => join(work, name));
  writeFileSync(main, `${REQUIRE_FROM_EXECUTABLE}require('./main.cjs');\n`);
  const settings = {
    main,
    output: blob,
    assets,
    disableExperimentalSEAWarning: true,
    // Where Node.js knows these: neither NODE_OPTIONS nor our own options, such as --env-file, are its business.
    execArgv: ['--'],
    execArgvExtension: 'none',
  };
  writeFileSync(config, JSON.stringify(settings));
  run(process.execPath, '--experimental-sea-config', config);

  const executable = join(work, 'gcfg-lint');
  copyFileSync(node, executable);
  chmodSync(executable, 0o755);
  // Its symbols are a good tenth of it, and serve only those who debug Node.js itself.
  if (spawnSync('strip', [executable], { stdio: 'ignore' }).status !== 0) copyFileSync(node, executable);
  const postject = fileURLToPath(import.meta.resolve('postject/dist/cli.js'));
  run(process.execPath, postject, executable, 'NODE_SEA_BLOB', blob, '--sentinel-fuse', FUSE);

  const licences = join(work, 'LICENSES.txt');
  const read = (...path) => readFileSync(join(...path), 'utf8').trim();
  const own = `gcfg-lint ${version}\n\n${read(root, 'LICENSE')}`;
  const packages = read(bundles, 'THIRD-PARTY-LICENSES.txt');
  const texts = [own, packages, `The executable holds Node.js ${process.version}.\n\n${licence}`];
  writeFileSync(licences, `${texts.join(`\n\n${'='.repeat(80)}\n\n`)}\n`);
  return { executable, licences };
}

/** The bundles and the machine code of what they call, by the names under which the executable holds them. */
async function bundlesWithCaches(folder) {
  const { names, build } = await bundleCommands(folder);
  const start = join(folder, 'start.js');
  writeFileSync(join(folder, 'package.json'), '{ "type": "commonjs" }');
  writeFileSync(start, `${requireFromFiles(build)}require('./main.cjs');\n`);
  warmUp(start, warmUps(folder), { cwd: folder });
  const files = readdirSync(folder);
  const assets = {};
  for (const name of names) {
    assets[`./${name}`] = join(folder, name);
    const cache = files.find((file) => file.startsWith(`${name.slice(0, -3)}${build}-`));
    if (cache !== undefined) assets[`./${name}.cache`] = join(folder, cache);
  }
  return assets;
}

/** A run of each command that somebody waits for. */
function warmUps(folder) {
  const fixture = (...path) => join(root, 'fixtures', ...path);
  const copy = join(folder, 'rstudio-connect.gcfg');
  copyFileSync(fixture('rstudio-connect.gcfg'), copy);
  const snapshot = join(folder, 'snapshot.json');
  return [
    ['--version'],
    ['lint', '--help'],
    ['lint', fixture(), '--fail-on', 'never'],
    ['lint', copy, '--format', 'json'],
    ['ha', fixture('ha', 'launcher-places', 'failing', 'topology.yaml'), '--fail-on', 'never'],
    ['parse', copy],
    ['show', copy],
    ['get', copy, 'Server.DataDir'],
    ['explain', 'Server.DataDir'],
    ['explain', 'syntax/error'],
    ['paths', copy],
    ['fmt', copy],
    ['set', copy, 'Server.DataDir', '/srv/connect'],
    ['diff', copy, fixture('rstudio-connect.gcfg')],
    ['migrate', fixture('migration', 'rstudio-connect.gcfg')],
    ['upgrade', fixture('upgrade', 'rstudio-connect.gcfg'), '--to', '2026.08.0'],
    ['collect', '--config', copy, '--output', join(folder, 'bundle.json')],
    ['snapshot', '--output', snapshot, copy],
    ['reload', copy, '--running', `snapshot:${snapshot}`],
  ];
}

function run(command, ...args) {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} failed:\n${stdout}${stderr}`);
}

function checkRuns(executable) {
  const said = execFileSync(executable, ['--version'], { encoding: 'utf8', env: {} });
  if (said !== `${version}\n`) throw new Error(`the executable says ${said}`);
}

function report(executable) {
  const megabytes = (statSync(executable).size / 1e6).toFixed(0);
  console.log(`${executable}: gcfg-lint ${version} with Node.js ${process.version}, ${megabytes} MB`);
  // It ends with 9 where Node.js looks for the file, with 2 where the command does.
  const { status } = spawnSync(executable, ['lint', '--env-file', join(executable, 'none'), 'x'], {
    env: {},
  });
  if (status !== 2)
    console.log(
      `Node.js ${process.version} reads NODE_OPTIONS, and the file of --env-file, for itself: prefer --environment-file. A recent Node.js 22, 24 or 26 does not.`,
    );
}
