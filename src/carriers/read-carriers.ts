/** Recognises files that carry configurations, and reads them. */
import { isScalar, type Node, type Document as Yaml } from 'yaml';
import { MaskedText } from '../schema/masked-text.ts';
import { type Mistake, mistakesError } from '../yaml/mistakes.ts';
import { readYamlStream } from '../yaml/read-stream.ts';
import type { CarriedConfig } from './carrier.ts';
import { configDataIn, rangeOf, readConfigs } from './kubernetes/configs.ts';
import { Containers } from './kubernetes/environment.ts';
import { isManifest, type KubernetesObject, objectsIn } from './kubernetes/objects.ts';
import { HostFile } from './placement.ts';
import { brokenTextSecrets, hostSecrets, joinedSecrets } from './secrets.ts';

export interface CarrierReading {
  readonly host: HostFile;
  readonly configs: readonly CarriedConfig[];
  /** Of a Kubernetes manifest; empty for another file. */
  readonly objects: readonly KubernetesObject[];
}

/**
 * Reads a file that is no configuration but may carry some.
 *
 * @param path as it is shown
 * @throws {InputError} for what is no YAML, or whose data can’t be read: each mistake in its place; and for a file of
 *   another kind.
 */
export function readCarriers(path: string, text: string): CarrierReading {
  const { documents, mistakes } = readYamlStream(text);
  if (mistakes.length > 0) throw brokenError(path, text, mistakes);
  if (isManifest(documents)) return readManifest(path, text, documents);
  const start = Math.max(0, text.search(/\S/));
  throw brokenError(path, text, [{ message: WHAT_IS_EXPECTED, start, end: start }]);
}

const WHAT_IS_EXPECTED =
  'this is neither a configuration (`*.gcfg`) nor a file that carries one: in a manifest of Kubernetes each document has an `apiVersion` and a `kind`';

function readManifest(path: string, text: string, documents: readonly Yaml[]): CarrierReading {
  const objects = objectsIn(text, documents);
  const found = configDataIn(objects);
  const texts = found.filter(({ encoded }) => !encoded).map(({ value }) => value);
  const host = new HostFile(path, text, () => [
    ...hostSecrets(text, documents, texts.map(rangeOf)),
    ...texts.filter((node) => isFolded(text, node)).flatMap((node) => joinedSecrets(text, rangeOf(node))),
  ]);
  const mistakes: Mistake[] = [];
  const configs = readConfigs(found, host, (mistake) => mistakes.push(mistake));
  if (mistakes.length > 0) throw mistakesError(mistakes, shown(host));
  const containers = new Containers(objects, host);
  const withEnvironment = configs.map((config) => {
    const { carrier } = config;
    const environment = carrier.kind === 'kubernetes' ? containers.environmentFor(carrier) : undefined;
    return environment === undefined ? config : { ...config, environment };
  });
  return { host, configs: withEnvironment, objects };
}

/** Whether lines of a text are none to the server. */
function isFolded(text: string, node: Node | undefined): boolean {
  if (!isScalar(node) || node.type === 'BLOCK_LITERAL') return false;
  const { start, end } = rangeOf(node);
  if (!text.slice(start, end).includes('\n')) return false;
  return node.type !== 'QUOTE_DOUBLE' || !String(node.value).includes('\n');
}

function brokenError(path: string, text: string, mistakes: readonly Mistake[]): Error {
  const host = new HostFile(path, text, () => brokenTextSecrets(text));
  const template = templateIn(text);
  return mistakesError(template === undefined ? mistakes : [template], shown(host));
}

/** A template that nobody rendered: what YAML makes of it says nothing. */
function templateIn(text: string): Mistake | undefined {
  const found = /^(?![ \t]*#)[^\n]*?(\{\{[^\n}]*(?:\}\})?)/m.exec(text);
  if (found === null) return undefined;
  const start = found.index + found[0].length - found[1]!.length;
  return {
    message:
      'this is a template that nobody has rendered: check what comes out of it, `helm template RELEASE CHART -f VALUES | gcfg-lint -`',
    start,
    end: start + found[1]!.length,
  };
}

function shown(host: HostFile) {
  return {
    path: host.path,
    text: new MaskedText(host.text, host.secrets),
    range: (range: Parameters<HostFile['range']>[0]) => host.range(range),
  };
}
