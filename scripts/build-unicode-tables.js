// Writes src/parser/unicode-tables.ts from Unicode 15.0, the version in Go 1.21 to 1.26.
// The data package is large and needed only here, so it is not a dependency:
//   npm install --no-save @unicode/unicode-15.0.0 && node scripts/build-unicode-tables.js
import { writeFileSync } from 'node:fs';

const PACKAGE = '@unicode/unicode-15.0.0';
const FIRST = 0x80;
const LAST = 0x10ffff;

const load = async (path) => (await import(`${PACKAGE}/${path}`)).default;
const category = (name) => load(`General_Category/${name}/code-points.mjs`);

const pack = (numbers) => numbers.map((number) => number.toString(36)).join(' ');

/** Code points as alternating lengths: outside, inside, outside, … */
function ranges(codePoints) {
  const inside = new Set(codePoints);
  const lengths = [];
  let start = FIRST;
  let within = false;
  for (let code = FIRST; code <= LAST + 1; code++) {
    if ((code <= LAST && inside.has(code)) !== within) {
      lengths.push(code - start);
      start = code;
      within = !within;
    }
  }
  return pack(lengths);
}

/** Case pairs as runs: first upper-case code point since the last run, how many, step between them, distance. */
function folds(pairs) {
  const runs = [];
  let previous = 0;
  for (let index = 0; index < pairs.length; ) {
    const [from, to] = pairs[index];
    const distance = to - from;
    const step = index + 1 < pairs.length ? pairs[index + 1][0] - from : 1;
    let count = 1;
    while (
      index + count < pairs.length &&
      pairs[index + count][0] === from + count * step &&
      pairs[index + count][1] - pairs[index + count][0] === distance
    )
      count++;
    runs.push(from - previous, count, count > 1 ? step : 1, distance);
    previous = from;
    index += count;
  }
  return pack(runs);
}

const letters = await category('Letter');
const digits = await category('Decimal_Number');
const printable = (
  await Promise.all(['Letter', 'Mark', 'Number', 'Punctuation', 'Symbol'].map((name) => category(name)))
).flat();
const common = await load('Case_Folding/C/code-points.mjs');
const simple = await load('Case_Folding/S/code-points.mjs');
const pairs = [...common, ...simple]
  .map(([from, to]) => [from, Array.isArray(to) ? to[0] : to])
  .filter(([from, to]) => from >= FIRST || to >= FIRST)
  .sort((a, b) => a[0] - b[0]);

writeFileSync(
  new URL('../src/parser/unicode-tables.ts', import.meta.url),
  `// Written by scripts/build-unicode-tables.js from ${PACKAGE}; do not edit.

/** Categories L*, from U+0080 on: lengths outside, inside, outside, … in base 36. */
export const LETTERS =
  '${ranges(letters)}';

/** Category Nd, likewise. */
export const DIGITS =
  '${ranges(digits)}';

/** Categories L, M, N, P, S, likewise: what Go prints as itself. */
export const PRINTABLE =
  '${ranges(printable)}';

/** Simple case folding beyond ASCII: runs of (distance from the last run, count, step, distance to the folded one). */
export const FOLDS =
  '${folds(pairs)}';
`,
);
