/** Texts whose lines YAML joins: those of a folded block, and of a text on several lines in quotes or without. */
import type { Scalar } from 'yaml';
import { lineAt } from './align-block.ts';
import { type Alignment, type Run, Runs } from './align-scalar.ts';
import type { JoinedLines } from './carrier.ts';
import type { HostFile } from './placement.ts';

/** What begins a line of a configuration. */
const LINE_START = /^(?:[[;#]|\p{L}[\p{L}\p{Nd}_.-]*[ \t]*(?:[=:]|$))/mu;

/** Programs break lines that are longer, between words. */
const SHORTEST_BROKEN = 60;

/** Whether the ends of lines that are meant to be such become blanks, and what would keep them. */
export function joinedLines(
  file: HostFile,
  node: Scalar,
  value: string,
  { runs, coarse }: Alignment,
): JoinedLines | undefined {
  if (coarse || !runs.some((run) => isJoin(file.text, value, run))) return undefined;
  const [start, end] = node.range!;
  const mark = node.type === 'BLOCK_FOLDED' ? file.text.indexOf('>', start) : -1;
  if (mark < 0) return { at: { file, range: { start, end } } };
  const range = { start: mark, end: mark + 1 };
  return { at: { file, range }, edit: { ...range, text: '|' } };
}

function isJoin(text: string, value: string, { same, start, end, at, until }: Run): boolean {
  if (same || value.slice(start, end) !== ' ' || !text.slice(at, until).includes('\n')) return false;
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
  return line.length < SHORTEST_BROKEN || LINE_START.test(value.slice(end, end + 200));
}

/** The text as it looks in the file: its lines, without their indentation. */
export function asWritten(text: string, { range, type }: Scalar): { text: string; runs: readonly Run[] } {
  const [start, end] = range!;
  const isBlock = type === 'BLOCK_FOLDED';
  const quote = type === 'QUOTE_DOUBLE' || type === 'QUOTE_SINGLE' ? 1 : 0;
  const until = end - quote;
  const runs = new Runs();
  let written = '';
  for (let at = isBlock ? lineAt(text, start).next : start + quote; at < until; ) {
    const { contentEnd, next } = lineAt(text, at);
    const last = Math.min(contentEnd, until);
    const begin = at + /^[ \t]*/.exec(text.slice(at, last))![0].length;
    const before = written.length;
    written += text.slice(begin, last);
    runs.add({ start: before, end: written.length, at: begin, until: last, same: true });
    runs.add({ start: written.length, end: written.length + 1, at: last, until: last, same: false });
    written += '\n';
    at = next;
  }
  return { text: written, runs: runs.list };
}
