import { type Document, type Entry, foldName, type Header } from '../../parser/index.ts';
import { type Binding, findSetting, hasGap, type Section } from '../../schema/index.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type Finding, type RuleContext } from '../rule.ts';
import { type CommentedHeader, commentedHeaderAbove } from './names/commented-header.ts';
import { groupBy } from './names/group-by.ts';
import { hintFor } from './names/hints.ts';
import {
  fullName,
  isTelling,
  type KnownSetting,
  type Meant,
  settingMeant,
  settingMeantElsewhere,
  settingsNamed,
  settingsSeenAs,
} from './names/meant-name.ts';
import { omitted } from './names/omitted.ts';
import { productOfSetting } from './names/other-products.ts';

const REFUSES = 'the server refuses to start on a name that it does not know';

export const unknownSetting = defineRule({
  id: 'schema/unknown-setting',
  severity: 'error',
  summary: 'Reports a setting that Connect does not know, or not in this section.',
  why: `The server refuses to start on names that it does not know; it does not tell the line. The usual causes are a
slip of the pen, a setting under the wrong section (often because the header above it is missing or stands in a
comment), and a name that only another product of Posit knows.`,
  otherSeverities: `Warning where nothing suggests a mistake, and the catalogue of this tool may simply lack the name.
Check it against the server’s own documentation (\`/__docs__/admin/appendix/configuration/\`) and declare it in
\`gcfg-lint.yaml\`: \`declare: [Section.Name]\`, or have \`gcfg-lint learn\` read that page. Warning, too, for what the overlay
that it writes lacks: a server may know more than its documentation tells.`,
  fixes: ['safe', 'unsafe'],
  bad: `[Logging]
ServiceLogLevel = INFO

; [Authorization]
ViewersCanOnlySeeThemselves = true
`,
  good: `[Logging]
ServiceLogLevel = INFO

[Authorization]
ViewersCanOnlySeeThemselves = true
`,
  check(context) {
    const unknown = context.bindings.filter((binding) => isUnknown(binding, context));
    if (unknown.length === 0) return;
    const blocks = groupBy(context.bindings, ({ entry }) => entry.header);
    const homes = new Map<Header | null, Section | undefined>();
    for (const [header, members] of groupBy(unknown, ({ entry }) => entry.header))
      homes.set(header, homeOf(members, context));
    // A name that is given several times is one mistake.
    for (const same of groupBy(unknown, ({ name }) => foldName(name)).values()) {
      const [first, ...others] = same;
      const { entry, name } = first!;
      const finding = judge(first!, {
        context,
        same,
        home: homes.get(entry.header),
        block: blocks.get(entry.header)!,
      });
      const related = others.map((other) => ({ range: other.entry.keyRange, message: 'here, too' }));
      context.report({
        range: entry.keyRange,
        setting: name,
        ...finding,
        related: related.length === 0 ? undefined : related,
      });
    }
  },
});

/** Settings below an unknown header are the business of `schema/unknown-section`, unless somebody vouches for it. */
function isUnknown({ entry, section, setting, name }: Binding, context: RuleContext): boolean {
  if (hasGap(entry.key)) return false;
  if (setting !== undefined || entry.header === null || entry.header.broken || section === undefined)
    return false;
  const { isDeclared } = context;
  return !isDeclared(entry.section) && !isDeclared(name) && !isDeclared(`${entry.section}.${entry.key}`);
}

interface Circumstances {
  readonly context: RuleContext;
  /** All entries of this name, in order. */
  readonly same: readonly Binding[];
  /** The section in which all unknown settings of this block are at home. */
  readonly home: Section | undefined;
  /** All settings below the same header. */
  readonly block: readonly Binding[];
}

type Judgement = Pick<Finding, 'message' | 'help' | 'severity' | 'fix'>;

