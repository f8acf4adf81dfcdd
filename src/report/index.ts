import type { Reporter } from './reporter.ts';

/** Reporters by the name users give; each is loaded when it is asked for. */
export const reporters = {
  stylish: async () => (await import('./stylish.ts')).stylish,
  json: async () => (await import('./json.ts')).json,
} satisfies Record<string, () => Promise<Reporter>>;

export type ReporterName = keyof typeof reporters;
