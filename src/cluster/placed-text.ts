/** Files that carry configurations, as they may be shown. */
import type { HostFile, Placement } from '../carriers/placement.ts';
import type { TextRange } from '../parser/index.ts';
import { MaskedText } from '../schema/masked-text.ts';
import { mergeRanges } from '../schema/secrecy.ts';

/** A file as it may be shown, with the secrets of what it carries. */
export function maskHost(host: HostFile, secrets: readonly TextRange[]): MaskedText {
  return new MaskedText(host.text, mergeRanges([...host.secrets, ...secrets]));
}

/** The secrets of a configuration by the file in which they stand. */
export function placedSecrets(
  text: string,
  secrets: readonly TextRange[],
  placement: Placement,
): Map<string, TextRange[]> {
  const byFile = new Map<string, TextRange[]>();
  for (const secret of secrets) {
    // Line by line: each may come from elsewhere.
    for (let start = secret.start; start < secret.end; ) {
      const lineEnd = text.indexOf('\n', start);
      const end = lineEnd < 0 ? secret.end : Math.min(lineEnd, secret.end);
      if (end > start) {
        const { file, range } = placement.place({ start, end });
        const ranges = byFile.get(file.path);
        if (ranges === undefined) byFile.set(file.path, [range]);
        else ranges.push(range);
      }
      start = end + 1;
    }
  }
  return byFile;
}
