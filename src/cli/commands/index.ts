import type { Command } from '../command.ts';

/** Commands by name; each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint.ts')).lintCommand,
  ha: async () => (await import('./ha.ts')).haCommand,
  collect: async () => (await import('./collect.ts')).collectCommand,
  show: async () => (await import('./show.ts')).showCommand,
  get: async () => (await import('./get.ts')).getCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  paths: async () => (await import('./paths.ts')).pathsCommand,
  fmt: async () => (await import('./fmt.ts')).fmtCommand,
  parse: async () => (await import('./parse.ts')).parseCommand,
};
