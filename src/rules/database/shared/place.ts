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

/**
 * Where to speak of what the file does not say: its first header. Undefined for a file without any, and for one
 * that the server refuses: nobody can tell what else it would say.
 */
export function placeOfWholeFile({
  document,
}: Pick<RuleContext, 'document'>): { readonly range: TextRange } | undefined {
  const header = document.sections()[0];
  return header === undefined || document.errorCount > 0 ? undefined : { range: header.nameRange };
}
