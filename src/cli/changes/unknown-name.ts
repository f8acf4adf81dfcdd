/** What to say of a setting that the catalogue lacks, to somebody who names it on the command line. */
import { formatSettingPath } from '../../parser/index.ts';
import { hintFor } from '../../rules/schema/names/hints.ts';
import {
  fullName,
  isTelling,
  type KnownSetting,
  sectionMeant,
  settingMeant,
  settingMeantElsewhere,
  settingsNamed,
  settingsSeenAs,
} from '../../rules/schema/names/meant-name.ts';
import { omitted } from '../../rules/schema/names/omitted.ts';
import { productOfSection, productOfSetting } from '../../rules/schema/names/other-products.ts';
import {
  builtInCatalogue,
  type Catalogue,
  findSetting,
  maskCredentials,
  type Section,
} from '../../schema/index.ts';
import type { Address } from './addresses.ts';

/** A name that the server would refuse, as far as is known. */
export interface UnknownName {
  readonly ruleId: 'schema/unknown-section' | 'schema/unknown-setting';
  readonly message: string;
  /** The setting or section that is probably meant: `Server.DataDir`, `[Applications]`. */
  readonly meant: string | undefined;
  /** What else to do before it is written. */
  readonly help: string | undefined;
}

const REFUSES = 'the server refuses to start on a name that it does not know';

/** Undefined for a setting that the catalogue has. */
export function unknownName(
  address: Address,
  version: string,
  catalogue: Catalogue = builtInCatalogue,
): UnknownName | undefined {
  const section = catalogue.findSection(address.section);
  if (section === undefined) return unknownSection(address, version, catalogue);
  if (findSetting(section, address.key) !== undefined) return undefined;
  const { key } = address;
  const name = `${section.name}.${key}`;
  if (catalogue.omits(section.name, key))
    return { ruleId: 'schema/unknown-setting', meant: undefined, ...omitted(name, name, catalogue) };
  const product = productOfSetting(section.name, key);
  if (product !== undefined)
    return {
      ruleId: 'schema/unknown-setting',
      message: `${name} is a setting of ${product}: Connect does not know it, and refuses to start on it.`,
      meant: undefined,
      help: undefined,
    };
  const meant = meantBy(section, key, version, catalogue);
  return {
    ruleId: 'schema/unknown-setting',
    message: `There is no setting ${name}${meant === undefined ? ' in the catalogue' : ''}: ${REFUSES}.`,
    meant: meant && addressOf(meant, address),
    help: hintFor(name) ?? declareHelp(name),
  };
}

/** The setting that is most likely meant by a name that the section does not have. */
function meantBy(
  section: Section,
  key: string,
  version: string,
  catalogue: Catalogue,
): KnownSetting | undefined {
  const seen = settingsSeenAs(section.name, key, catalogue);
  const near = settingMeant(section, key, version);
  const named = isTelling(key) ? settingsNamed(key, version, catalogue) : [];
  if (seen.length > 0) return seen.find((known) => known.section === section) ?? seen[0];
  if (near !== undefined && near.confidence !== 'possible') return near.found;
  if (named.length === 1) return named[0];
  return hintFor(`${section.name}.${key}`) === undefined
    ? (near?.found ?? settingMeantElsewhere(key, version, catalogue))
    : undefined;
}

function unknownSection(address: Address, version: string, catalogue: Catalogue): UnknownName {
  const { section: name, key } = address;
  if (catalogue.omits(name))
    return { ruleId: 'schema/unknown-section', meant: undefined, ...omitted(`[${name}]`, name, catalogue) };
  const product = productOfSection(name);
  if (product !== undefined)
    return {
      ruleId: 'schema/unknown-section',
      message: `[${name}] is a section of ${product}: Connect does not know it, and refuses to start on it.`,
      meant: undefined,
      help: hintFor(name),
    };
  const section = sectionMeant(name, catalogue)?.found;
  const found = section === undefined ? undefined : findSetting(section, key);
  const elsewhere = isTelling(key) ? settingsNamed(key, version, catalogue) : [];
  const known = found === undefined ? undefined : { ...found, section: section! };
  const setting = known ?? (elsewhere.length === 1 ? elsewhere[0] : undefined);
  const meant = setting === undefined ? section && `[${section.name}]` : addressOf(setting, address);
  return {
    ruleId: 'schema/unknown-section',
    message: `There is no section [${name}]${meant === undefined ? ' in the catalogue' : ''}: ${REFUSES}.`,
    meant,
    help: hintFor(name) ?? declareHelp(name),
  };
}

/** The setting that is meant, with the name in quotes that was given. */
function addressOf(known: KnownSetting, { subsection }: Address): string {
  if (subsection === null || known.section.subsection === 'none') return fullName(known);
  return formatSettingPath({
    section: known.section.name,
    subsection: maskCredentials(subsection),
    key: known.name,
  });
}

function declareHelp(name: string): string {
  return `If your server has it, declare it in gcfg-lint.yaml (declare: [${name}]), or say --force.`;
}
