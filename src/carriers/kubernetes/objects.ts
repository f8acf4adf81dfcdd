import { isMap, isSeq, type YAMLMap, type Document as Yaml } from 'yaml';
import { YamlTree } from '../../yaml/tree.ts';

/** An object of a manifest. */
export interface KubernetesObject {
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly map: YAMLMap;
  readonly tree: YamlTree;
  /** The template that `helm template` says it comes from. */
  readonly source: string | undefined;
}

/** Whether one of the documents is an object of Kubernetes. */
export function isManifest(documents: readonly Yaml[]): boolean {
  return documents.some((yaml) => {
    const tree = new YamlTree(yaml);
    const { root } = tree;
    return isMap(root) && kindOf(tree, root) !== undefined;
  });
}

/** All objects, those of lists among them, in order; each once, wherever aliases lead. */
export function objectsIn(text: string, documents: readonly Yaml[]): KubernetesObject[] {
  const objects: KubernetesObject[] = [];
  for (const yaml of documents) {
    const tree = new YamlTree(yaml);
    const source = sourceOf(text, yaml);
    const seen = new Set<unknown>();
    const waiting: unknown[] = [tree.root];
    while (waiting.length > 0) {
      const map = waiting.pop();
      if (!isMap(map) || seen.has(map)) continue;
      seen.add(map);
      const kind = kindOf(tree, map);
      if (kind === undefined) continue;
      const items = kind.endsWith('List') ? tree.get(map, 'items') : undefined;
      if (isSeq(items)) {
        waiting.push(...items.items.map((item) => tree.resolve(item)).reverse());
        continue;
      }
      const metadata = tree.map(map, 'metadata');
      const name = metadata && tree.text(metadata, 'name');
      const namespace = metadata && tree.text(metadata, 'namespace');
      objects.push({ kind, name, namespace, map, tree, source });
    }
  }
  return objects;
}

function kindOf(tree: YamlTree, map: YAMLMap): string | undefined {
  return tree.text(map, 'apiVersion') === undefined ? undefined : tree.text(map, 'kind');
}

/** `# Source: chart/templates/configmap.yaml`, above the object. */
function sourceOf(text: string, { contents, range }: Yaml): string | undefined {
  const start = range?.[0] ?? 0;
  const end = (contents as { range?: readonly number[] } | null)?.range?.[0] ?? start;
  return /^# Source: (\S+)[ \t\r]*$/m.exec(text.slice(start, end))?.[1];
}
