/** Settings that the server takes from its environment: `CONNECT_<SECTION>_<NAME>`, in upper case. */
import { builtInCatalogue, type Catalogue, findSetting } from './catalogue.ts';
import type { Section, Setting } from './setting.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable that stands for a setting. */
export interface Override {
  readonly variable: string;
  readonly section: Section;
  readonly subsection: string | null;
  /** As the catalogue spells it. */
  readonly key: string;
  readonly setting: Setting;
  /** One value; of a list the parts between commas. */
  readonly values: readonly string[];
}

const PREFIX = 'CONNECT_';

/**
 * The settings that an environment sets. Variables of other programs that begin alike (`CONNECT_SERVER`,
 * `CONNECT_API_KEY`) name no setting and are passed over.
 */
export function readEnvironment(
  environment: Environment,
  catalogue: Catalogue = builtInCatalogue,
): Override[] {
  const overrides: Override[] = [];
  for (const [variable, text] of Object.entries(environment)) {
    if (text === undefined || !variable.startsWith(PREFIX)) continue;
    const override = readVariable(variable, text, catalogue);
    if (override !== undefined) overrides.push(override);
  }
  return overrides;
}

function readVariable(variable: string, text: string, { sections }: Catalogue): Override | undefined {
  const name = variable.slice(PREFIX.length);
  for (const section of sections) {
    const start = `${section.name.toUpperCase()}_`;
    if (!name.startsWith(start)) continue;
    const rest = name.slice(start.length);
    // Between section and setting stands the subsection as it is written in the file.
    const split = section.subsection === 'none' ? -1 : rest.lastIndexOf('_');
    const key = rest.slice(split + 1);
    const found = key === key.toUpperCase() ? findSetting(section, key) : undefined;
    if (found === undefined) continue;
    const { setting } = found;
    const subsection = split < 0 ? null : rest.slice(0, split);
    return {
      variable,
      section,
      subsection,
      key: found.name,
      setting,
      values: setting.multi ? text.split(',') : [text],
    };
  }
  return undefined;
}

/** The variable that stands for a setting. */
export function variableFor(section: string, key: string, subsection: string | null = null): string {
  const middle = subsection === null ? '' : `${subsection}_`;
  return `${PREFIX}${section.toUpperCase()}_${middle}${key.toUpperCase()}`;
}
