/**
 * How fast a configuration is parsed, and in how much memory: ours, npm's ini, git and the server's own library,
 * in one run, in turns. `--smoke`: one small document, few turns, to see that the benchmark itself works.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { adversarial, MB, realistic, writeDocument } from './documents.js';
import { built, cleanEnvironment, describeMachine, median, printTable, timeProcess } from './report.js';

const smoke = process.argv.includes('--smoke');
const sizes = smoke ? [1] : [1, 10, 50];
const rounds = smoke ? 2 : 5;
/** Parses in one process after the first one. */
const repeats = (size) => (smoke ? 2 : size > 10 ? 3 : 7);

/** Adversarial inputs that are measured at 50 MB; the others, some of them a single line, at 10 MB. */
const LARGE = ['comments only', 'random bytes'];
const GNU_TIME = '/usr/bin/time';
const once = fileURLToPath(new URL('parse-once.js', import.meta.url));

built('dist/index.js');
const folder = mkdtempSync(join(tmpdir(), 'gcfg-lint-bench-go-'));
try {
  console.log(`${describeMachine()}\n`);
  const go = buildGo();
  if (comparePeers(go) === 0) throw new Error('nothing was measured');
  measureGrowth();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The program around the server's library; undefined, and a line that says so, where it can't be had. */
function buildGo() {
  const program = join(folder, 'main');
  const env = { ...process.env, GO111MODULE: 'off', GOPATH: process.env.GOPATH ?? '/usr/share/gocode' };
  const source = fileURLToPath(new URL('go/main.go', import.meta.url));
  const { error, status, stderr } = spawnSync('go', ['build', '-o', program, source], {
    env,
    encoding: 'utf8',
  });
  if (error === undefined && status === 0) return program;
  const reason = error === undefined ? stderr.trim().split('\n').at(-1) : 'Go is not installed';
  console.log(`Left out: the server's library (${reason}).\n`);
  return undefined;
}

function comparePeers(go) {
  const node = (variant) => (file, size) => runJson(process.execPath, [once, variant, file], size);
  const parsers = [
    { name: 'gcfg-lint, all events', run: node('events'), counts: true },
    { name: 'gcfg-lint, errors only', run: node('read') },
    { name: 'npm ini', run: node('ini') },
    ...(hasGit() ? [{ name: 'git config --list, whole process', run: runGit }] : []),
    ...(go === undefined
      ? []
      : [
          {
            name: 'Go gcfg, all events, one pass',
            run: (file, size) => runJson(go, ['events', file], size),
            counts: true,
          },
          { name: 'Go gcfg, ReadInto', run: (file, size) => runJson(go, ['struct', file], size) },
        ]),
  ];
  const rows = [];
  for (const size of sizes) {
    const file = writeDocument(`realistic-${size}.gcfg`, realistic(size * MB));
    const results = parsers.map(() => []);
    for (let round = 0; round < rounds; round++)
      parsers.forEach(({ run }, index) => {
        results[index].push(run(file, size));
      });
    sameCounts(parsers, results);
    const bytes = statSync(file).size;
    rmSync(file);
    const times = results.map((runs) => median(runs.map((run) => median(run.times))));
    const ini = times[parsers.findIndex(({ name }) => name === 'npm ini')];
    parsers.forEach(({ name }, index) => {
      const first = median(results[index].map((run) => run.first));
      const peak = median(results[index].map((run) => run.peak));
      rows.push([
        `${size} MB`,
        name,
        milliseconds(times[index]),
        throughput(bytes, times[index]),
        (ini / times[index]).toFixed(2),
        throughput(bytes, first),
        megabytes(peak),
      ]);
    });
  }
  printTable(
    ['size', 'parser', 'time, ms', 'MB/s', 'speed to ini', 'first parse, MB/s', 'peak RSS, MB'],
    rows,
  );
  return rows.length;
}

/** Time and memory must grow with the input and no faster, whatever it holds. */
function measureGrowth() {
  const inputs = [
    ['realistic', realistic, 50],
    ...Object.entries(adversarial).map(([name, make]) => [name, make, LARGE.includes(name) ? 50 : 10]),
  ];
  const rows = inputs.map(([name, make, full]) => {
    const sizes = smoke ? [0.1, 1] : [full / 10, full];
    const [small, large] = sizes.map((size) => {
      const file = writeDocument('growth.gcfg', make(size * MB));
      const runs = Array.from({ length: smoke ? 1 : 3 }, () =>
        runJson(process.execPath, [once, 'events', file], size),
      );
      rmSync(file);
      return {
        time: median(runs.map((run) => median(run.times))),
        peak: median(runs.map((run) => run.peak)),
      };
    });
    return [
      name,
      `${sizes[1]} MB`,
      milliseconds(small.time),
      milliseconds(large.time),
      (large.time / small.time).toFixed(1),
      throughput(sizes[1] * MB, large.time),
      megabytes(small.peak),
      megabytes(large.peak),
    ];
  });
  printTable(
    [
      'gcfg-lint on',
      'size',
      'a tenth, ms',
      'all, ms',
      'times as long',
      'MB/s',
      'a tenth: RSS, MB',
      'all: RSS, MB',
    ],
    rows,
  );
}

function runJson(command, args, size) {
  const { error, status, stdout, stderr } = spawnSync(command, [...args, String(repeats(size))], {
    encoding: 'utf8',
    env: cleanEnvironment(),
  });
  if (error !== undefined || status !== 0) throw new Error(error?.message ?? stderr);
  return JSON.parse(stdout);
}

function hasGit() {
  const { error, status } = spawnSync('git', ['--version']);
  return error === undefined && status === 0;
}

/** git is timed from outside, and its memory is what GNU time says of it. */
function runGit(file, size) {
  const args = ['config', '-f', file, '--list', '-z'];
  const time = () => timeProcess('git', args);
  const first = time();
  const peak = existsSync(GNU_TIME)
    ? Number(
        spawnSync(GNU_TIME, ['-f', '%M', 'git', ...args], {
          encoding: 'utf8',
          stdio: ['ignore', 'ignore', 'pipe'],
        }).stderr,
      )
    : Number.NaN;
  return { first, times: Array.from({ length: repeats(size) }, time), peak };
}

/** A parser that finds less than another would not be faster but wrong. */
function sameCounts(parsers, results) {
  const counts = new Set(results.flatMap((runs, index) => (parsers[index].counts ? [runs[0].found] : [])));
  if (counts.size > 1) throw new Error(`the parsers disagree on the events: ${[...counts].join(', ')}`);
}

function milliseconds(time) {
  return time.toFixed(time < 100 ? 1 : 0);
}

function throughput(bytes, time) {
  return (bytes / 1000 / time).toFixed(0);
}

function megabytes(kilobytes) {
  return Number.isNaN(kilobytes) ? '–' : ((kilobytes * 1024) / MB).toFixed(0);
}
