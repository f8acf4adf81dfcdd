/** XML 1.0 that is well formed whatever the texts in it hold. */

type Attributes = Readonly<Record<string, string | number>>;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** An element, as lines; children are indented. */
export function element(name: string, attributes: Attributes, children: readonly string[] = []): string[] {
  const tag = `${name}${written(attributes)}`;
  if (children.length === 0) return [`<${tag}/>`];
  return [`<${tag}>`, ...children.map((line) => `  ${line}`), `</${name}>`];
}

/** An element with a text, whose lines stay as they are. */
export function textElement(name: string, attributes: Attributes, text: string): string[] {
  return [`<${name}${written(attributes)}>${escaped(text)}</${name}>`];
}

function written(attributes: Attributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replaceAll('\n', '&#xA;')}"`)
    .join('');
}

/** What XML has no way to write: control characters, half surrogate pairs, U+FFFE and U+FFFF. */
const UNWRITABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\p{Cs}\ufffe\uffff]/gu;

/** What has a meaning, and what would steer the terminal of who looks at the report or turn its text around. */
const BY_NUMBER = /[&<>"'\t\r\x7f-\x9f\p{Cf}\u2028\u2029]/gu;

function escaped(text: string): string {
  return text.replaceAll(UNWRITABLE, '\ufffd').replaceAll(BY_NUMBER, (character) => {
    return NAMED[character] ?? `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`;
  });
}

const NAMED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
