/** Whether the headers of sections carry names in quotes, as far as the page shows any. */
import { foldName } from '../parser/index.ts';
import type { SubsectionUse } from '../schema/setting.ts';
import type { PageLine } from './page-line.ts';

const HEADER = /^[;#\s]*\[\s*([A-Za-z][A-Za-z0-9]*)(\s+["“][^"”\]]*["”])?\s*\]/;

/** By the folded name of the section. What the page never shows is not in it. */
export function subsectionUses(lines: readonly PageLine[]): Map<string, SubsectionUse> {
  const seen = new Map<string, { named: boolean; plain: boolean }>();
  for (const { kind, text, code } of lines) {
    const headers = [
      ...(kind === 'code' || kind === 'heading' ? [text] : []),
      ...code.map(({ start, end }) => text.slice(start, end)),
    ];
    for (const header of headers) {
      const [, name, quoted] = HEADER.exec(header) ?? [];
      if (name === undefined) continue;
      const uses = seen.get(foldName(name)) ?? { named: false, plain: false };
      if (quoted === undefined) uses.plain = true;
      else uses.named = true;
      seen.set(foldName(name), uses);
    }
  }
  return new Map(
    [...seen].flatMap(([name, { named, plain }]): [string, SubsectionUse][] =>
      named ? [[name, plain ? 'optional' : 'expected']] : [],
    ),
  );
}
