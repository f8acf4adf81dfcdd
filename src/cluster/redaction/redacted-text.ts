import { type Document, encodeSubsection, encodeValue, type Header, type Node } from '../../parser/index.ts';
import type { TextRange } from '../../parser/position.ts';
import { decodeSubsection } from '../../parser/value.ts';
import { type Binding, isSecret, MASK } from '../../schema/index.ts';
import { firstBadCharacter } from './bytes-in-text.ts';
import { maskBroken } from './mask-broken.ts';
import { nameForTokens, spansInValue, type Tokens } from './tokens.ts';

/** A document’s text, written anew line by line with tokens and masks in place of its secrets. */
export class RedactedText {
  readonly #nodes: readonly Node[];
  readonly #text: string;
  readonly #bindings: ReadonlyMap<number, Binding>;
  readonly #headers: ReadonlyMap<number, Header>;
  readonly #ranges: readonly TextRange[];
  readonly #tokens: Tokens;

  /** @param ranges the secrets: sorted, without overlap, none of them over the bounds of a node. */
  constructor(
    document: Document,
    text: string,
    bindings: readonly Binding[],
    ranges: readonly TextRange[],
    tokens: Tokens,
  ) {
    this.#nodes = document.nodes();
    this.#text = text;
    this.#bindings = new Map(bindings.map((binding) => [binding.entry.range.start, binding]));
    this.#headers = new Map(document.sections().map((header) => [header.range.start, header]));
    this.#ranges = ranges;
    this.#tokens = tokens;
  }

  toString(): string {
    let redacted = '';
    let next = 0;
    for (const node of this.#nodes) {
      const ranges: TextRange[] = [];
      for (; next < this.#ranges.length && this.#ranges[next]!.start < node.end; next++)
        ranges.push(this.#ranges[next]!);
      redacted +=
        ranges.length === 0 && node.type !== 'broken'
          ? this.#text.slice(node.start, node.end)
          : this.#node(node, ranges);
    }
    return redacted;
  }

  #node(node: Node, ranges: readonly TextRange[]): string {
    if (node.type === 'setting') return this.#setting(node, ranges);
    if (node.type === 'header') return this.#header(node, ranges);
    if (node.type === 'broken')
      return maskBroken(this.#text.slice(node.start, node.end), within(node, ranges));
    return this.#rest(node.start, node.end, ranges);
  }

  #setting(node: Node, ranges: readonly TextRange[]): string {
    const binding = this.#bindings.get(node.start)!;
    const { entry } = binding;
    const { keyRange, valueRange, value } = entry;
    const text = this.#text;
    // A line that only looks like a setting, inside of a text in quotes or a key.
    if (ranges[0]!.start < keyRange.end) return this.#commentOut(node);
    if (valueRange === null || value === null) return this.#rest(node.start, node.end, ranges);
    const { start, end } = valueRange;
    const raw = text.slice(start, end);
    const inside = within(valueRange, ranges);
    if (inside.length === 0) return this.#rest(node.start, node.end, ranges);
    const name = nameForTokens(entry);
    const behind = raw.includes('://') ? text.slice(end, entry.commentRange?.end ?? end) : '';
    const spans = isSecret(binding)
      ? [{ start: 0, end: value.length }]
      : spansInValue(value, raw, behind, inside);
    const redacted = this.#tokens.replace(name, value, spans);
    // What looks like a comment behind a secret may be the rest of it.
    const comment = spans.some((span) => span.end === value.length) ? entry.commentRange : null;
    // Lines that continue a value stay lines, so that all below keep their numbers.
    const spelled =
      redacted === value ? raw : encodeValue(redacted) + '\\\n'.repeat(raw.split('\n').length - 1);
    return (
      text.slice(node.start, start) +
      spelled +
      this.#rest(end, node.end, comment === null ? ranges : [comment])
    );
  }

  #header(node: Node, ranges: readonly TextRange[]): string {
    const { name, subsection, subsectionRange } = this.#headers.get(node.start)!;
    const inside = subsectionRange === null ? [] : within(subsectionRange, ranges);
    if (inside.length === 0) return this.#rest(node.start, node.end, ranges);
    const { start, end } = subsectionRange!;
    const raw = this.#text.slice(start, end);
    const spans = spansInValue(subsection!, raw, '', inside, decodeSubsection);
    const redacted = this.#tokens.replace(nameForTokens({ section: name, key: name }), subsection!, spans);
    return (
      this.#text.slice(node.start, start) + encodeSubsection(redacted) + this.#rest(end, node.end, ranges)
    );
  }

  /** What stands behind a value or header, or alone on its line: nothing, blanks or a comment. */
  #rest(from: number, until: number, ranges: readonly TextRange[]): string {
    const mark = /[;#]/.exec(this.#text.slice(from, until));
    let rest = '';
    let at = from;
    for (const range of ranges) {
      if (range.end <= from || mark === null) continue;
      const start = Math.max(at, range.start, from + mark.index + 1);
      const end = Math.max(start, range.end);
      rest += this.#text.slice(at, start) + MASK + firstBadCharacter(this.#text.slice(start, end));
      at = end;
    }
    return rest + this.#text.slice(at, until);
  }

  #commentOut(node: Node): string {
    const line = this.#text.slice(node.start, node.end);
    return `;${MASK}${line.replaceAll(/[^\n]/g, '')}`;
  }
}

/** The parts of ranges that lie in a stretch, as offsets into it. */
function within({ start, end }: TextRange, ranges: readonly TextRange[]): TextRange[] {
  return ranges
    .map((range) => ({
      start: Math.max(range.start, start) - start,
      end: Math.min(range.end, end) - start,
    }))
    .filter((range) => range.start < range.end);
}
