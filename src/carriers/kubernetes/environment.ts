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

/** The containers of a manifest that run Connect, by what they mount; and its ConfigMaps. */
export class Containers {
  readonly #file: HostFile;
  readonly #byMount = new Map<string, Container[]>();
  readonly #configMaps = new Map<string, KubernetesObject[]>();

  constructor(objects: readonly KubernetesObject[], file: HostFile) {
    this.#file = file;
    for (const object of objects) {
      if (object.kind === 'ConfigMap' && object.name !== undefined)
        add(this.#configMaps, object.name, object);
      for (const container of containersIn(object))
        if (runsConnect(container))
          for (const mount of container.mounts) add(this.#byMount, mount, container);
    }
  }

  /**
   * The variables of the one container that mounts this ConfigMap or Secret and runs Connect; undefined where there is
   * none, or more than one.
   */
  environmentFor(carrier: KubernetesCarrier): VariableList | undefined {
    if (carrier.name === undefined) return undefined;
    const found = (this.#byMount.get(`${carrier.object}/${carrier.name}`) ?? []).filter(({ object }) =>
      sameNamespace(object.namespace, carrier.namespace),
    );
    return found.length === 1 ? variablesOf(found[0]!, this.#configMaps, this.#file) : undefined;
  }
}

function add<Item>(map: Map<string, Item[]>, key: string, item: Item): void {
  const same = map.get(key);
  if (same === undefined) map.set(key, [item]);
  else same.push(item);
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
  configMaps: ReadonlyMap<string, readonly KubernetesObject[]>,
  file: HostFile,
): VariableList {
  const { tree } = object;
  const variables: Variable[] = [];
  let isOpen = false;
  const give = (name: string, node: Node | undefined, value: Node | undefined | typeof GAP) => {
    const text = value === GAP || !isScalar(value) ? GAP : String(value.value ?? '');
    // `$(NAME)` is another variable.
    variables.push({ name, value: text.includes('$(') ? GAP : text, at: { file, range: rangeOf(node) } });
  };
  for (const source of tree.maps(map, 'envFrom')) {
    const prefix = tree.text(source, 'prefix') ?? '';
    const reference = tree.map(source, 'configMapRef');
    const name = reference && tree.text(reference, 'name');
    const configMap = configMaps
      .get(name ?? '')
      ?.find((other) => sameNamespace(other.namespace, object.namespace));
    const data = configMap?.tree.map(configMap.map, 'data');
    if (name === undefined || configMap === undefined) isOpen = true;
    else
      for (const { key, keyNode, value } of data === undefined ? [] : configMap.tree.entries(data))
        give(`${prefix}${key}`, keyNode, value);
  }
  // What `env` gives counts more than `envFrom`: it comes later.
  const list = tree.get(map, 'env');
  for (const item of isSeq(list) ? list.items : []) {
    const entry = tree.resolve(item);
    if (!isMap(entry)) continue;
    const name = tree.text(entry, 'name');
    if (name === undefined) continue;
    const from = tree.get(entry, 'valueFrom');
    give(name, tree.get(entry, 'name'), from === undefined ? (tree.get(entry, 'value') ?? undefined) : GAP);
    if (from === undefined && tree.get(entry, 'value') === undefined)
      variables[variables.length - 1] = { ...variables.at(-1)!, value: '' };
  }
  return { variables, isOpen };
}
