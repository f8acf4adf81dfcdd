/** Recognises files that carry configurations, and reads them. */
import { isMap, isScalar, type Node, type Document as Yaml } from 'yaml';
import { readValuesFile, releaseConfig } from '../helm/read-release.ts';
import type { Release, ReleaseOptions } from '../helm/release.ts';
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
  /** Of values of the Helm chart. */
  readonly release?: Release | undefined;
}

/**
 * Reads a file that is no configuration but may carry some.
 *
 * @param path as it is shown
 * @param options what is known of a release of the Helm chart, if the file holds values of one
 * @throws {InputError} for what is no YAML, or whose data can’t be read: each mistake in its place; and for a file of
 *   another kind.
 */
export function readCarriers(path: string, text: string, options?: ReleaseOptions): CarrierReading {
  const { documents, mistakes } = readYamlStream(text);
  if (mistakes.length > 0) throw brokenError(path, text, mistakes);
  if (isManifest(documents)) return readManifest(path, text, documents);
  const release = documents.length > 1 ? undefined : readValuesFile({ path, text }, options);
  if (release !== undefined)
    return { host: release.files[0]!, configs: [releaseConfig(release)], objects: [], release };
  const start = Math.max(0, text.search(/[^\s\uFEFF]/));
  const host = new HostFile(path, text, () => hostSecrets(text, documents, []));
  const message = isTopology(documents[0]) ? TOPOLOGY : WHAT_IS_EXPECTED;
  throw mistakesError([{ message, start, end: start }], shown(host));
}

const WHAT_IS_EXPECTED =
  'this is neither a configuration (`*.gcfg`) nor a file that carries one: in a manifest of Kubernetes each document has an `apiVersion` and a `kind`, and values of the Helm chart have sections of Connect below `config`';

const TOPOLOGY =
  'this describes a cluster: check it with `gcfg-lint ha`, and here the configurations that it names';

function isTopology(yaml: Yaml | undefined): boolean {
  const root = yaml?.contents;
  return isMap(root) && (isMap(root.get('nodes')) || isMap(root.get('clusters')));
}

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
  const template = mistakes.map((mistake) => templateAt(text, mistake)).find((found) => found !== undefined);
  return mistakesError(template === undefined ? mistakes : [template], shown(host));
}

/** A template that nobody rendered: what YAML makes of it says nothing. */
function templateAt(text: string, { start }: Mistake): Mistake | undefined {
  // YAML may notice in the next line that something is wrong with this one.
  const before = text.lastIndexOf('\n', text.lastIndexOf('\n', start - 1) - 1) + 1;
  const lineEnd = text.indexOf('\n', start);
  const lines = text.slice(before, lineEnd < 0 ? text.length : lineEnd);
  const found = /\{\{[^\n}]*(?:\}\})?/.exec(lines);
  if (found === null) return undefined;
  return {
    message:
      'this is a template that nobody has rendered: check what comes out of it, `helm template RELEASE CHART -f VALUES | gcfg-lint -`',
    start: before + found.index,
    end: before + found.index + found[0].length,
  };
}

function shown(host: HostFile) {
  return {
    path: host.path,
    text: new MaskedText(host.text, host.secrets),
    range: (range: Parameters<HostFile['range']>[0]) => host.range(range),
  };
}