function judge(binding: Binding, circumstances: Circumstances): Judgement {
  const { context, home } = circumstances;
  const { document, catalogue, connectVersion: version } = context;
  const { entry, section, name } = binding;
  const { key } = entry;

  if (catalogue.omits(section!.name, key)) return omitted(name, `${section!.name}.${key}`, catalogue);
  const product = productOfSetting(entry.section, key);
  if (product !== undefined)
    return {
      message: `${name} is a setting of ${product}: Connect does not know it, and refuses to start on it.`,
      help: 'Remove the line.',
    };

  const seenAs = settingsSeenAs(section!.name, key, catalogue);
  const renamed = seenAs.find((known) => known.section === section);
  if (renamed !== undefined)
    return misspelt(binding, { found: renamed, confidence: 'certain' }, circumstances);

  const named = settingsNamed(key, version, catalogue);
  const commented = named
    .map((known) => ({ known, header: commentedHeaderAbove(document, entry, known.section.name) }))
    .find(({ header }) => header !== undefined);
  if (commented !== undefined) return fellOut(binding, commented.known, circumstances, commented.header);

  const meant = settingMeant(section!, key, version);
  if (meant?.confidence === 'certain') return misspelt(binding, meant, circumstances);
  const moved = seenAs[0] ?? named.find((known) => known.section === home);
  if (moved !== undefined) return fellOut(binding, moved, circumstances);
  if (meant?.confidence === 'likely') return misspelt(binding, meant, circumstances);

  if (named.length === 1 && isTelling(key)) return fellOut(binding, named[0]!, circumstances);
  if (named.length > 0 && isTelling(key))
    return {
      severity: 'warning',
      message: `The catalogue has no setting ${name}, but one of this name in ${listOf(named)}.`,
      help: `Move it to the section where it belongs, or check the name: ${REFUSES}.`,
    };

  if (isRestOfComment(document, entry))
    return {
      message: `${key} is read as a setting of [${section!.name}]: it looks like the rest of the comment above.`,
      help: 'Begin every line of a comment with a semicolon.',
    };
  const near = meant?.found ?? settingMeantElsewhere(key, version, catalogue);
  return {
    severity: 'warning',
    message: `The catalogue has no setting ${name}: a server that does not know it either refuses to start.`,
    help:
      hintFor(`${section!.name}.${key}`) ??
      (near === undefined ? declareHelp(binding) : `Did you mean ${fullName(near)}?`),
  };
}

function declareHelp({ section, entry }: Binding): string {
  return `Check the spelling against the server’s own documentation (/__docs__/admin/appendix/configuration/). If it is right, declare it in gcfg-lint.yaml: declare: [${section!.name}.${entry.key}], or have gcfg-lint learn read that page.`;
}

/** The name is wrong, the section right. */
function misspelt(
  binding: Binding,
  { found: known, confidence }: Meant<KnownSetting>,
  at: Circumstances,
): Judgement {
  const { name, entry } = binding;
  const { same, context } = at;
  const certain = confidence === 'certain';
  const sure = certain && known.setting.certainty !== 'uncertain';
  const right = context.bindings.find(
    (other) =>
      other.section === known.section &&
      other.key === known.name &&
      other.entry.subsection === entry.subsection,
  );
  // What the Helm chart brings along gives way to what is given.
  const byChart = right !== undefined && context.carrier?.kind === 'helm' && context.carrier.isByChart(right);
  const taken = right !== undefined && !known.setting.multi && !byChart;
  // What looks like several values in one text may have to become several lines.
  const asIs = !known.setting.multi || same.every(({ entry: { value } }) => !/[\s,]/.test(value ?? ''));
  return {
    severity: known.setting.certainty === 'uncertain' ? 'warning' : undefined,
    message: `There is no setting ${name}: ${REFUSES}.`,
    help: taken
      ? `${fullName(known)} is meant, and stands on ${context.line(right.entry.keyRange)} already: keep one of the two.`
      : `${certain ? 'Write' : 'Did you mean'} ${fullName(known)}${certain ? '.' : '?'}`,
    fix:
      taken || byChart
        ? undefined
        : {
            title: `Rename ${entry.key} to ${known.name}`,
            applicability: sure && asIs ? 'safe' : 'unsafe',
            edits: same.map((other) => ({ ...other.entry.keyRange, text: known.name })),
          },
  };
}

