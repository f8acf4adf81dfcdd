/**
 * Loaded before a program (`--require`): kills it at the n-th step of its changes to files, where `KILL_AT_STEP` is n. There
 * is a step before each change, in the middle of each write, when half of it is done, and at the end. With
 * `COUNT_STEPS_IN=FILE` nothing is killed, and the number of steps goes to that file.
 */
const fs = require('node:fs');

const { writeSync, writeFileSync } = fs;
const at = Number(process.env.KILL_AT_STEP);
const countsIn = process.env.COUNT_STEPS_IN;
let steps = 0;

function step(meanwhile) {
  if (++steps !== at) return;
  meanwhile?.();
  process.kill(process.pid, 'SIGKILL');
}

function halfWritten(name, [file, data]) {
  if (name !== 'write' && name !== 'writev') return;
  step(() => {
    const bytes = Buffer.from(data);
    writeSync(file, bytes, 0, bytes.length >> 1, 0);
  });
}

const CHANGES = [
  ...['open', 'write', 'writev', 'writeFile', 'appendFile', 'copyFile', 'cp', 'truncate', 'ftruncate'],
  ...[
    'fsync',
    'fdatasync',
    'close',
    'rename',
    'link',
    'symlink',
    'unlink',
    'rm',
    'rmdir',
    'mkdir',
    'mkdtemp',
  ],
  ...['chmod', 'fchmod', 'lchmod', 'chown', 'fchown', 'lchown', 'utimes', 'futimes', 'lutimes'],
];

/** Files that are opened to be read, and what is done with them. */
const read = new Set();

function isChange(name, [first, flags]) {
  if (name === 'open') return flags !== undefined && flags !== 'r';
  return !read.has(first);
}

function stepBefore(name, given) {
  if (!isChange(name, given)) return;
  step();
  halfWritten(name, given);
}

function remember(name, [first, flags], file) {
  if (name === 'open' && (flags === undefined || flags === 'r')) read.add(file);
  if (name === 'close') read.delete(first);
}

for (const name of CHANGES) {
  const [plain, sync] = [fs[name], fs[`${name}Sync`]];
  if (plain === undefined) continue;
  fs[name] = (...given) => {
    stepBefore(name, given);
    const callback = given.pop();
    plain(...given, (error, result) => {
      remember(name, given, result);
      callback(error, result);
    });
  };
  fs[`${name}Sync`] = (...given) => {
    stepBefore(name, given);
    const result = sync(...given);
    remember(name, given, result);
    return result;
  };
  const promised = fs.promises[name];
  if (promised === undefined) continue;
  fs.promises[name] = async (...given) => {
    stepBefore(name, given);
    return await promised(...given);
  };
}

process.on('exit', () => {
  step();
  if (countsIn !== undefined) writeFileSync(countsIn, String(steps));
});
