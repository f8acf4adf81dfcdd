import type { Cluster } from '../../../src/cluster/index.ts';
import { type AboutLauncher, readLauncher } from '../../../src/cluster/launcher/read-launcher.ts';
import { clusterFindings } from '../cluster-tester.ts';

/** A node’s configuration with its Launcher on. */
export function launcherOn(more = ''): string {
  return `[Launcher]\nEnabled = true\nKubernetes = true\n${more}`;
}

export const LOCAL = '[cluster]\nname=Local\ntype=Local\n';
export const KUBERNETES = '[cluster]\nname=Kubernetes\ntype=Kubernetes\n';

/** A Workbench with these files, on the nodes’ hosts unless something else is said. */
export function workbench(files: Readonly<Record<string, string>>, about: Partial<AboutLauncher> = {}) {
  return readLauncher(
    Object.entries(files).map(([name, text]) => ({ name, path: `wb/${name}`, text })),
    { product: 'Workbench', onNodes: true, ...about },
  );
}

/** A Workbench with Kubernetes, and what its `launcher.kubernetes.conf` says. */
export function workbenchOnKubernetes(text: string, about: Partial<AboutLauncher> = {}) {
  return workbench({ 'launcher.conf': KUBERNETES, 'launcher.kubernetes.conf': text }, about);
}

/** What a rule finds: `severity place message`, with its help and places below. */
export function report(id: string, given: Cluster | readonly Cluster[]): string[] {
  return clusterFindings(id, given).map(
    ({ severity, message, help, range, related = [], nodes, unknown, setting }) =>
      [
        `${severity}${unknown === true ? ' (unknown)' : ''} ${setting} ${range.start.line}:${range.start.column} [${nodes.join(' ')}]`,
        message,
        `help: ${help}`,
        ...related.map((place) => `${place.path}:${place.range.start.line} ${place.message}`),
      ].join('\n'),
  );
}
