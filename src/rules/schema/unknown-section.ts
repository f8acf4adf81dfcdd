import type { Entry, Header } from '../../parser/index.ts';
import { type Catalogue, findSetting, hasGap, type Section } from '../../schema/index.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';
import { groupBy } from './names/group-by.ts';
import { hintFor } from './names/hints.ts';
import { isTelling, type Meant, sectionMeant } from './names/meant-name.ts';
import { omitted } from './names/omitted.ts';
import { productOfSection } from './names/other-products.ts';

export const unknownSection = defineRule({
  id: 'schema/unknown-section',
  severity: 'error',
  summary: 'Reports a section that Connect does not know.',
  why: `The server refuses to start on names that it does not know. Nothing below such a header takes effect, which is
why this is one finding and not one for every setting there.`,
  otherSeverities: `Warning where nothing suggests a mistake, and the catalogue of this tool may simply lack the
section. Declare it in \`gcfg-lint.yaml\` then: \`declare: [Section]\`, or have \`gcfg-lint learn\` read the server’s own
documentation.`,
  fixes: ['safe', 'unsafe'],
  bad: `[Application]
RunAs = connect-content
`,
  good: `[Applications]
RunAs = connect-content
`,
  check(context) {
    const { catalogue, document, report } = context;
    let entriesOf: Map<Header | null, readonly Entry[]> | undefined;
    for (const header of document.sections()) {
      if (header.broken || header.name === '' || hasGap(header.name)) continue;
      if (catalogue.findSection(header.name) !== undefined) continue;
      entriesOf ??= groupBy(document.entries(), (entry) => entry.header);
      const entries = entriesOf.get(header) ?? [];
      if (isVouchedFor(context, header, entries)) continue;
      report({ range: header.nameRange, setting: header.name, ...judge(header, entries, catalogue) });
    }
  },
});

/** Whether the user declared the section, or a setting in it. */
function isVouchedFor({ isDeclared }: RuleContext, { name }: Header, entries: readonly Entry[]): boolean {
  return isDeclared(name) || entries.some(({ key }) => isDeclared(`${name}.${key}`));
}

function judge(header: Header, entries: readonly Entry[], catalogue: Catalogue): Omit<Finding, 'range'> {
  const { name } = header;
  if (catalogue.omits(name)) return omitted(`[${name}]`, name, catalogue);
  const product = productOfSection(name);
  if (product !== undefined) {
    return {
      message: `[${name}] is a section of ${product}: Connect does not know it, and refuses to start on it.`,
      help: hintFor(name) ?? 'Remove the section, or give the file to the program for which it was written.',
    };
  }
  const owner = ownerOf(entries, catalogue);
  const meant: Meant<Section> | undefined =
    sectionMeant(name, catalogue) ??
    (owner === undefined ? undefined : { found: owner, confidence: 'possible' });
  const right = meant === undefined ? '' : `[${meant.found.name}]`;
  if (meant === undefined || (meant.confidence === 'possible' && meant.found !== owner))
    return {
      severity: 'warning',
      message: `The catalogue has no section [${name}]: a server that does not know it either refuses to start.`,
      help: hintFor(name) ?? (meant === undefined ? declareHelp(name) : `Did you mean ${right}?`),
    };
  return {
    message: `There is no section [${name}]: the server refuses to start on a name that it does not know.`,
    help: `Write ${right}${meant.confidence === 'possible' ? ': the settings below belong there' : ''}.`,
    fix: rename(header, entries, meant, owner === meant.found),
  };
}

function declareHelp(name: string): string {
  return `Check the spelling against the server’s own documentation (/__docs__/admin/appendix/configuration/). If it is right, declare it in gcfg-lint.yaml: declare: [${name}], or have gcfg-lint learn read that page.`;
}

function rename(
  { name, nameRange, subsection }: Header,
  entries: readonly Entry[],
  { found: section, confidence }: Meant<Section>,
  owns: boolean,
): Fix {
  const fits =
    entries.every(({ key }) => findSetting(section, key) !== undefined) &&
    (subsection === null ? section.subsection !== 'required' : section.subsection !== 'none');
  return {
    title: `Rename [${name}] to [${section.name}]`,
    applicability:
      fits && (confidence === 'certain' || (confidence === 'likely' && owns)) ? 'safe' : 'unsafe',
    edits: [{ ...nameRange, text: section.name }],
  };
}

/** The only section that has all of these settings, where their names tell. */
function ownerOf(entries: readonly Entry[], { sections }: Catalogue): Section | undefined {
  if (!entries.some(({ key }) => isTelling(key))) return undefined;
  const owners = sections.filter((section) =>
    entries.every(({ key }) => findSetting(section, key) !== undefined),
  );
  return owners.length === 1 ? owners[0] : undefined;
}
