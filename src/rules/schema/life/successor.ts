/** What takes the place of a setting that is going or gone. */
import { parseSettingPath, sameName } from '../../../parser/index.ts';
import { type Binding, findSetting, type Setting } from '../../../schema/index.ts';
import type { Fix } from '../../diagnostic.ts';

interface Ending {
  readonly replacement?: string;
  readonly note?: string;
}

/** What to do about a setting that is deprecated or removed. */
export function adviceFor({ replacement, note }: Ending, without: string): string {
  const advice = replacement === undefined ? without : `Use ${replacement}.`;
  // Messages name settings without backquotes.
  return note === undefined ? advice : `${advice} ${note.replaceAll('`', '')}`;
}

/**
 * Renames a setting to its successor, where that is all there is to do: same section, same type, same meaning of
 * the value, and no word of warning in the catalogue.
 */
export function renameTo(
  { replacement, note }: Ending,
  { entry, section, setting, name }: Binding,
  bindings: readonly Binding[],
): Fix | undefined {
  if (replacement === undefined || note !== undefined || section === undefined || setting === undefined)
    return undefined;
  const path = parseSettingPath(replacement);
  if (!sameName(path.section, section.name)) return undefined;
  const successor = findSetting(section, path.key);
  if (successor === undefined || !takesTheSame(setting, successor.setting)) return undefined;
  const isSet = bindings.some(
    (other) =>
      other.section === section &&
      other.key === successor.name &&
      other.entry.subsection === entry.subsection,
  );
  if (isSet && !setting.multi) return undefined;
  return {
    title: `Rename ${name} to ${replacement}`,
    applicability: 'safe',
    edits: [{ ...entry.keyRange, text: successor.name }],
  };
}

function takesTheSame(one: Setting, other: Setting): boolean {
  return (
    one.type === other.type &&
    one.multi === other.multi &&
    one.kind === other.kind &&
    one.unit === other.unit &&
    one.values?.join() === other.values?.join()
  );
}
