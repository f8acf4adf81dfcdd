/** Texts cut to a width, so that what tells them apart stays. */

/** A text cut in its middle: of a path both ends tell most. */
export function shortenText(text: string, width: number): string {
  if (text.length <= width) return text;
  const front = Math.ceil((width - 1) / 2);
  return `${text.slice(0, front)}…${text.slice(text.length - (width - 1 - front))}`;
}

/** Texts beside each other: where the usual cut would make two of them look alike, the cut goes elsewhere. */
export function shortenAll(texts: readonly string[], width: number): string[] {
  const shown = new Map<string, string>();
  shortenInto(shown, [...new Set(texts)], width, (text) => shortenText(text, width));
  return texts.map((text) => shown.get(text)!);
}

/** Those that look alike are shown from where they begin to differ; of three, two may still look alike then. */
function shortenInto(
  shown: Map<string, string>,
  texts: readonly string[],
  width: number,
  shorten: (text: string) => string,
  seen = -1,
): void {
  const alike = new Map<string, string[]>();
  for (const text of texts) {
    const short = shorten(text);
    const others = alike.get(short);
    if (others === undefined) alike.set(short, [text]);
    else others.push(text);
    shown.set(text, short);
  }
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    const from = commonStart(group);
    // What was shown already, and did not help, won’t help again.
    if (from > seen) shortenInto(shown, group, width, (text) => showPlace(text, from, width), from);
  }
}

function commonStart(texts: readonly string[]): number {
  const [first = '', ...others] = texts;
  let length = 0;
  while (length < first.length && others.every((text) => text[length] === first[length])) length++;
  return length;
}

/** How much of what is the same is shown before a difference. */
const LEAD = 4;

/** A text of which a place and what is around it are shown, and as much of its beginning as there is room for. */
function showPlace(text: string, place: number, width: number): string {
  const front = Math.floor(width / 4);
  const room = width - front - 1;
  const start = Math.max(0, Math.min(place - Math.min(LEAD, room >> 2), text.length - room));
  if (start <= front + 1) return cutEnd(text, width);
  return `${text.slice(0, front)}…${cutEnd(text.slice(start), room)}`;
}

function cutEnd(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}
