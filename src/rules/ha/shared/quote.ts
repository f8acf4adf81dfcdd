import { maskCredentials } from '../../../schema/index.ts';
import { oneLine } from '../../one-line.ts';

/** A message is read in a terminal: what is longer is cut in its middle, for paths and databases differ at the end. */
const LONGEST = 60;
const END = 24;

/** A value for a message: in backquotes, without credentials, not too long. Not for the values of secret settings. */
export function quote(text: string): string {
  const line = oneLine(maskCredentials(text).replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
  if (line.length <= LONGEST) return `\`${line}\``;
  const front = line.slice(0, LONGEST - 3 - END).replace(/[\uD800-\uDBFF]$/, '');
  return `\`${front}…${line.slice(-END).replace(/^[\uDC00-\uDFFF]/, '')}\``;
}
