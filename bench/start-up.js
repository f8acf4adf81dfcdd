/**
 * What a hook feels: whole processes, in turns, as multiples of a Node that does nothing. `--node PATH` measures
 * another Node, `--rounds N` more or fewer turns, `--smoke` three. The single executable, with the Node in it, takes
 * part where `npm run build:sea` has made it.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import {
  built,
  builtCommand,
  describeMachine,
  firstLine,
  median,
  printTable,
  timeProcess,
} from './report.js';

const { values } = parseArgs({
  options: {
    node: { type: 'string', default: process.execPath },
    rounds: { type: 'string', default: '40' },
    smoke: { type: 'boolean', default: false },
  },
});
const { node } = values;
const rounds = values.smoke ? 3 : Number(values.rounds);
const WARM_UPS = 2;

const main = builtCommand();
const fixture = built('fixtures/rstudio-connect.gcfg');
const variants = [
  { name: 'node -e 0', command: node, args: ['-e', '0'] },
  { name: 'gcfg-lint --version', command: node, args: [main, '--version'] },
  { name: 'gcfg-lint lint FILE', command: node, args: [main, 'lint', fixture], codes: [0, 1] },
  { name: 'gcfg-lint parse FILE', command: node, args: [main, 'parse', fixture] },
  { name: 'gcfg-lint lint --help', command: node, args: [main, 'lint', '--help'] },
];
const single = fileURLToPath(new URL('../dist/sea/gcfg-lint', import.meta.url));
if (existsSync(single))
  variants.push(
    { name: 'single executable --version', command: single, args: ['--version'] },
    { name: 'single executable lint FILE', command: single, args: ['lint', fixture], codes: [0, 1] },
  );
if (firstLine('git', ['--version']) !== undefined)
  variants.push({
    name: 'git config --list',
    command: 'git',
    args: ['config', '-f', fixture, '--list'],
  });

const times = variants.map(() => []);
for (let round = -WARM_UPS; round < rounds; round++)
  variants.forEach(({ command, args, codes }, index) => {
    const time = timeProcess(command, args, codes);
    if (round >= 0) times[index].push(time);
  });

const base = median(times[0]);
console.log(`${describeMachine(node)}, ${rounds} rounds\n`);
printTable(
  ['process', 'median, ms', 'fastest, ms', 'to node -e 0'],
  variants.map(({ name }, index) => {
    const middle = median(times[index]);
    return [name, middle.toFixed(1), Math.min(...times[index]).toFixed(1), (middle / base).toFixed(2)];
  }),
);
