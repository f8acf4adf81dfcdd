/** What the benchmarks share: processes, medians and tables. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/** A file of this repository by its path from the root; ends the program when the build has not made it yet. */
export function built(path) {
  const file = fileURLToPath(new URL(`../${path}`, import.meta.url));
  if (existsSync(file)) return file;
  console.error(`${path} is not there: run npm run build first`);
  return process.exit(2);
}

/** The command as the package names it. */
export function builtCommand() {
  const { bin } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return built(bin['gcfg-lint']);
}

/**
 * The environment without what changes how Node starts: extra certificates alone cost every start of Node 20
 * more than it takes to start.
 */
export function cleanEnvironment() {
  const {
    NODE_EXTRA_CA_CERTS: _certificates,
    NODE_OPTIONS: _options,
    NODE_COMPILE_CACHE: _cache,
    ...environment
  } = process.env;
  return environment;
}

/** Runs a process to its end, with nothing to read and nowhere to write; says how many milliseconds it took. */
export function timeProcess(command, args, codes = [0]) {
  const env = cleanEnvironment();
  const start = performance.now();
  const { error, status } = spawnSync(command, args, { env, stdio: 'ignore' });
  const time = performance.now() - start;
  if (error !== undefined || !codes.includes(status))
    throw new Error(`${command} ${args.join(' ')} failed: ${error?.message ?? `exit code ${status}`}`);
  return time;
}

export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints a Markdown table; columns of figures keep to the right. */
export function printTable(head, rows) {
  const columns = head.map((title, column) => {
    const cells = rows.map((row) => row[column]);
    const width = Math.max(title.length, ...cells.map((cell) => cell.length));
    return { width, figures: cells.every((cell) => /^[\d.–]+$/.test(cell)) };
  });
  const line = (cells) => {
    const padded = cells.map((cell, column) => {
      const { width, figures } = columns[column];
      return figures ? cell.padStart(width) : cell.padEnd(width);
    });
    console.log(`| ${padded.join(' | ')} |`);
  };
  line(head);
  line(columns.map(({ width, figures }) => (figures ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))));
  for (const row of rows) line(row);
  console.log('');
}

/** The first line that a program prints, or undefined where there is no such program. */
export function firstLine(command, args) {
  const { error, status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return error === undefined && status === 0 ? stdout.split('\n')[0] : undefined;
}

/** One line on what the figures were measured with. */
export function describeMachine(node = process.execPath) {
  const versions = [
    `Node ${firstLine(node, ['--version'])?.slice(1)}`,
    firstLine('go', ['version'])?.replace('go version go', 'Go ').replace(/ \S+$/, ''),
    firstLine('git', ['--version'])?.replace('version ', ''),
  ];
  return `${availableParallelism()} cores, ${versions.filter((version) => version !== undefined).join(', ')}`;
}