/** The name is right, the section wrong. */
function fellOut(
  binding: Binding,
  known: KnownSetting,
  at: Circumstances,
  header?: CommentedHeader,
): Judgement {
  const { entry, section } = binding;
  const right = `[${known.section.name}]`;
  const belongs =
    foldName(known.name) === foldName(entry.key) ? `it belongs to ${right}` : `${fullName(known)} is meant`;
  const judgement = {
    severity: known.setting.certainty === 'uncertain' ? ('warning' as const) : undefined,
    message: `[${section!.name}] has no setting ${entry.key}: ${belongs}.`,
  };
  if (header === undefined)
    return { ...judgement, help: moveHelp(at, known, right), fix: insertHeader(binding, known, at) };
  const fix = uncomment(header, known.section, at);
  const cure =
    fix === undefined
      ? 'put it back, directly above the settings of that section'
      : `remove the ${header.mark === ';' ? 'semicolon' : `\`${header.mark}\``} there`;
  return {
    ...judgement,
    help: `The header ${right} stands in a comment on ${at.context.line(header.range)}: ${cure}.`,
    fix,
  };
}

function moveHelp({ context, block, same }: Circumstances, known: KnownSetting, right: string): string {
  const first = same[0]!.entry;
  const move = foldName(first.key) === foldName(known.name) ? 'Move it' : `Write ${known.name}`;
  const existing = context.document
    .sections()
    .find((header) => !header.broken && foldName(header.name) === foldName(known.section.name));
  if (existing !== undefined)
    return `${move} below the header ${right} of ${context.line(existing.nameRange)}.`;
  const rest = restOf(block, first.range.start);
  return rest.every(({ key }) => findSetting(known.section, key) !== undefined)
    ? `Put the line ${right} above it: the header is missing.`
    : `${move} below a header ${right}.`;
}

/** Gives a block its header back, where all that stands below it belongs there. */
function uncomment(
  { markRange }: CommentedHeader,
  section: Section,
  { block }: Circumstances,
): Fix | undefined {
  const rest = restOf(block, markRange.end);
  if (!rest.every(({ key }) => findSetting(section, key) !== undefined)) return undefined;
  return {
    title: `Remove the comment mark before [${section.name}]`,
    applicability: 'unsafe',
    edits: [{ ...markRange, text: '' }],
  };
}

/** Puts the right header above a run of settings that goes to the end of its block. */
function insertHeader({ entry }: Binding, { section }: KnownSetting, at: Circumstances): Fix | undefined {
  const { context, block } = at;
  const rest = restOf(block, entry.range.start);
  const strangers = rest.every(
    ({ key, setting }) => setting === undefined && findSetting(section, key) !== undefined,
  );
  const before = block[block.length - rest.length - 1];
  // The finding before this one offers the same for the whole run.
  const first = before === undefined || before.setting !== undefined;
  if (!strangers || !first || section.subsection !== 'none') return undefined;
  const lineEnd = context.document.toString().slice(entry.range.start, entry.range.end).endsWith('\r\n')
    ? '\r\n'
    : '\n';
  return {
    title: `Put [${section.name}] above it`,
    applicability: 'unsafe',
    edits: [{ start: entry.range.start, end: entry.range.start, text: `[${section.name}]${lineEnd}` }],
  };
}

function restOf(block: readonly Binding[], from: number): readonly Binding[] {
  return block.filter(({ entry }) => entry.range.start >= from);
}

/** The one section in which the telling names among these settings are at home. */
function homeOf(
  members: readonly Binding[],
  { catalogue, connectVersion: version }: RuleContext,
): Section | undefined {
  const homes = new Set(
    members.flatMap(({ entry: { key }, section }) => {
      const named = isTelling(key) ? settingsNamed(key, version, catalogue) : [];
      return [...settingsSeenAs(section!.name, key, catalogue), ...(named.length === 1 ? named : [])].map(
        (known) => known.section,
      );
    }),
  );
  return homes.size === 1 ? [...homes][0] : undefined;
}

function isRestOfComment(document: Document, { value, range }: Entry): boolean {
  if (value !== null) return false;
  const comment = document.comments().findLast((one) => one.range.end <= range.start);
  return comment?.alone === true && /^\r?\n$/.test(document.toString().slice(comment.range.end, range.start));
}

/** `[LDAP], [OAuth2] and [SAML]` */
function listOf(settings: readonly KnownSetting[]): string {
  const names = settings.map(({ section }) => `[${section.name}]`);
  if (names.length === 1) return names[0]!;
  if (names.length > 4) return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more sections`;
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
