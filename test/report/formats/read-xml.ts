/** An element as it is read back. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** Characters that XML 1.0 allows. */
const ALLOWED = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;
const NAME = '[A-Za-z_][\\w.-]*';
const TAG = new RegExp(
  `<(?<close>/?)(?<name>${NAME})(?<attributes>(?:\\s+${NAME}="[^"<]*")*)\\s*(?<empty>/?)>`,
  'y',
);
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * Reads the part of XML that reports use.
 *
 * @throws {Error} for what is not well formed, and for what reports have no need of.
 */
export function readXml(xml: string): XmlElement {
  if (!ALLOWED.test(xml)) throw new Error('a character that XML does not allow');
  if (!xml.startsWith(DECLARATION)) throw new Error('no declaration');
  const open: { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }[] = [
    { name: '', attributes: {}, children: [], text: '' },
  ];
  for (let at = DECLARATION.length; at < xml.length; ) {
    const parent = open.at(-1)!;
    if (xml[at] !== '<') {
      const end = xml.indexOf('<', at);
      const text = end < 0 ? xml.slice(at) : xml.slice(at, end);
      if (open.length === 1 && text.trim() !== '') throw new Error('text outside of the root');
      parent.text += resolved(text);
      at += text.length;
      continue;
    }
    TAG.lastIndex = at;
    const { close, name = '', attributes = '', empty } = TAG.exec(xml)?.groups ?? {};
    if (name === '') throw new Error(`no tag at ${at}: ${xml.slice(at, at + 40)}`);
    at = TAG.lastIndex;
    if (close === '/') {
      if (parent.name !== name || attributes !== '' || open.length === 1) throw new Error(`</${name}>`);
      open.pop();
      continue;
    }
    const element = { name, attributes: readAttributes(attributes), children: [], text: '' };
    parent.children.push(element);
    if (empty !== '/') open.push(element);
  }
  const [root, ...others] = open[0]!.children;
  if (open.length !== 1 || root === undefined || others.length > 0) throw new Error('not one whole root');
  return root;
}

function readAttributes(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(/([\w.-]+)="([^"]*)"/g)) {
    if (Object.hasOwn(found, name)) throw new Error(`${name} twice`);
    // A reader makes blanks of these, unless they are written as references.
    if (/[\t\n\r]/.test(value)) throw new Error(`a line end in ${name}`);
    found[name] = resolved(value);
  }
  return found;
}

function resolved(text: string): string {
  if (/&(?!(?:amp|lt|gt|quot|apos|#x[\dA-F]+);)/.test(text) || text.includes(']]>'))
    throw new Error(`a bare character in ${JSON.stringify(text)}`);
  return text.replaceAll(/&(?:#x([\dA-F]+)|(\w+));/g, (_, code?: string, name?: string) =>
    code === undefined ? ENTITIES[name!]! : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
