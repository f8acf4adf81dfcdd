import type { TextRange } from '../../../parser/index.ts';
import type { RuleContext } from '../../rule.ts';
import { placeOfValue } from '../../value/shared/entry-value.ts';

type Name = `${string}.${string}`;

/** Where the first of these settings that decides something stands in the file. */
export function placeOf(
  { settings }: Pick<RuleContext, 'settings'>,
  names: readonly Name[],
): { readonly range: TextRange; readonly setting: Name } | undefined {
  for (const setting of names) {
    const origin = settings.find(setting)?.texts.at(-1)?.origin;
    if (origin?.kind === 'file') return { range: placeOfValue(origin.binding.entry), setting };
  }
  return undefined;
}

/** Where to speak of what the file does not say: its first header, or its first line with a text. */
export function placeOfWholeFile({ document }: Pick<RuleContext, 'document'>): { readonly range: TextRange } {
  const header = document.sections().find(({ broken }) => !broken);
  if (header !== undefined) return { range: header.nameRange };
  const text = document.toString();
  const start = Math.max(0, text.search(/[^\s\uFEFF]/));
  return { range: { start, end: start + /^[^\r\n]*/.exec(text.slice(start))![0].length } };
}
