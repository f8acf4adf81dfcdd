/**
 * Passwords and keys. What is said about them never shows them.
 */
import { isPlaceholder } from './placeholder.ts';
import { accept, type Reading, type Remark } from './result.ts';
import { readString } from './string.ts';

/**
 * Whether a text looks like the output of `rscadmin configure --encrypt-config-value` (or of `rskey`): base64
 * of 30 bytes or more. Plain hexadecimal keys do not count, though their characters would fit.
 */
export function looksEncrypted(text: string): boolean {
  return (
    text.length >= 40 &&
    text.length % 4 === 0 &&
    /^[A-Za-z0-9+/]+={0,2}$/.test(text) &&
    !/^[0-9a-fA-F]+$/.test(text) &&
    /[a-z]/.test(text) &&
    /[A-Z]/.test(text)
  );
}

/** Whether a text is no real secret: a template's gap, or the word that examples use (`notasecret`). */
export function isExampleSecret(text: string): boolean {
  return text === '' || isPlaceholder(text) || /^(?:not[-_ ]?a[-_ ]?)?(?:secret|example)$/i.test(text.trim());
}

/** Reads a password or key. Every text is one. */
export function readSecret(text: string): Reading<string> {
  const remarks: Remark[] = [];
  const reading = readString(text);
  if (reading.ok === true) remarks.push(...(reading.remarks ?? []));
  if (looksEncrypted(text)) remarks.push('encrypted');
  return accept(text, ...remarks);
}
