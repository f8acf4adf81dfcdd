import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type * as z from 'zod';
import { ClusterNode } from '../../src/cluster/index.ts';
import { lintCluster } from '../../src/rules/lint-cluster.ts';
import { topologySchema } from '../../src/topology/topology-schema.ts';
import { clustersOf } from '../topology/topology-tester.ts';

const root = new URL('../../', import.meta.url);
const page = readFileSync(new URL('docs/topology.md', root), 'utf8');

/** The examples on the page that are written in a language. */
function examples(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, name]) => name === language)
    .map(([, , text]) => text!);
}

const GCFG = '[Server]\nDataDir = /mnt/connect\n[Database]\nProvider = postgres\n';
const BUNDLE = JSON.stringify({
  gcfgLintBundle: 1,
  node: 'connect',
  collectedAt: '2026-11-20T12:00:00Z',
  tool: { name: 'gcfg-lint', version: '0.1.0' },
  config: { path: '/etc/rstudio-connect/rstudio-connect.gcfg', text: GCFG },
  keyed: false,
});
const MOUNTS = '36 35 0:50 / /mnt/connect rw,relatime - nfs4 nas:/export rw\n';

/** The files that the examples name. */
const FILES = {
  'nodes/connect1.gcfg': '[Database]\nProvider = postgres\n',
  'nodes/connect2.gcfg': GCFG,
  'nodes/connect1.mountinfo': MOUNTS,
  'nodes/connect2.mountinfo': MOUNTS,
  'nodes/connect2.env': 'CONNECT_SERVER_DATADIR=/mnt/connect\n',
  'workbench/launcher.conf': '[cluster]\nname=K\ntype=Kubernetes\n',
  'staging/rstudio-connect.gcfg': GCFG,
  'bundles/connect1.json': BUNDLE,
  'bundles/connect2.json': BUNDLE,
  'next/connect2.gcfg': GCFG,
};

interface SchemaScript {
  buildTopologySchema(): Promise<{ path: string; text: string }>;
}

test('the JSON Schema is what `npm run docs` writes', async () => {
  const script: SchemaScript = await import(new URL('scripts/build-config-schema.js', root).href);
  const { path, text } = await script.buildTopologySchema();
  expect(readFileSync(new URL(path, root), 'utf8')).toBe(text);
});

describe('the examples', () => {
  const topologies = examples('yaml');

  test.each(topologies.map((text, index) => [index + 1, text] as const))('%i is sound', (_, text) => {
    const clusters = clustersOf(text, FILES);
    expect(clusters.flatMap(({ nodes }) => nodes).every((node) => node instanceof ClusterNode)).toBe(true);
    expect(() => lintCluster(clusters)).not.toThrow();
  });

  test('the first one describes what the page says', () => {
    const [production, staging] = clustersOf(topologies[0]!, FILES);
    expect([production!.name, staging!.name]).toEqual(['production', 'staging']);
    expect(production!.nodes.map((node) => node.text('Server.DataDir'))).toEqual([
      '/srv/connect',
      '/mnt/connect',
    ]);
    expect(production!.launchers!.map(({ product, host }) => [product, host])).toEqual([
      ['Workbench', 'connect1.example.com'],
      ['batch', 'batch.example.com'],
    ]);
    expect(staging!.nodes.map(({ name, facts }) => [name, facts.version?.value])).toEqual([
      ['staging1', undefined],
      ['staging2', '2026.08.0'],
    ]);
  });

  test('the first one shows every key of a node and of a cluster that is no short form', () => {
    const shown = JSON.stringify(parse(topologies[0]!));
    const seldom = ['$schema', 'bundle', 'environment-wins', 'on-nodes'];
    for (const key of keysOf(topologySchema)) if (!seldom.includes(key)) expect(shown).toContain(`"${key}":`);
  });

  test('the line for editors leads to the schema', () => {
    const [, path] = /\$schema=node_modules\/gcfg-lint\/(\S+)/.exec(topologies[0]!)!;
    expect(existsSync(new URL(path!, root))).toBe(true);
  });
});

test('every key is explained', () => {
  const code = [...page.matchAll(/`([^`\n]+)`/g)].flatMap((match) => match[1]!.split(/[\s{}:,]+/));
  expect(code).toEqual(expect.arrayContaining([...keysOf(topologySchema)]));
});

test('the program runs', async () => {
  const [program] = examples('ts');
  const log: unknown[][] = [];
  const body = program!.replaceAll(/^import .*$/gm, '');
  const run = new Function('lintCluster', 'loadTopology', 'console', body);
  const clusters = clustersOf('nodes: { a: { config: a.gcfg } }', { 'a.gcfg': GCFG });
  run(lintCluster, () => clusters, { log: (...words: unknown[]) => log.push(words) });
  expect(log).toHaveLength(1);
});

/** The names of all keys below a schema, but not those that users make up. */
function keysOf(schema: z.core.$ZodType, found = new Set<string>()): Set<string> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional' || def.type === 'nullable') keysOf(def.innerType, found);
  else if (def.type === 'record') keysOf(def.valueType, found);
  else if (def.type === 'object')
    for (const [key, inner] of Object.entries(def.shape)) {
      found.add(key);
      keysOf(inner, found);
    }
  return found;
}
