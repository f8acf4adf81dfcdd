/** Finds the settings on a page, and what is stated of each, in the words of the page. */
import { sameName } from '../parser/index.ts';
import { type FactName, factOf } from './labels.ts';
import type { PageLine } from './page-line.ts';
import { emptyOf, hasLabel, loneLabel, type Statement, statementsOn, valueIn } from './statements.ts';

/** A setting as the page has it. */
export interface PageEntry {
  readonly section: string;
  readonly name: string;
  /** It has an anchor: without one, only what is stated tells that it is a setting at all. */
  readonly isAnchored: boolean;
  readonly statements: Statement[];
}

const ANCHOR = /^([A-Za-z][A-Za-z0-9]*)\.([A-Za-z][A-Za-z0-9]*)$/;
/** `[Server]`, `Server`, `The Server section`, `LDAP "name"`. */
const SECTION_HEADING =
  /^(?:the )?\[?\s*([A-Z][A-Za-z0-9]*)(?:\s+["“][^"”]*["”])?\s*\]?(?: (?:section|settings|properties|options|configuration))?$/i;
const NUMBERING = /^(?:[A-Z]\.)?\d+(?:\.\d+)*\.?\s+/;
/** Words in headings that are no section’s name. */
const OF_NO_SECTION = new Set([
  'settings',
  'properties',
  'options',
  'configuration',
  'reference',
  'parameters',
]);
const ONE_WORD = /^[A-Z][A-Za-z0-9]*$/;

/** Settings of one name are one entry each time that they come up. */
export function readEntries(lines: readonly PageLine[]): PageEntry[] {
  const reader = new EntryReader();
  let row: PageLine[] = [];
  for (const line of lines) {
    if (row.length > 0 && (line.kind !== 'cell' || line.row !== row[0]!.row)) {
      reader.row(row);
      row = [];
    }
    if (line.kind === 'cell') row.push(line);
    else if (line.kind !== 'code') reader.line(line);
  }
  if (row.length > 0) reader.row(row);
  return reader.entries;
}

class EntryReader {
  readonly entries: PageEntry[] = [];
  /** The headings under which the page is at present, as sections. */
  #headings: { readonly level: number; readonly section: string }[] = [];
  #entry: PageEntry | undefined;
  /** What the next line is the value of. */
  #label: FactName | undefined;
  /** The facts in the columns of the table. */
  #columns: readonly (FactName | undefined)[] | undefined;
  #lastRow = -1;

  line(line: PageLine): void {
    this.#columns = undefined;
    const [label, owner] = [this.#label, this.#entry];
    this.#label = undefined;
    const begun = this.#begin(line);
    if (label !== undefined && owner !== undefined) {
      const isValue = line.kind === 'text' && !begun && !hasLabel(line);
      owner.statements.push(isValue ? valueIn(label, line) : emptyOf(label));
      if (isValue) return;
    }
    if (this.#entry === undefined || (begun && line.kind !== 'text')) return;
    const lone = line.kind === 'text' ? undefined : loneLabel(line);
    const next = lone ?? this.#markedLabel(line);
    const isLabel = next !== 'deprecated' || line.kind === 'term' || /[:：]$/.test(line.text);
    if (next !== undefined && isLabel) this.#label = next;
    else this.#entry.statements.push(...statementsOn(line));
  }

  /** `Type:` with its value in an element of its own. */
  #markedLabel(line: PageLine): FactName | undefined {
    return /[:：]$/.test(line.text) ? loneLabel(line) : undefined;
  }

  /** Cells of one row; a cell may have several lines. */
  row(cells: readonly PageLine[]): void {
    const { row } = cells[0]!;
    // Another table begins where rows are left out.
    if (row !== this.#lastRow + 1) this.#columns = undefined;
    this.#lastRow = row;
    this.#label = undefined;
    const facts = cells.map(({ text }) => factOf(text.replace(/[:：]$/, '')));
    const isHead = this.#columns === undefined && facts.filter((fact) => fact !== undefined).length > 1;
    if (isHead && cells.every((cell) => !cell.anchors.some((anchor) => ANCHOR.test(anchor)))) {
      const columns: (FactName | undefined)[] = [];
      for (const [index, cell] of cells.entries()) columns[cell.column] = facts[index];
      this.#columns = columns;
      return;
    }
    if (this.#columns !== undefined) this.#settingRow(cells, this.#columns);
    else this.#factRow(cells, facts[0]);
  }

  /** A row for a setting. */
  #settingRow(cells: readonly PageLine[], columns: readonly (FactName | undefined)[]): void {
    const named = Math.max(0, columns.indexOf('name'));
    const isBegun = cells.map((cell) => this.#begin(cell)).includes(true);
    if (!isBegun && !this.#beginNamed(cells.find(({ column }) => column === named))) return;
    for (const cell of cells) {
      const fact = columns[cell.column];
      if (fact === 'name') continue;
      if (fact === undefined) this.#entry?.statements.push(...statementsOn(cell));
      else this.#entry?.statements.push(valueIn(fact, cell));
    }
  }

  /** A row for a fact, or cells in which facts are stated as elsewhere. */
  #factRow(cells: readonly PageLine[], fact: FactName | undefined): void {
    const begun = cells.map((cell) => this.#begin(cell));
    if (this.#entry === undefined) return;
    const values = cells.filter(({ column }) => column !== cells[0]!.column);
    if (fact !== undefined && values.length > 0) {
      for (const cell of values) this.#entry.statements.push(valueIn(fact, cell));
      return;
    }
    for (const [index, cell] of cells.entries())
      if (!begun[index]) this.#entry.statements.push(...statementsOn(cell));
  }

  /** Whether a line is where a setting or a section begins. */
  #begin(line: PageLine): boolean {
    const anchors = line.anchors.map((anchor) => ANCHOR.exec(anchor)).filter((match) => match !== null);
    const text = line.text.replace(NUMBERING, '').replace(/\s*[:：]$/, '');
    for (const [, section, name] of anchors) if (this.#accepts(section!, name!, text)) return true;
    if (line.kind === 'text') return false;
    const [, section, name] = ANCHOR.exec(text) ?? [];
    if (section !== undefined && name !== undefined && line.kind !== 'cell') {
      this.#start(section, name, false);
      return true;
    }
    if (line.kind === 'heading') return this.#beginAtHeading(line, text);
    return line.kind === 'term' && factOf(text) === undefined && this.#startBelowSection(text);
  }

  /** The spelling of an anchor may be that of a slug: the text has the better one. */
  #accepts(section: string, name: string, text: string): boolean {
    const [, inText, nameInText] = ANCHOR.exec(text) ?? [];
    if (inText !== undefined && sameName(inText, section) && sameName(nameInText!, name))
      this.#start(inText, nameInText!, true);
    else if (sameName(text, name)) this.#start(this.#spelt(section), text, true);
    else if (/^[A-Z]/.test(section) && /^[A-Z]/.test(name)) this.#start(section, name, true);
    else return false;
    return true;
  }

  /** A section’s name as its heading spells it. */
  #spelt(section: string): string {
    return this.#headings.find((heading) => sameName(heading.section, section))?.section ?? section;
  }

  #beginAtHeading({ level }: PageLine, text: string): boolean {
    if (factOf(text) !== undefined) return false;
    this.#entry = undefined;
    this.#headings = this.#headings.filter((above) => above.level < level);
    const section = SECTION_HEADING.exec(text)?.[1];
    // Below a section, a word may be a setting as well: what is stated there tells.
    if (ONE_WORD.test(text)) this.#startBelowSection(text);
    if (section !== undefined && !OF_NO_SECTION.has(section.toLowerCase()))
      this.#headings.push({ level, section });
    return true;
  }

  /** The name that stands in a cell, without an anchor. */
  #beginNamed(cell: PageLine | undefined): boolean {
    if (cell === undefined) return false;
    const [, section, name] = ANCHOR.exec(cell.text) ?? [];
    if (section !== undefined && name !== undefined) {
      this.#start(section, name, false);
      return true;
    }
    return this.#startBelowSection(cell.text);
  }

  #startBelowSection(text: string): boolean {
    const section = this.#headings.at(-1)?.section;
    if (section === undefined || !ONE_WORD.test(text)) return false;
    this.#start(section, text, false);
    return true;
  }

  #start(section: string, name: string, isAnchored: boolean): void {
    this.#label = undefined;
    const last = this.#entry;
    if (last !== undefined && sameName(last.section, section) && sameName(last.name, name)) {
      if (!last.isAnchored && isAnchored) {
        this.entries.pop();
        this.#entry = { ...last, section, name, isAnchored };
        this.entries.push(this.#entry);
      }
      return;
    }
    this.#entry = { section, name, isAnchored, statements: [] };
    this.entries.push(this.#entry);
  }
}
