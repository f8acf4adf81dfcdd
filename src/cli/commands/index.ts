import type { Command } from '../command.ts';

/** Commands by name; each is loaded when it is called. */
export const commands: Readonly<Record<string, () => Promise<Command>>> = {
  lint: async () => (await import('./lint.ts')).lintCommand,
  parse: async () => (await import('./parse.ts')).parseCommand,
};
