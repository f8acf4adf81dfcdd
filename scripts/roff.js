// Text as the formatters of man pages (groff, mandoc) read it.

const ESCAPES = new Map([
  ['\\', '\\e'],
  ['-', '\\-'],
  ['’', '\\(cq'],
  ["'", '\\(aq'],
  ['`', '\\(ga'],
  ['^', '\\(ha'],
  ['~', '\\(ti'],
  ['…', '\\&...'],
  ['→', '\\(->'],
]);

/** Words as they are. */
export function roff(text) {
  return text.replace(/[\\\-’'`^~…→]|[^\x20-\x7e]/gu, (character) => {
    const known = ESCAPES.get(character);
    return known ?? `\\[u${character.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`;
  });
}

const WIDTH = 78;

/** Sentences, each on lines of its own; no line begins a request. */
export function paragraph(text) {
  return text
    .split(/(?<=\.) (?=[A-Z])/)
    .flatMap((sentence) => wrap(roff(sentence)))
    .map((line) => (/^[.']/.test(line) ? `\\&${line}` : line))
    .join('\n');
}

function wrap(text) {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > WIDTH) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

/** `--format NAME`: what is typed as it is in bold, what stands for something else in italics. */
export function roffFlags(flags) {
  return flags
    .split(/([\s,=[\]:|])/)
    .map((part) => {
      if (/^-/.test(part)) return `\\fB${roff(part)}\\fR`;
      return /^[A-Z.]+…?$/.test(part) ? `\\fI${roff(part)}\\fR` : roff(part);
    })
    .join('');
}

/** A paragraph under a tag. */
export const tagged = (tag, text) => `.TP\n${tag}\n${text}`;
