/** Tells the configuration appendix of Connect from other pages. */
import type { Page } from './page-line.ts';

const EXPECTED =
  'expected is the configuration appendix of Posit Connect, /__docs__/admin/appendix/configuration/ on every server';

/** Other products whose documentation is built alike, by the files that it names. */
const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/\brstudio-pm\b/i, 'Posit Package Manager'],
  [/\brserver\.conf\b/i, 'Posit Workbench'],
];
const CONNECT_FILE = /\brstudio-connect\b/i;
const CONNECT = /\b(?:posit|rstudio) connect\b/i;

/** Pages of fewer settings are glossaries and examples. */
const FEWEST = 3;

/** Why a page is no appendix: a clause that goes on after its name. */
export function mistaken(html: string, page: Page, settings: number): string | undefined {
  if (html.trim() === '') return `is empty; ${EXPECTED}`;
  const { head, lines } = page;
  const title = head.title === '' ? '' : ` (“${shorten(head.title)}”)`;
  if (settings >= FEWEST) {
    if (mentions(page, CONNECT_FILE)) return undefined;
    const product = otherProduct(page);
    if (product !== undefined) return `is the documentation of ${product}${title}; ${EXPECTED}`;
    return mentions(page, CONNECT) ? undefined : `does not name Posit Connect anywhere${title}; ${EXPECTED}`;
  }
  if (!/<[a-z!]/i.test(html.slice(0, 100_000))) return `is no HTML page; ${EXPECTED}, saved as HTML`;
  if (head.asksForPassword || /\b(?:sign|log) ?in\b/i.test(head.title))
    return `is a page for signing in${title}: sign in with a browser, save the page from there, and give the saved file; ${EXPECTED}`;
  const first = lines.find(({ kind }) => kind === 'heading')?.text ?? '';
  if (/\b404\b|\bnot found\b/i.test(`${head.title} ${first}`))
    return `says that there is no such page${title}; ${EXPECTED}`;
  if (lines.length < 5 && /<script\b/i.test(html))
    return `holds only a program that makes the page in a browser${title}: save the page from a browser; ${EXPECTED}`;
  const product = otherProduct(page);
  if (product !== undefined && !mentions(page, CONNECT_FILE))
    return `is a page of ${product}${title}; ${EXPECTED}`;
  const found = settings === 0 ? 'no setting' : `only ${settings} setting${settings === 1 ? '' : 's'}`;
  return `has ${found} with a type or default${title}; ${EXPECTED}`;
}

function otherProduct(page: Page): string | undefined {
  return OTHERS.find(([pattern]) => mentions(page, pattern))?.[1];
}

function mentions({ head, lines }: Page, pattern: RegExp): boolean {
  return pattern.test(head.title) || lines.some(({ text }) => pattern.test(text));
}

function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
