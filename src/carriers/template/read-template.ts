/** Reads a template of a configuration: what it leaves open is unknown, all else is as in any other file. */
import { type Document, parse, type TextEdit, type TextRange } from '../../parser/index.ts';
import { bindEntries, MASK, secretRanges } from '../../schema/index.ts';
import { isTellingName, mergeRanges } from '../../schema/secrecy.ts';
import { credentialSpans } from '../../schema/values/credentials.ts';
import { GAP, hasGap } from '../../schema/values/placeholder.ts';
import type { CarriedConfig, TemplateCarrier } from '../carrier.ts';
import { type HostEdit, HostFile, type HostPlace, type Placement } from '../placement.ts';
import type { Dialect } from './dialects.ts';
import { fill } from './fill.ts';
import { findTags, type Tag } from './tags.ts';

export interface TemplateReading {
  readonly host: HostFile;
  readonly dialect: Dialect;
  /** One. */
  readonly configs: readonly CarriedConfig[];
}

/** @param path as it is shown */
export function readTemplate(path: string, text: string, dialect: Dialect): TemplateReading {
  const { tags, unclosed } = findTags(text, dialect);
  const filled = fill(text, tags);
  const document = parse(filled.text);
  const host = new HostFile(path, text, () => tagSecrets(text, tags, document));
  const isOpen =
    filled.isOpen || document.entries().some(({ key, section }) => hasGap(key) || hasGap(section));
  const carrier: TemplateCarrier = {
    kind: 'template',
    branches: filled.branches,
    isOpen,
    isComplete: !isOpen && filled.branches.length === 0 && unclosed.length === 0,
    unclosed: unclosed.map(({ start, end, closer }) => ({
      at: { file: host, range: { start, end } },
      closer,
    })),
  };
  const placement = new TemplatePlacement(host, tags, filled.text);
  return { host, dialect, configs: [{ path, document, placement, carrier }] };
}

/** The places of a template: each offset is its own. */
class TemplatePlacement implements Placement {
  readonly files: readonly HostFile[];
  readonly #file: HostFile;
  readonly #tags: readonly Tag[];
  readonly #text: string;
  #gaps: readonly TextRange[] | undefined;

  constructor(file: HostFile, tags: readonly Tag[], text: string) {
    this.files = [file];
    this.#file = file;
    this.#tags = tags;
    this.#text = text;
  }

  place(range: TextRange): HostPlace {
    return { file: this.#file, range };
  }

  exact(range: TextRange): HostPlace | undefined {
    return this.#touches(range) ? undefined : this.place(range);
  }

  edit(edit: TextEdit): HostEdit | undefined {
    return this.#touches(edit) || hasGap(edit.text) ? undefined : { file: this.#file, edit };
  }

  /** Words about the document, with the template’s own in place of what was filled in. */
  words(text: string, { start: near }: TextRange): string {
    if (!hasGap(text)) return text;
    this.#gaps ??= Array.from(this.#text.matchAll(GAPS), ({ index, 0: { length } }) => ({
      start: index,
      end: index + length,
    }));
    return text.replaceAll(GAPS, ({ length }) => {
      const alike = this.#gaps!.filter(({ start, end }) => end - start === length);
      const [gap] = alike.sort((one, other) => Math.abs(one.start - near) - Math.abs(other.start - near));
      if (gap === undefined) return '…';
      const isSecret = this.#file.secrets.some(({ start, end }) => start < gap.end && end > gap.start);
      return isSecret ? MASK : this.#file.text.slice(gap.start, gap.end).replaceAll(/\s+/g, ' ');
    });
  }

  /** What an edit changes beside a tag may be a part of what it prints. */
  #touches({ start, end }: TextRange): boolean {
    return this.#tags.some((tag) => tag.start <= end && tag.end >= start);
  }
}

const GAPS = new RegExp(`${GAP}+`, 'g');

/**
 * What the tags hold that must not be shown: literal passwords (`{{ x | default('…') }}`), and whatever stands in the
 * value of a secret setting or in a comment about one.
 */
function tagSecrets(text: string, tags: readonly Tag[], document: Document): TextRange[] {
  const ranges = secretRanges(document, bindEntries(document));
  for (const { start, end } of tags) {
    const inside = text.slice(start, end);
    for (const span of credentialSpans(inside))
      ranges.push({ start: start + span.start, end: start + span.end });
    for (const { 0: line, index } of inside.matchAll(/[^\n]+/g)) {
      const from = start + index;
      // `set db_password = 'hunter2'`, `Password = hunter2` in a comment, `password: 'hunter2'`
      for (const { 0: found, 1: name, index: at } of line.matchAll(
        /([\p{L}_][\p{L}\p{Nd}_.-]*)["']?[ \t]*[=:][ \t]*(?=[^ \t=])/gu,
      ))
        if (isTellingName(name!)) {
          ranges.push({ start: from + at + found.length, end: from + line.length });
          break;
        }
      // Of a name that tells of a secret, the literals beside it: `{{ vault_password | default('hunter2') }}`
      const names = line.match(/[\p{L}_][\p{L}\p{Nd}_-]*/gu) ?? [];
      if (!names.some((name) => isTellingName(name))) continue;
      for (const { 0: quoted, index: at } of line.matchAll(/(["'`])(?:\\.|(?!\1).)+\1/gu))
        if (!isTellingName(quoted)) ranges.push({ start: from + at + 1, end: from + at + quoted.length - 1 });
    }
  }
  return mergeRanges(ranges);
}
