/** What becomes of the lines of a setting: new ones, or a question. */
import { parseSettingPath } from '../../parser/index.ts';
import { addressKey } from '../../parser/setting-path.ts';
import { type Binding, type Catalogue, findSetting, maskCredentials } from '../../schema/index.ts';
import type { Beside, NewSetting, Question as SchemaQuestion } from '../../schema/upgrades/index.ts';
import { inForce } from '../merge/meaning.ts';
import { type Ending, endingOf } from './endings.ts';
import type { Group, SettingOf } from './groups.ts';
import { noteOf } from './words.ts';

/** A line that is to be written. */
export interface NewLine extends SettingOf {
  readonly value: string;
}

export interface Question extends SchemaQuestion {
  /** The successor that is set to something else. */
  readonly successor?: { readonly file: 'file' | 'companion'; readonly group: Group };
}

export interface Conversion {
  /** Lines that are no longer wanted as they are, and what each becomes. */
  readonly lines: readonly { readonly old: Binding; readonly becomes: readonly NewLine[] }[];
  readonly because: string | undefined;
}

/** Where a conversion takes place. */
export interface Scene {
  /** The text of the file. */
  readonly text: string;
  readonly beside: Beside;
  readonly to: string;
  readonly catalogue: Catalogue;
}

export function isQuestion(outcome: object): outcome is SchemaQuestion {
  return 'why' in outcome;
}

export function convert(group: Group, ending: Ending, scene: Scene): Conversion | Question {
  const { upgrade } = ending;
  if (upgrade === undefined) return generalQuestion(group, ending);
  const { section, setting, subsection } = group;
  if (subsection !== null && section.subsection === 'none')
    return {
      why: `It stands below a header with a name in quotes, which [${section.name}] does not take.`,
      choices: [`Write the header as [${section.name}].`],
    };
  // A key without an equals sign empties a list, and makes a switch true.
  const counting = new Set(
    inForce(group.lines).filter(({ entry }) => !setting.multi || entry.value !== null),
  );
  const lines: { old: Binding; becomes: readonly NewLine[] }[] = [];
  const questions: Question[] = [];
  let because: string | undefined;
  for (const old of group.lines) {
    const { value } = old.entry;
    if (isPerhapsCut(old, scene.text)) {
      questions.push({
        why: 'What looks like a comment behind the value may be the rest of it, and of a password.',
        choices: ['Put the whole value in quotes, and run the upgrade again.'],
      });
    } else if (!counting.has(old)) {
      if (upgrade.form === undefined) lines.push({ old, becomes: [] });
    } else if (value === null && setting.type !== 'boolean') {
      questions.push({
        why: 'The key stands without an equals sign, on which the server refuses to start.',
        choices: ['Give it a value, or delete the line.'],
      });
    } else {
      const outcome = upgrade.convert(value ?? 'true', scene.beside);
      const becomes = isQuestion(outcome) ? outcome : follow(outcome.becomes, group, scene);
      if (isQuestion(becomes)) questions.push(becomes);
      else lines.push({ old, becomes });
      if (!isQuestion(outcome)) because ??= outcome.because;
    }
  }
  if (questions.length > 0) return together(questions);
  if (ending.isUnclear) {
    const wanted = lines.flatMap(({ becomes }) => becomes);
    return unclear(group, wanted, scene);
  }
  return { lines, because };
}

/** Whether a mark of a comment stands within a URL with a password: what follows it must not stand alone. */
function isPerhapsCut({ entry }: Binding, text: string): boolean {
  const { valueRange, commentRange } = entry;
  if (valueRange === null || commentRange === null) return false;
  const whole = text.slice(valueRange.start, commentRange.end);
  return whole.includes('://') && maskCredentials(whole) !== whole;
}

/** New lines, with what became of their settings since. */
function follow(settings: readonly NewSetting[], group: Group, scene: Scene): NewLine[] | Question {
  const lines: NewLine[] = [];
  for (const { setting: path, value } of settings) {
    const successor = settingAt(path, group, scene.catalogue);
    if (successor === undefined) return notListed(path, scene);
    const line = { ...successor, value };
    // The setting stays, in another form.
    const ending = line.key === group.key ? undefined : endingOf({ ...line, lines: [] }, scene.to);
    if (ending === undefined || (ending.isNote && !ending.isFuture)) {
      lines.push(line);
      continue;
    }
    const { upgrade } = ending;
    if (upgrade === undefined) return generalQuestion(line, ending);
    const outcome = upgrade.convert(value, scene.beside);
    if (isQuestion(outcome)) return outcome;
    const further = follow(outcome.becomes, group, scene);
    if (isQuestion(further)) return further;
    if (ending.isUnclear) return unclear(line, further, scene);
    lines.push(...further);
  }
  return lines;
}

/** Undefined where an overlay lacks the setting. */
function settingAt(
  path: string,
  { section: from, subsection }: SettingOf,
  catalogue: Catalogue,
): SettingOf | undefined {
  const { section: sectionName, key } = parseSettingPath(path);
  const section = catalogue.findSection(sectionName);
  const found = section && findSetting(section, key);
  if (section === undefined || found === undefined) return undefined;
  const { name, setting } = found;
  const same = section === from || section.subsection !== 'none' ? subsection : null;
  const address = { section: section.name, subsection: same, key: name };
  return {
    key: addressKey(address),
    path: `${section.name}.${name}`,
    section,
    name,
    setting,
    subsection: same,
  };
}

/** The server of that version would refuse what takes the place. */
function notListed(path: string, { catalogue: { overlay }, to }: Scene): Question {
  return {
    why: `${path} takes its place, and is not among the settings of Connect ${overlay?.connectVersion ?? to}, as ${overlay?.name} lists them.`,
    choices: ['Keep the line if the server’s log does not mention it; else delete it.'],
  };
}

function together(questions: readonly Question[]): Question {
  return {
    why: questions[0]!.why,
    choices: [...new Set(questions.flatMap(({ choices }) => choices))],
  };
}

function unclear({ path }: SettingOf, wanted: readonly NewLine[], { to }: Scene): Question {
  const [successor] = wanted;
  const written = wanted.map(({ name, value }) => `\`${name} = ${value}\``).join(' and ');
  return {
    why: `No source says whether Connect ${to} reads ${path} still, or ${successor?.path ?? 'its successor'} already.`,
    choices: [
      `Keep the line if the server’s log does not mention it.`,
      ...(successor === undefined
        ? []
        : [`Else write ${written} into [${successor.section.name}], and delete the old line.`]),
    ],
  };
}

/** Where nobody has written down what becomes of a setting. */
function generalQuestion({ setting }: SettingOf, { isFuture }: Ending): Question {
  if (isFuture)
    return {
      why: 'There is nothing that the older server has in its place.',
      choices: ['Delete the line, or stay with a version that has the setting.'],
    };
  const end = setting.removed ?? setting.deprecated ?? {};
  const { replacement } = end;
  return {
    why: noteOf(end) || 'How old and new values correspond is not known.',
    choices: [
      replacement === undefined
        ? 'Delete the line.'
        : `Set ${replacement} as you need it, and delete the old line.`,
    ],
  };
}
