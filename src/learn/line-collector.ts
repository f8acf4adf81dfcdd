/** Puts the pieces of a page together to lines. Keeps no stack: what is not closed can do no harm. */
import type { PageLine, Span } from './page-line.ts';

/** Elements that begin and end lines. */
const BLOCKS = new Set(
  `address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer
form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p pre search section select summary
table tbody td tfoot th thead title tr ul`.split(/\s+/),
);
const CODE = new Set(['code', 'tt', 'kbd', 'samp']);
const STRONG = new Set(['strong', 'b']);
const HEADING = /^h[1-6]$/;
/** Where a cell or term ends that was not closed, and closed ones do. */
const ENDS = new Set(['dl', 'dt', 'dd', 'table', 'tr', 'td', 'th', 'section', 'article', 'body']);

/** Nobody states a fact in more. */
const LONGEST = 2000;
const MOST_SPANS = 100;
const MOST_ANCHORS = 100;

/** What documentation puts behind a heading for links to it: `#`, `¶`, a chain. */
const PERMALINK = /[\s#¶§🔗\u200b\ufeff]+$/u;

export class LineCollector {
  readonly #lines: PageLine[] = [];
  #kind: PageLine['kind'] = 'text';
  #level = 0;
  #text = '';
  #isSpaced = false;
  #code: Span[] = [];
  #strong: Span[] = [];
  #codeStart = -1;
  #strongStart = -1;
  #anchors: string[] = [];
  #isInCode = false;
  #row = -1;
  #column = -1;
  #isHeader = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    if (BLOCKS.has(name)) {
      this.#breakLine();
      this.#enter(name);
    } else if (CODE.has(name)) {
      if (this.#codeStart < 0) this.#codeStart = this.#next();
    } else if (STRONG.has(name)) {
      if (this.#strongStart < 0) this.#strongStart = this.#next();
    }
    const own = [
      attributes.get('id'),
      attributes.get('data-anchor-id'),
      name === 'a' ? attributes.get('name') : undefined,
    ];
    for (const anchor of own)
      if (anchor !== undefined && anchor.length < 200 && this.#anchors.length < MOST_ANCHORS)
        this.#anchors.push(anchor);
  }

  close(name: string): void {
    if (CODE.has(name)) this.#endCode();
    else if (STRONG.has(name)) this.#endStrong();
    else if (BLOCKS.has(name)) {
      this.#breakLine();
      if (name === 'pre') this.#isInCode = false;
      if (name === 'table') this.#row++;
      if (ENDS.has(name) || HEADING.test(name)) this.#kind = 'text';
      if (this.#kind === 'text' && this.#isInCode) this.#kind = 'code';
      if (this.#kind === 'code' && !this.#isInCode) this.#kind = 'text';
    }
  }

  text(piece: string): void {
    if (this.#isInCode) {
      const [first = '', ...others] = piece.split(/\r\n?|\n/);
      this.#append(first);
      for (const line of others) {
        this.#breakLine();
        this.#append(line);
      }
    } else this.#append(piece);
  }

  finish(): readonly PageLine[] {
    this.#breakLine();
    return this.#lines;
  }

  #enter(name: string): void {
    if (name === 'pre') this.#isInCode = true;
    if (name === 'tr' || name === 'table') {
      this.#row++;
      this.#column = -1;
    }
    if (name === 'td' || name === 'th') {
      this.#column++;
      this.#isHeader = name === 'th';
      this.#kind = 'cell';
    } else if (HEADING.test(name)) {
      this.#kind = 'heading';
      this.#level = Number(name[1]);
      // A block that was not closed ends here at the latest.
      this.#isInCode = false;
    } else if (name === 'dt') this.#kind = 'term';
    else if (this.#isInCode) this.#kind = 'code';
    // Paragraphs and lists in a cell or term belong to it; in a heading there are none.
    else if (ENDS.has(name) || this.#kind === 'heading') this.#kind = 'text';
  }

  #append(piece: string): void {
    if (this.#text.length > LONGEST) return;
    const room = piece.length > LONGEST * 2 ? piece.slice(0, LONGEST * 2) : piece;
    const text = room.replaceAll(/[\s\u200b]+/g, ' ');
    const rest = text.trimStart();
    const isSpaced = this.#isSpaced || rest.length < text.length;
    const end = rest.trimEnd();
    if (end === '') {
      this.#isSpaced = isSpaced;
      return;
    }
    this.#text += (isSpaced && this.#text !== '' ? ' ' : '') + end;
    this.#isSpaced = end.length < rest.length;
  }

  /** Where the next piece begins. */
  #next(): number {
    return this.#text.length;
  }

  #endCode(): void {
    if (this.#codeStart >= 0) this.#add(this.#code, this.#codeStart);
    this.#codeStart = -1;
  }

  #endStrong(): void {
    if (this.#strongStart >= 0) this.#add(this.#strong, this.#strongStart);
    this.#strongStart = -1;
  }

  /** Without the blank in front of it. */
  #add(spans: Span[], from: number): void {
    const start = this.#text[from] === ' ' ? from + 1 : from;
    if (spans.length < MOST_SPANS && this.#text.length > start) spans.push({ start, end: this.#text.length });
  }

  /** Ends the line, if there is anything on it; anchors without one are the next one’s. */
  #breakLine(): void {
    const [codeOpen, strongOpen] = [this.#codeStart >= 0, this.#strongStart >= 0];
    this.#endCode();
    this.#endStrong();
    const text = this.#kind === 'heading' ? this.#text.replace(PERMALINK, '') : this.#text;
    if (text !== '') {
      this.#lines.push({
        kind: this.#kind,
        level: this.#kind === 'heading' ? this.#level : 0,
        text,
        code: this.#code,
        strong: this.#strong,
        anchors: this.#anchors,
        row: this.#row,
        column: this.#column,
        isHeader: this.#isHeader,
      });
      this.#anchors = [];
    }
    this.#text = '';
    this.#isSpaced = false;
    this.#code = [];
    this.#strong = [];
    // What is open goes on in the next line, unless it was forgotten.
    this.#codeStart = codeOpen && text === '' ? 0 : -1;
    this.#strongStart = strongOpen && text === '' ? 0 : -1;
  }
}
