import type { Command } from '../command.ts';

/** Commands by name, in the order of the help; each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint.ts')).lintCommand,
  ha: async () => (await import('./ha.ts')).haCommand,
  reload: async () => (await import('./reload.ts')).reloadCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  upgrade: async () => (await import('./upgrade.ts')).upgradeCommand,
  fmt: async () => (await import('./fmt.ts')).fmtCommand,
  set: async () => (await import('./set.ts')).setCommand,
  unset: async () => (await import('./unset.ts')).unsetCommand,
  show: async () => (await import('./show.ts')).showCommand,
  get: async () => (await import('./get.ts')).getCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  paths: async () => (await import('./paths.ts')).pathsCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  parse: async () => (await import('./parse.ts')).parseCommand,
  learn: async () => (await import('./learn.ts')).learnCommand,
  collect: async () => (await import('./collect.ts')).collectCommand,
  snapshot: async () => (await import('./snapshot.ts')).snapshotCommand,
  systemd: async () => (await import('./systemd.ts')).systemdCommand,
  completion: async () => (await import('./completion.ts')).completionCommand,
};
