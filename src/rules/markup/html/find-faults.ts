/**
 * Finds where a piece of HTML does not close: tags, comments, quotes.
 *
 * The parsers that exist (htmlparser2, parse5) mend such places in silence, as browsers do, and tell nobody; with
 * their tables of entities they would also take longer to load than this linter takes to start.
 */

/** What is wrong, and where; offsets into the text. */
export interface Fault {
  readonly kind: 'unclosed' | 'overlap' | 'stray' | 'open-tag' | 'open-quote' | 'open-comment';
  readonly start: number;
  readonly end: number;
  /** Of the element, in lower case; empty for a comment. */
  readonly name: string;
  /** The element that closes too early, for `overlap`. */
  readonly other?: string;
}

/** Elements without content and end tag. */
const VOID = words('area base br col embed hr img input link meta param source track wbr');

/** Elements that may end without a tag of their own. */
const IMPLIED = words(
  'body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr',
);

/** Elements whose content is text up to their end tag. */
const RAW = words('iframe noembed noframes script style textarea title xmp');

/** More faults than these help nobody. */
const MOST = 10;

/** The faults of a piece of HTML, in the order of the text. */
export function findFaults(html: string): Fault[] {
  const faults: Fault[] = [];
  const elements = new OpenElements(faults);
  let at = nextTag(html, 0);
  while (at >= 0 && faults.length < MOST) {
    const tag = readTag(html, at);
    if (tag.fault !== undefined) faults.push(tag.fault);
    if (tag.kind === 'start' && !tag.closed && !VOID.has(tag.name)) {
      elements.open({ name: tag.name, start: at, end: tag.end });
      if (RAW.has(tag.name)) tag.end = endOfRawText(html, tag.end, tag.name);
    }
    if (tag.kind === 'end' && !VOID.has(tag.name))
      elements.close({ name: tag.name, start: at, end: tag.end });
    at = nextTag(html, tag.end);
  }
  // Where the text was not read to its end, nobody knows what stays open.
  if (faults.length < MOST) elements.closeAll();
  return faults.sort((one, other) => one.start - other.start).slice(0, MOST);
}

/** Where the next tag or comment begins; -1 without one. Other `<` are signs: `a < b`, `<3`. */
function nextTag(html: string, from: number): number {
  const tag = /<[a-z!?/]/gi;
  tag.lastIndex = from;
  return tag.exec(html)?.index ?? -1;
}

interface Tag {
  readonly kind: 'start' | 'end' | 'other';
  readonly name: string;
  readonly closed: boolean;
  end: number;
  readonly fault?: Fault;
}

/** Reads what begins at a `<`. */
function readTag(html: string, start: number): Tag {
  const other = { kind: 'other', name: '', closed: true } as const;
  if (html.startsWith('<!--', start)) {
    // `<!-->` and `<!--->` are whole comments.
    const short = /^<!--(?:-?>)/.exec(html.slice(start, start + 6));
    const close = html.indexOf('-->', start + 4);
    const end = short !== null ? start + short[0].length : close < 0 ? html.length : close + 3;
    if (short !== null || close >= 0) return { ...other, end };
    return { ...other, end, fault: { kind: 'open-comment', name: '', start, end: start + 4 } };
  }
  const [opening, slash, written] = /^<(\/?)([a-z][^\s/>]*)/i.exec(html.slice(start, start + 64)) ?? [];
  if (opening === undefined || written === undefined) {
    // `<!doctype html>`, `<?xml ?>`
    const close = /^<[!?/][^>]*>/.exec(html.slice(start, start + 256));
    return { ...other, end: start + (close?.[0].length ?? 1) };
  }
  const name = written.toLowerCase();
  return {
    kind: slash === '/' ? 'end' : 'start',
    name,
    ...readAttributes(html, start, start + opening.length, name),
  };
}

/** Reads on to the `>` of a tag. */
function readAttributes(
  html: string,
  start: number,
  from: number,
  name: string,
): Pick<Tag, 'closed' | 'end' | 'fault'> {
  let at = from;
  while (at < html.length) {
    const character = html[at]!;
    if (character === '>') return { closed: html[at - 1] === '/', end: at + 1 };
    // The next tag begins: this one lacks its `>`.
    if (character === '<') break;
    at++;
    if (character !== '=') continue;
    while (/\s/.test(html[at] ?? '')) at++;
    const quote = html[at];
    if (quote !== '"' && quote !== "'") {
      // Without quotes a slash belongs to the value: `<a href=https://example.com/>` stays open.
      const value = /[\s<>]|$/g;
      value.lastIndex = at;
      at = value.exec(html)!.index;
      if (html[at] === '>') return { closed: false, end: at + 1 };
      continue;
    }
    const close = html.indexOf(quote, at + 1);
    if (close < 0)
      return {
        closed: true,
        end: html.length,
        fault: { kind: 'open-quote', name, start: at, end: at + 1 },
      };
    at = close + 1;
  }
  return { closed: true, end: at, fault: { kind: 'open-tag', name, start, end: from } };
}

function endOfRawText(html: string, from: number, name: string): number {
  const end = new RegExp(`</${name}[\\s/>]`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}

interface OpenElement {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The elements that are open, innermost last. */
class OpenElements {
  readonly #open: OpenElement[] = [];
  readonly #counts = new Map<string, number>();
  /** Elements that an outer one’s end tag closed, and whose own end tag is still to come. */
  readonly #cut = new Map<string, number>();
  readonly #faults: Fault[];

  constructor(faults: Fault[]) {
    this.#faults = faults;
  }

  open(element: OpenElement): void {
    this.#open.push(element);
    this.#counts.set(element.name, (this.#counts.get(element.name) ?? 0) + 1);
  }

  close({ name, start, end }: OpenElement): void {
    if ((this.#counts.get(name) ?? 0) === 0) {
      const cut = this.#cut.get(name) ?? 0;
      if (cut > 0) this.#cut.set(name, cut - 1);
      // A browser makes an empty paragraph of `</p>`, often behind a list that closed the first one.
      else if (!IMPLIED.has(name)) this.#faults.push({ kind: 'stray', name, start, end });
      return;
    }
    for (let element = this.#pop(); element.name !== name; element = this.#pop()) {
      if (IMPLIED.has(element.name)) continue;
      this.#faults.push({ ...element, kind: 'overlap', other: name });
      this.#cut.set(element.name, (this.#cut.get(element.name) ?? 0) + 1);
    }
  }

  closeAll(): void {
    for (const element of this.#open)
      if (!IMPLIED.has(element.name)) this.#faults.push({ ...element, kind: 'unclosed' });
  }

  #pop(): OpenElement {
    const element = this.#open.pop()!;
    this.#counts.set(element.name, this.#counts.get(element.name)! - 1);
    return element;
  }
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}
