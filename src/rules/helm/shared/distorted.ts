import { type Distortion, type DistortionKind, settingOf } from '../../../helm/distortions.ts';
import type { Release } from '../../../helm/release.ts';
import { formatSettingPath } from '../../../parser/index.ts';
import { type Catalogue, findSetting, isSecret, maskCredentials } from '../../../schema/index.ts';
import { oneLine } from '../../one-line.ts';

/** A value that does not reach the server as it is written, and how to speak of it. */
export interface DistortedValue extends Distortion {
  /** `Server.Address` */
  readonly name: string;
  /** Whether its value must not be shown. */
  readonly isSecret: boolean;
  /** The value as the chart writes it. */
  readonly text: string;
}

export function distortedValues(
  { distortions, document, catalogue }: Release,
  kinds: readonly DistortionKind[],
): DistortedValue[] {
  return distortions
    .filter(({ kind }) => kinds.includes(kind))
    .map((distortion) => {
      const { line } = distortion;
      const text = document.toString().slice(line.valueRange.start, line.valueRange.end);
      const entry = { key: line.key, value: text };
      const secret =
        isSecret({ entry, setting: settingOf(line, catalogue) }) || maskCredentials(text) !== text;
      return { ...distortion, name: nameOf(line, catalogue), isSecret: secret, text };
    });
}

/** The setting of a line as the catalogue spells it. */
function nameOf({ section, key }: Distortion['line'], catalogue: Catalogue): string {
  const [, name = section, subsection] = /^\s*([^\s"]+)(?:\s+"(.*)")?\s*$/s.exec(section) ?? [];
  const known = catalogue.findSection(name);
  return formatSettingPath({
    section: known?.name ?? name,
    subsection: subsection === undefined ? null : maskCredentials(subsection),
    key: (known && findSetting(known, key)?.name) ?? key,
  });
}

/** A value for a message: not too long, and on one line. */
export function quoted(text: string): string {
  const line = oneLine(text.replaceAll('\n', '\\n').replaceAll('\t', '\\t'));
  return `\`${line.length > 60 ? `${line.slice(0, 57).replace(/[\uD800-\uDBFF]$/, '')}…` : line}\``;
}
