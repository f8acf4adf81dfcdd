/** Names of nodes in a sentence: fifty of them must not fill a page. */

/** More parts than this are counted, not named. */
const MOST_PARTS = 6;

interface Named {
  readonly name: string;
}

export function namesOf(nodes: readonly Named[]): string[] {
  return nodes.map(({ name }) => name);
}

/** Which of all nodes: `all 50 nodes`, `all nodes but connect01`, `connect02 to connect17 and connect20`. */
export function nameNodes(nodes: readonly Named[], all: readonly Named[]): string {
  if (all.length > 2 && nodes.length === all.length) return `all ${all.length} nodes`;
  if (all.length > 5 && nodes.length === all.length - 1)
    return `all nodes but ${all.find((node) => !nodes.includes(node))?.name}`;
  return enumerate(withRuns(namesOf(nodes)));
}

/** `a, b and c`; of very many the first ones and how many more. */
export function enumerate(parts: readonly string[]): string {
  if (parts.length > MOST_PARTS)
    return `${parts.slice(0, MOST_PARTS - 1).join(', ')} and ${parts.length - MOST_PARTS + 1} more`;
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}

/** Names that count upwards, as their first and last: `connect02 to connect17`. */
function withRuns(names: readonly string[]): string[] {
  const parts: string[] = [];
  for (let first = 0; first < names.length; ) {
    let last = first;
    while (last + 1 < names.length && follows(names[last]!, names[last + 1]!)) last++;
    if (last - first >= 2) parts.push(`${names[first]} to ${names[last]}`);
    else parts.push(...names.slice(first, last + 1));
    first = last + 1;
  }
  return parts;
}

/** Whether a name is another with its last number one higher. */
function follows(name: string, next: string): boolean {
  const match = /^(.*?)(\d{1,15})(\D*)$/s.exec(name);
  if (match === null) return false;
  const [, before = '', number = '', after = ''] = match;
  return next === `${before}${String(Number(number) + 1).padStart(number.length, '0')}${after}`;
}
