import type { ParseErrorCode } from '../../parser/index.ts';
import type { TextRange } from '../../parser/position.ts';
import { MASK } from '../../schema/index.ts';
import { firstBadCharacter, parseMarked } from './bytes-in-text.ts';

/**
 * A line that the server refuses, with masks for its secrets: it is refused all the same, for the same reason where
 * that can be had. Lines stay lines.
 *
 * @param named the secrets that are known; there may be more.
 */
export function maskBroken(line: string, named: readonly TextRange[]): string {
  const secrets = withDoubtful(line, named);
  if (secrets.length === 0) return line;
  const reason = errorOf(line);
  let masked: string | undefined;
  for (const mask of masksFor(line)) {
    const candidate = replaceAll(line, secrets, mask);
    const error = errorOf(candidate);
    if (error === reason) return candidate;
    if (error !== undefined) masked ??= candidate;
  }
  return masked ?? `%${MASK}${lineEnds(line)}`;
}

/**
 * Where nothing can be read, nobody can tell where a password ends: all behind `scheme://` counts, and all lines that a
 * broken one goes on with.
 */
function withDoubtful(line: string, named: readonly TextRange[]): readonly TextRange[] {
  const end = line.endsWith('\n') ? line.length - 1 : line.length;
  const doubtful = [/:\/\/(?=.*@)/s, /\n(?=.)/s].flatMap((pattern) => {
    const found = pattern.exec(line);
    return found === null ? [] : [found.index + found[0].length];
  });
  const start = Math.min(...doubtful);
  if (start >= end || named.some((secret) => secret.start <= start && secret.end >= end)) return named;
  const before = named
    .filter((secret) => secret.start < start)
    .map((secret) => ({ start: secret.start, end: Math.min(secret.end, start) }));
  return [...before, { start, end }];
}

/**
 * Masks that keep what may be wrong in a text: a character, a backslash, a quote that opens and does not close. Behind a
 * backslash stands what no explanation takes for more than it is.
 */
function masksFor(line: string): string[] {
  const bad = firstBadCharacter(line);
  return [
    ...(bad === '' ? [] : [MASK + bad]),
    MASK,
    `\\_${MASK}`,
    `"${MASK}`,
    `"\\_${MASK}"`,
    `\\_${MASK}"`,
    `"${MASK}"`,
  ];
}

/** Puts a plain mask for all secrets but the last: the others stand in front of the fault. */
function replaceAll(line: string, secrets: readonly TextRange[], last: string): string {
  let replaced = '';
  let from = 0;
  for (const [index, { start, end }] of secrets.entries()) {
    replaced += line.slice(from, start) + (index === secrets.length - 1 ? last : MASK);
    replaced += lineEnds(line.slice(start, end));
    from = end;
  }
  return replaced + line.slice(from);
}

function lineEnds(text: string): string {
  return text.replaceAll(/[^\n]/g, '');
}

function errorOf(line: string): ParseErrorCode | undefined {
  return parseMarked(`[s]\n${line}`).errors[0]?.code;
}
