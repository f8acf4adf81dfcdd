/**
 * One parser, one file, one process: `parse.js` starts it, for peak memory is a process's. Prints JSON: the
 * first parse, the following ones, and the most memory that was in use when the first was through.
 */
import { readFileSync } from 'node:fs';
import { parse as parseIni } from 'ini';
import { parse } from '../dist/index.js';

/** By name: what parses the bytes, and says how many things it found. */
const parsers = {
  events(bytes) {
    const document = parse(bytes);
    return document.events().length + document.errorCount;
  },
  read(bytes) {
    const document = parse(bytes);
    return document.errors.length + document.errorCount;
  },
  ini(bytes) {
    return Object.keys(parseIni(new TextDecoder().decode(bytes))).length;
  },
};

const [name, path, repeats] = process.argv.slice(2);
const parser = parsers[name];
const bytes = readFileSync(path);

let found = 0;
function time() {
  const start = performance.now();
  found = parser(bytes);
  return performance.now() - start;
}

const first = time();
// In kilobytes on every system.
const peak = process.resourceUsage().maxRSS;
const times = Array.from({ length: Number(repeats) }, time);
console.log(JSON.stringify({ first, times, peak, found }));
