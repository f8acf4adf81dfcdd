/** A workflow command as GitHub’s runner reads it. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly text: string;
}

/** A line of a log that the runner takes for a command; undefined for any other. */
export function readCommand(line: string): WorkflowCommand | undefined {
  const trimmed = line.trimStart();
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const head = trimmed.slice(2, end);
  const blank = head.indexOf(' ');
  const properties = (blank < 0 ? '' : head.slice(blank + 1).trim())
    .split(',')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const equals = pair.indexOf('=');
      return [pair.slice(0, equals), resolved(pair.slice(equals + 1), ['0D', '0A', '3A', '2C', '25'])];
    });
  return {
    name: blank < 0 ? head : head.slice(0, blank),
    properties: Object.fromEntries(properties),
    text: resolved(trimmed.slice(end + 2), ['0D', '0A', '25']),
  };
}

function resolved(text: string, codes: readonly string[]): string {
  return codes.reduce(
    (rest, code) => rest.replaceAll(`%${code}`, String.fromCodePoint(Number.parseInt(code, 16))),
    text,
  );
}
