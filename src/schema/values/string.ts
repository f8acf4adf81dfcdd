/**
 * Texts: the server takes them as they are.
 */
import { isPlaceholder } from './placeholder.ts';
import { accept, type Reading, type Remark } from './result.ts';

/** Reads a text. Every text is one; the empty one means "not set" to the server. */
export function readString(text: string): Reading<string> {
  const remarks: Remark[] = [];
  if (text === '') remarks.push('empty');
  else if (text.trim() !== text) remarks.push('surrounding-space');
  if (isPlaceholder(text)) remarks.push('placeholder');
  return accept(text, ...remarks);
}
