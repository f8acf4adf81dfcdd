import type { Name } from '../../schema/constraints/index.ts';
import type { Origin } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';
import type { PathOrigin } from './named-path.ts';

/** Where a text of a node’s settings stands. */
export function originOf(origin: Origin, node: ClusterNode): PathOrigin {
  switch (origin.kind) {
    case 'file':
    case 'migration': {
      const { path } = origin.kind === 'file' ? node.config : node.migration!;
      return { kind: origin.kind, path, line: origin.binding.entry.line };
    }
    case 'environment':
      return { kind: 'environment', variable: origin.variable };
    case 'default':
      return { kind: 'default' };
  }
}

/** Whether a setting gets its value from somebody, not from its default. */
export function isWritten(name: Name, { settings }: ClusterNode): boolean {
  return settings.isSet(name);
}
