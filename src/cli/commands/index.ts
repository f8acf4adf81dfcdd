import type { Command } from '../command.ts';

/** Commands by name; each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint.ts')).lintCommand,
  ha: async () => (await import('./ha.ts')).haCommand,
  collect: async () => (await import('./collect.ts')).collectCommand,
  show: async () => (await import('./show.ts')).showCommand,
  get: async () => (await import('./get.ts')).getCommand,
  set: async () => (await import('./set.ts')).setCommand,
  unset: async () => (await import('./unset.ts')).unsetCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  reload: async () => (await import('./reload.ts')).reloadCommand,
  snapshot: async () => (await import('./snapshot.ts')).snapshotCommand,
  systemd: async () => (await import('./systemd.ts')).systemdCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  paths: async () => (await import('./paths.ts')).pathsCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  fmt: async () => (await import('./fmt.ts')).fmtCommand,
  upgrade: async () => (await import('./upgrade.ts')).upgradeCommand,
  parse: async () => (await import('./parse.ts')).parseCommand,
};
