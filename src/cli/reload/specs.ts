/** What the command line says of nodes: `name=CANDIDATE`, `--running name=SOURCE`. */
import { nodeNames } from '../../cluster/node-names.ts';
import { InputError } from '../../io/input-error.ts';
import { nearest } from '../../schema/index.ts';

/** A server and what it is to load. */
export interface CandidateSpec {
  /** Unique. */
  readonly name: string;
  readonly candidate: string;
  /** What it runs, as the user names it; undefined: the usual snapshot. */
  readonly running: string | undefined;
}

/**
 * @param sources what `--running` says: one for all nodes, or one for each by its name.
 * @throws {InputError} for two nodes of one name, and for a source of no node or of one that has another.
 */
export function readSpecs(candidates: readonly string[], sources: readonly string[]): CandidateSpec[] {
  const specs = candidates.map(split);
  const usual = nodeNames(specs.map(({ rest }) => rest));
  const names = specs.map(({ name }, index) => name ?? usual[index]!);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw new InputError(`two nodes are called ${twice}: name them with name=CANDIDATE`);
  const running = readSources(sources, names);
  const missing = names.find((name) => !running.has(name) && !running.has(undefined));
  // The snapshot in its usual place is that of this machine.
  if (names.length > 1 && missing !== undefined)
    throw new InputError(
      `--running says nothing of ${missing}: write --running SOURCE for all nodes, or --running ${missing}=SOURCE`,
    );
  return specs.map(({ rest }, index) => ({
    name: names[index]!,
    candidate: rest,
    running: running.get(names[index]!) ?? running.get(undefined),
  }));
}

interface Split {
  readonly name: string | undefined;
  readonly rest: string;
}

/** A name holds no slash or colon: an equals sign behind one belongs to a path or revision. */
function split(text: string): Split {
  const equals = text.indexOf('=');
  if (equals < 0 || /[/\\:]/.test(text.slice(0, equals))) return { name: undefined, rest: text };
  const [name, rest] = [text.slice(0, equals), text.slice(equals + 1)];
  if (name === '' || rest === '') throw new InputError(`${text}: write name=FILE, or only FILE`);
  return { name, rest };
}

/** Sources by node; that for all others under undefined. */
function readSources(sources: readonly string[], names: readonly string[]): Map<string | undefined, string> {
  const running = new Map<string | undefined, string>();
  for (const source of sources) {
    const { name, rest } = split(source);
    if (name !== undefined && !names.includes(name)) throw unknownNode(source, name, names);
    if (running.has(name))
      throw new InputError(
        name === undefined
          ? '--running is given twice for all nodes: write --running name=SOURCE for each'
          : `--running is given twice for ${name}`,
      );
    running.set(name, rest);
  }
  return running;
}

function unknownNode(source: string, name: string, names: readonly string[]): InputError {
  const close = nearest(name, names);
  const hint = close === undefined ? `there are ${names.slice(0, 6).join(', ')}` : `did you mean ${close}?`;
  return new InputError(`--running ${source}: there is no node ${name}; ${hint}`);
}
