/** Lines of a width, for plans: sentences, what hangs behind a label, and commands that can be copied. */
import { printable } from './printable.ts';

/** A text behind a label, further lines below the text. */
export function hanging(label: string, shownLabel: string, text: string, width: number): string[] {
  const [first = '', ...more] = wrapped(text, width, label.length);
  return [`${shownLabel}${first.trimStart()}`, ...more];
}

/** Lines of a width, each indented. */
export function wrapped(text: string, width: number, indent: number): string[] {
  const words = printable(text).replaceAll('\n', '\\n').split(/ +/);
  return filled(words, width - indent, 0, '').map((line) => `${' '.repeat(indent)}${line}`);
}

/** A command on several lines that a shell reads as one; never inside of quotes. */
export function brokenUp(run: string, width: number, indent: number): string[] {
  return brokenAt(wordsOf(run), width, indent);
}

/** The same for a command whose options take values: an option stays with its value. */
export function brokenAtOptions(run: string, width: number, indent: number): string[] {
  const words: string[] = [];
  for (const word of wordsOf(run)) {
    const last = words.at(-1);
    if (last?.startsWith('-') && !last.includes(' ') && !word.startsWith('-'))
      words[words.length - 1] = `${last} ${word}`;
    else words.push(word);
  }
  return brokenAt(words, width, indent);
}

function wordsOf(run: string): string[] {
  return printable(run).match(/(?:\$'(?:[^'\\]|\\.)*'|'[^']*'|\\.|[^\s'\\])+/g) ?? [];
}

function brokenAt(words: readonly string[], width: number, indent: number): string[] {
  return filled(words, width - indent, 2, ' \\').map((line) => `${' '.repeat(indent)}${line}`);
}

/** Words filled into lines; those behind the first are indented, those before the last end in a mark. */
function filled(words: readonly string[], width: number, indent: number, mark: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const [index, word] of words.entries()) {
    const isLast = index === words.length - 1;
    const room = width - (isLast ? 0 : mark.length);
    if (line.trim() !== '' && line.length + 1 + word.length > room) {
      lines.push(`${line}${mark}`);
      line = `${' '.repeat(indent)}${word}`;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
