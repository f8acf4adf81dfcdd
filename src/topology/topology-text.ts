import type { Document as Yaml } from 'yaml';
import { type Fact, type Place, type Source, textSource } from '../cluster/index.ts';
import type { TextRange } from '../parser/index.ts';
import { MASK } from '../schema/index.ts';
import { type Mistake, mistakesError } from '../yaml/mistakes.ts';
import { pathAt, rangeOf, type YamlPath } from '../yaml/places.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { isWithin, shownFault, shownPiece, shownSentence, yamlSecrets } from '../yaml/secrets.ts';
import { type TopologyFile, topologySchema } from './topology-schema.ts';

/** A topology that is sound as YAML and by its schema, where its parts stand, and what else is wrong with it. */
export class TopologyText {
  readonly file: TopologyFile;
  readonly source: Source;
  readonly yaml: Yaml;
  readonly #mistakes: Mistake[] = [];

  /** @throws {InputError} with every mistake. */
  constructor(text: string, path: string) {
    const content = text.replace(/^\uFEFF/, '');
    let secrets: readonly TextRange[] | undefined;
    const { yaml, value, mistakes } = readYaml(content, topologySchema, {
      root: 'the topology',
      merging: 'what holds for all nodes can stand once, beside `nodes`',
      shown(piece, { yaml: tree, path: at, part }) {
        secrets ??= topologySecrets(content, tree);
        const { start } = rangeOf(tree, at, part);
        return isWithin(start, secrets) ? MASK : shownPiece(piece);
      },
    });
    secrets ??= topologySecrets(content, yaml);
    this.source = textSource(path, content, secrets);
    if (value === undefined || yaml === undefined) {
      const hidden = secrets;
      throw mistakesError(mistakes, this.source, (mistake) => wording(mistake, yaml, hidden));
    }
    this.file = value;
    this.yaml = yaml;
  }

  /** Where a value stands, or its key. */
  place(path: YamlPath, wanted: 'key' | 'value' = 'value'): Place {
    return { source: this.source, range: rangeOf(this.yaml, path, wanted) };
  }

  /** What the topology says at a path. */
  fact<T>(value: T | undefined, path: YamlPath): Fact<T> | undefined {
    return value === undefined ? undefined : { value, place: this.place(path) };
  }

  /** Notes a mistake; they are told together. */
  mistake(message: string, path: YamlPath, wanted: 'key' | 'value' = 'value'): void {
    this.#mistakes.push({ message, ...this.place(path, wanted).range });
  }

  /** @throws {InputError} with every mistake that was noted. */
  finish(): void {
    if (this.#mistakes.length > 0) throw mistakesError(this.#mistakes, this.source);
  }
}

/** A node may be called what it likes, also `secrets`. */
const HOLD_NAMES = new Set<unknown>(['clusters', 'nodes', 'launchers', 'users', 'groups']);

function topologySecrets(text: string, yaml: Yaml | undefined): TextRange[] {
  return yamlSecrets(text, yaml && [yaml], (key) => HOLD_NAMES.has(key));
}

/** What YAML refuses, in words for who wrote it; its own would quote a secret. */
function wording(
  { code, message, ...range }: Mistake,
  yaml: Yaml | undefined,
  secrets: readonly TextRange[],
): string {
  if (code === undefined) return message;
  if (code === 'DUPLICATE_KEY' && yaml !== undefined)
    return givenTwice(pathAt(yaml, range.start) ?? [], isWithin(range.start, secrets));
  return shownFault({ message, ...range }, secrets);
}

const THINGS: Readonly<Record<string, string>> = {
  nodes: 'node',
  clusters: 'cluster',
  launchers: 'launcher',
};

function givenTwice(path: YamlPath, isSecret: boolean): string {
  const [parent, name] = [path.at(-2), path.at(-1) ?? ''];
  const thing = parent === undefined ? undefined : THINGS[parent];
  const shown = `\`${isSecret ? MASK : shownPiece(name)}\``;
  if (thing === undefined) return `${shown} is given twice: keep one of the two`;
  return `there are two ${thing}s of the name ${shown}: each needs one of its own`;
}

/** The words for an error in something that the topology names. */
export function reasonOf(error: unknown): string {
  return shownSentence(error instanceof Error ? error.message : String(error));
}
