/** The environment of the container that gets a configuration, as its manifest gives it. */
import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { GAP } from '../../schema/index.ts';
import type { KubernetesCarrier } from '../carrier.ts';
import type { HostFile } from '../placement.ts';
import type { Variable, VariableList } from '../variable.ts';
import { rangeOf } from './configs.ts';
import type { KubernetesObject } from './objects.ts';

/** A container, and the ConfigMaps and Secrets whose keys it finds as files. */
interface Container {
  readonly object: KubernetesObject;
  readonly map: YAMLMap;
  /** `ConfigMap/name` */
  readonly mounts: ReadonlySet<string>;
}

/**
 * The variables of the one container that mounts this ConfigMap or Secret and runs Connect; undefined where there is none,
 * or more than one.
 */
export function environmentFor(
  carrier: KubernetesCarrier,
  objects: readonly KubernetesObject[],
  file: HostFile,
): VariableList | undefined {
  if (carrier.name === undefined) return undefined;
  const mounted = `${carrier.object}/${carrier.name}`;
  const found = objects
    .filter(({ namespace }) => sameNamespace(namespace, carrier.namespace))
    .flatMap((object) => containersIn(object))
    .filter((container) => container.mounts.has(mounted) && runsConnect(container));
  return found.length === 1 ? variablesOf(found[0]!, objects, file) : undefined;
}

/** One that is not named is the one where the manifest is applied. */
function sameNamespace(one: string | undefined, other: string | undefined): boolean {
  return one === other || one === undefined || other === undefined;
}

function containersIn(object: KubernetesObject): Container[] {
  const { tree } = object;
  const pods = [
    tree.map(object.map, 'spec'),
    tree.map(object.map, 'spec', 'template', 'spec'),
    tree.map(object.map, 'spec', 'jobTemplate', 'spec', 'template', 'spec'),
  ].filter((pod) => pod !== undefined);
  return pods.flatMap((pod) => {
    const volumes = new Map(
      tree.maps(pod, 'volumes').map((volume) => [tree.text(volume, 'name'), sourcesOf(object, volume)]),
    );
    return tree.maps(pod, 'containers').map((map) => ({
      object,
      map,
      mounts: new Set(
        tree.maps(map, 'volumeMounts').flatMap((mount) => volumes.get(tree.text(mount, 'name')) ?? []),
      ),
    }));
  });
}

function sourcesOf({ tree }: KubernetesObject, volume: YAMLMap): string[] {
  const projected = tree.maps(tree.map(volume, 'projected'), 'sources');
  return [volume, ...projected].flatMap((source) => {
    const configMap = tree.map(source, 'configMap');
    const secret = tree.map(source, 'secret');
    const names = [
      ['ConfigMap', configMap && tree.text(configMap, 'name')],
      ['Secret', secret && (tree.text(secret, 'secretName') ?? tree.text(secret, 'name'))],
    ] as const;
    return names.flatMap(([kind, name]) => (name === undefined ? [] : [`${kind}/${name}`]));
  });
}

function runsConnect({ object: { tree }, map }: Container): boolean {
  const names = tree.maps(map, 'env').map((item) => tree.text(item, 'name') ?? '');
  return (
    /^(?:rstudio-|posit-)?connect$/.test(tree.text(map, 'name') ?? '') ||
    /(?:rstudio|posit)[-/]connect(?:[:@-]|$)|\/connect(?:[:@]|$)/.test(tree.text(map, 'image') ?? '') ||
    names.some((name) => name.startsWith('CONNECT_'))
  );
}

function variablesOf(
  { object, map }: Container,
  objects: readonly KubernetesObject[],
  file: HostFile,
): VariableList {
  const { tree } = object;
  const variables: Variable[] = [];
  let isOpen = false;
  const add = (name: string, node: Node | undefined, value: Node | undefined | typeof GAP) => {
    const text = value === GAP || !isScalar(value) ? GAP : String(value.value ?? '');
    // `$(NAME)` is another variable.
    variables.push({ name, value: text.includes('$(') ? GAP : text, at: { file, range: rangeOf(node) } });
  };
  for (const source of tree.maps(map, 'envFrom')) {
    const prefix = tree.text(source, 'prefix') ?? '';
    const reference = tree.map(source, 'configMapRef');
    const name = reference && tree.text(reference, 'name');
    const configMap = objects.find(
      (other) =>
        other.kind === 'ConfigMap' && other.name === name && sameNamespace(other.namespace, object.namespace),
    );
    const data = configMap?.tree.map(configMap.map, 'data');
    if (name === undefined || configMap === undefined) isOpen = true;
    else
      for (const { key, keyNode, value } of data === undefined ? [] : configMap.tree.entries(data))
        add(`${prefix}${key}`, keyNode, value);
  }
  // What `env` gives counts more than `envFrom`: it comes later.
  const list = tree.get(map, 'env');
  for (const item of isSeq(list) ? list.items : []) {
    const entry = tree.resolve(item);
    if (!isMap(entry)) continue;
    const name = tree.text(entry, 'name');
    if (name === undefined) continue;
    const from = tree.get(entry, 'valueFrom');
    add(name, tree.get(entry, 'name'), from === undefined ? (tree.get(entry, 'value') ?? undefined) : GAP);
    if (from === undefined && tree.get(entry, 'value') === undefined)
      variables[variables.length - 1] = { ...variables.at(-1)!, value: '' };
  }
  return { variables, isOpen };
}
