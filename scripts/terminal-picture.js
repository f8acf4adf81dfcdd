// The text of docs/pictures/lint.svg: what the command prints into a terminal, as a picture that needs nothing else.
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FILE = 'fixtures/mistakes.gcfg';
const COLUMNS = 96;
const CHARACTER = { width: 7.8, height: 18, size: 13 };
const MARGIN = 18;

/** A window of its own: what is around it may be light or dark. */
const STYLE = `
  .window { fill: #0d1117; stroke: #6e7681; }
  text { fill: #e6edf3; white-space: pre; }
  .bold { font-weight: 700; }
  .red { fill: #ff7b72; }
  .yellow { fill: #e3b341; }
  .blue { fill: #79c0ff; }
  .cyan { fill: #76e3ea; }
  .green { fill: #7ee787; }
  .grey { fill: #9da7b3; }
`;
const COLORS = { 31: 'red', 32: 'green', 33: 'yellow', 34: 'blue', 36: 'cyan' };

/** What the command prints, colours included: its report, then what it says of it. */
async function printed(run) {
  let output = '';
  let notes = '';
  const terminal = {
    print: (text) => {
      output += text;
    },
    note: (text) => {
      notes += text;
    },
    now: () => new Date(2026, 0, 1),
    environment: { FORCE_COLOR: '1' },
    directory: ROOT,
    interactive: true,
    notesInteractive: false,
    columns: COLUMNS,
  };
  await run([FILE], terminal);
  return `${output}\n${notes}`.trimEnd();
}

/** Lines of characters, each with the classes that its colours have. */
function styledLines(text) {
  let color;
  let bold = false;
  return text.split('\n').map((line) => {
    const characters = [];
    for (const part of line.split(/(\x1b\[\d+m)/)) {
      const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
      if (code === undefined)
        for (const character of part)
          characters.push({ character, style: [color, bold && 'bold'].filter(Boolean).join(' ') });
      else if (code === '1' || code === '22') bold = code === '1';
      else if (code === '39' || code in COLORS) color = COLORS[code];
      else throw new Error(`There is no colour for ${code}.`);
    }
    return characters;
  });
}

/** Rows as wide as the terminal, broken between words. */
function rowsOf(line) {
  const rows = [];
  let rest = line;
  while (rest.length > COLUMNS) {
    const end = rest.slice(0, COLUMNS + 1).findLastIndex(({ character }) => character === ' ');
    rows.push(rest.slice(0, end));
    rest = rest.slice(end + 1);
  }
  return [...rows, rest];
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Neighbours of one style together. */
function spans(row) {
  const runs = [];
  for (const { character, style } of row) {
    if (runs.at(-1)?.style === style) runs.at(-1).text += character;
    else runs.push({ style, text: character });
  }
  return runs
    .map(({ style, text }) =>
      style === '' ? escaped(text) : `<tspan class="${style}">${escaped(text)}</tspan>`,
    )
    .join('');
}

export async function terminalPicture({ run }) {
  const prompt = [...`$ gcfg-lint ${FILE}`].map((character) => ({ character, style: 'grey' }));
  const lines = [prompt, [], ...styledLines(await printed(run))];
  const rows = lines.flatMap((line) => rowsOf(line).map((row, index) => ({ row, continues: index > 0 })));
  const width = Math.ceil(COLUMNS * CHARACTER.width + 2 * MARGIN);
  const height = rows.length * CHARACTER.height + 2 * MARGIN;
  const texts = rows.flatMap(({ row, continues }, index) => {
    if (row.length === 0) return [];
    const y = MARGIN + index * CHARACTER.height + CHARACTER.size;
    // Whatever the font, columns stand below each other.
    const length = (row.length * CHARACTER.width).toFixed(1);
    const continued = continues ? ' class="continued"' : '';
    return [
      `  <text x="${MARGIN}" y="${y}" textLength="${length}"${continued} xml:space="preserve">${spans(row)}</text>`,
    ];
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title desc" font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', 'Liberation Mono', monospace" font-size="${CHARACTER.size}">
  <!-- Written by scripts/build-docs.js from what the command prints; do not edit. -->
  <title id="title">gcfg-lint fixtures/mistakes.gcfg</title>
  <desc id="desc">What gcfg-lint prints in a terminal for a file with four mistakes: for each one what is wrong, the line with the place underlined, and what to do.</desc>
  <style>${STYLE}</style>
  <rect class="window" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>
${texts.join('\n')}
</svg>
`;
}
