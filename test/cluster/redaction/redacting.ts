/** Texts without their secrets, for the tests. */
import { createHmac } from 'node:crypto';
import { redactDocument } from '../../../src/cluster/redaction/redact.ts';
import { Tokens } from '../../../src/cluster/redaction/tokens.ts';
import { parse } from '../../../src/parser/index.ts';

export function tokensOf(key: string): Tokens {
  return new Tokens((text) => createHmac('sha256', key).update(text).digest('hex'));
}

export const keyed = tokensOf('a key that all nodes share');
export const masked = new Tokens(undefined);

export function redact(text: string | Uint8Array, tokens = keyed): string {
  return redactDocument(parse(text), tokens);
}

/** With the tokens named by the order in which they appear. */
export function readable(text: string): string {
  const seen: string[] = [];
  return text.replaceAll(/redacted-[0-9a-f]{32}/g, (token) => {
    if (!seen.includes(token)) seen.push(token);
    return `<${seen.indexOf(token) + 1}>`;
  });
}
