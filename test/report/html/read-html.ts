/** Reads the pages that we write, and nothing more lenient: what a text smuggled in would be an error or an element. */

export interface HtmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (HtmlElement | string)[];
}

const TOKEN =
  /<!doctype html>|<(?<close>\/)?(?<name>[a-z][a-z0-9]*)(?<attributes>(?: [a-zA-Z-]+(?:="[^"<>]*")?)*)(?<empty>\/)?>|(?<text>[^<>]+)/g;
const VOID = ['meta', 'input', 'wbr', 'br'];
const RAW = ['style', 'script'];

/** @throws {Error} for anything that is not as we write it. */
export function readHtml(text: string): HtmlElement {
  const root: HtmlElement = { name: '', attributes: {}, children: [] };
  const stack = [root];
  let next = 0;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token !== null; token = TOKEN.exec(text)) {
    if (token.index !== next) throw new Error(`a stray character at ${next}: ${text.slice(next, next + 40)}`);
    next = TOKEN.lastIndex;
    const { close, name, attributes = '', empty, text: between } = token.groups!;
    const parent = stack.at(-1)!;
    if (between !== undefined) {
      parent.children.push(unescaped(between));
    } else if (close !== undefined) {
      if (stack.pop()!.name !== name) throw new Error(`</${name}> closes another element at ${token.index}`);
    } else if (name !== undefined) {
      const element: HtmlElement = { name, attributes: readAttributes(attributes), children: [] };
      parent.children.push(element);
      if (RAW.includes(name)) {
        const end = text.indexOf(`</${name}>`, next);
        element.children.push(text.slice(next, end));
        next = end + `</${name}>`.length;
        TOKEN.lastIndex = next;
      } else if (empty === undefined && !VOID.includes(name)) stack.push(element);
    }
  }
  if (next !== text.length || stack.length !== 1)
    throw new Error(`the page ends within ${stack.at(-1)!.name}`);
  return root;
}

/** All elements that a condition holds for, in the order of the page. */
export function findAll({ children }: HtmlElement, wanted: (element: HtmlElement) => boolean): HtmlElement[] {
  return children.flatMap((child) =>
    typeof child === 'string' ? [] : [...(wanted(child) ? [child] : []), ...findAll(child, wanted)],
  );
}

export function withClass(name: string): (element: HtmlElement) => boolean {
  return ({ attributes }) => (attributes.class ?? '').split(' ').includes(name);
}

export function textOf({ children }: HtmlElement): string {
  return children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('');
}

function readAttributes(text: string): Record<string, string> {
  const attributes = [...text.matchAll(/ ([a-zA-Z-]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(attributes.map(([, name, value = '']) => [name, unescaped(value)]));
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: '\u00a0',
};

function unescaped(text: string): string {
  return text.replaceAll(/&([a-z#0-9]*);?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? NAMED[name] : undefined;
    if (character === undefined) throw new Error(`a stray ${whole}`);
    return character;
  });
}
