/** Command lines of a unit as systemd reads them; see systemd.service(5), “Command lines”, and systemd.syntax(7). */

export interface ExecLine {
  /** `-`: a failure counts as success. */
  readonly mayFail: boolean;
  /** `+`: without the unit’s restrictions. */
  readonly privileged: boolean;
  /** Variables and specifiers still in them. */
  readonly words: readonly string[];
}

/** The lines of one list (`ExecReload`), in order; an empty one empties it. */
export function execLines(unit: string, key: string): ExecLine[] {
  let lines: ExecLine[] = [];
  for (const line of unit.split('\n')) {
    if (!line.startsWith(`${key}=`)) continue;
    const value = line.slice(key.length + 1).trim();
    if (value === '') lines = [];
    else lines.push(readLine(value));
  }
  return lines;
}

function readLine(value: string): ExecLine {
  const [prefix = ''] = /^[-+@:!]*/.exec(value)!;
  const words = [...value.slice(prefix.length).matchAll(/"(?:[^"\\]|\\.)*"|\S+/g)].map(([word]) =>
    word.startsWith('"') ? word.slice(1, -1).replaceAll(/\\(.)/g, '$1') : word,
  );
  return { mayFail: prefix.includes('-'), privileged: prefix.includes('+'), words };
}

/** What systemd calls: `%%` and `$$` undone, variables filled in. In a program’s path no variable is. */
export function argvOf({ words }: ExecLine, variables: Readonly<Record<string, string>> = {}): string[] {
  return words.map((word, index) => {
    const text = word.replaceAll('%%', '%');
    if (index === 0) return text;
    return text.replaceAll(/\$\$|\$\{?(\w+)\}?/g, (_, name) =>
      name === undefined ? '$' : (variables[name] ?? ''),
    );
  });
}
