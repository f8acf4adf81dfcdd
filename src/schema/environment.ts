/** Settings that the server takes from its environment: `CONNECT_<SECTION>_<NAME>`, in upper case. */
import { builtInCatalogue, type Catalogue, findSetting } from './catalogue.ts';
import { nearest } from './nearest.ts';
import { isTellingName } from './secrecy.ts';
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

/** Whether a variable gives a secret setting, is meant to, or has a name that tells of a secret. */
export function isSecretVariable(variable: string): boolean {
  if (isTellingName(variable) || isTellingName(variable.split('_').at(-1)!)) return true;
  const setting = variableMeant(variable)?.setting;
  const meant = setting === undefined ? variable : variableFor(...(setting.split('.') as [string, string]));
  return readEnvironment({ [meant]: '' })[0]?.setting.type === 'secret';
}

/** Variables of Posit’s tools and images, and those that Kubernetes makes of a Service called connect. */
const OTHERS =
  /^CONNECT_(?:SERVER|SERVER_URL|SERVER_NAME|URL|API_KEY|APIKEY|HTTPS|USER|USERNAME|PASSWORD|TOKEN|ACCOUNT|VERSION|CONTENT_.*|TASK_.*|CLOUD_.*|PORT(?:_.*)?|(?:.*_)?SERVICE_(?:HOST|PORT)(?:_.*)?|.*_PORT_\d+_(?:TCP|UDP)(?:_.*)?)$/;

/** A variable that was probably meant. */
export interface MeantVariable {
  readonly variable: string;
  /** `Section.Name` */
  readonly setting: string;
}

let variables: Map<string, string> | undefined;

/** The variable of a setting that a name is a near miss of; undefined for others, and for a variable that is right. */
export function variableMeant(name: string): MeantVariable | undefined {
  if (!/^CONNECT_/i.test(name) || OTHERS.test(name.toUpperCase())) return undefined;
  if (readEnvironment({ [name]: '' }).length > 0) return undefined;
  variables ??= new Map(
    builtInCatalogue.sections
      .filter(({ subsection }) => subsection === 'none')
      .flatMap((section) =>
        Object.keys(section.settings).map((key): [string, string] => [
          variableFor(section.name, key),
          `${section.name}.${key}`,
        ]),
      ),
  );
  const upper = name.toUpperCase();
  const variable = variables.has(upper) ? upper : (withoutSeparators(upper) ?? slipOf(upper));
  return variable === undefined ? undefined : { variable, setting: variables.get(variable)! };
}

/** `CONNECT_SERVER_DATA_DIR`: the words of a name are not set apart. */
function withoutSeparators(name: string): string | undefined {
  const plain = name.replaceAll('_', '');
  const same = [...variables!.keys()].filter((variable) => variable.replaceAll('_', '') === plain);
  return same.length === 1 ? same[0] : undefined;
}

/** Short names are too near to others. */
function slipOf(name: string): string | undefined {
  if (name.length < 16) return undefined;
  return nearest(name, variables!.keys(), name.length < 24 ? 1 : 2);
}
