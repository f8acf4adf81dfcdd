import type { Document } from '../parser/index.ts';
import type { Paint } from '../report/paint.ts';
import { printable } from '../report/printable.ts';
import type { Catalogue } from '../schema/index.ts';
import { maskBoth } from '../schema/masked-text.ts';

/** What changed between two states of a file, as a unified diff. Secrets are masked on both sides. */
export async function unifiedDiff(
  path: string,
  before: Document,
  after: Document,
  paint: Paint,
  catalogue?: Catalogue,
): Promise<string> {
  const { structuredPatch } = await import('diff');
  // The texts are compared as they are: a line of which only the secret changed is shown, too.
  const { hunks } = structuredPatch(path, path, before.toString(), after.toString(), '', '', { context: 3 });
  if (hunks.length === 0) return '';
  const masked = maskBoth(before, after, catalogue);
  const [oldLines, newLines] = [masked.one.lines, masked.other.lines];
  const name = printable(path);
  const lines = [paint.strong(`--- ${name}`), paint.strong(`+++ ${name}`)];
  for (const { oldStart, oldLines: oldCount, newStart, newLines: newCount, lines: marked } of hunks) {
    lines.push(paint.frame(`@@ -${oldStart},${oldCount} +${newStart},${newCount} @@`));
    let oldIndex = oldStart - 1;
    let newIndex = newStart - 1;
    for (const line of marked) {
      const mark = line[0]!;
      if (mark === '\\') {
        lines.push(line);
        continue;
      }
      const shown = shownLine(mark === '+' ? newLines[newIndex] : oldLines[oldIndex]);
      if (mark === '-') lines.push(paint.removed(`-${shown}`));
      else if (mark === '+') lines.push(paint.added(`+${shown}`));
      else lines.push(` ${shown}`);
      if (mark !== '+') oldIndex++;
      if (mark !== '-') newIndex++;
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Tabs stay tabs here: who applies the diff wants them. */
function shownLine(line = ''): string {
  return line.split('\t').map(printable).join('\t');
}
