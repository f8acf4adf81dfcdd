import * as z from 'zod';
import { version } from './common.ts';

const origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['file', 'migration']), path: z.string(), line: z.int().min(1) }),
  z.strictObject({ kind: z.literal('environment'), variable: z.string() }),
  z.strictObject({ kind: z.enum(['default', 'given']) }),
  z.strictObject({ kind: z.literal('implied'), by: z.string().optional() }),
]);

const location = z.strictObject({
  kind: z.enum(['network', 'local', 'declared', 'unknown']),
  resolved: z.string().describe('Symbolic links followed'),
  fileSystem: z.string().optional(),
  source: z.string().optional(),
});

const named = z.strictObject({
  path: z.string().nullable().describe('As written; null for a database'),
  database: z.strictObject({ host: z.string().optional(), name: z.string().optional() }).optional(),
  setting: z.string().optional(),
  group: z.string().describe('For people'),
  kind: z.enum(['dir', 'file', 'executable', 'database']),
  holds: z.string().describe('For people'),
  origin,
  nodes: z.enum(['shared', 'own', 'same', 'any']).optional(),
  fulfilled: z.enum(['yes', 'no', 'unknown']).optional(),
  backup: z.enum(['yes', 'no', 'by hand']).optional(),
  purge: z.enum(['yes', 'no', 'by hand', 'package']).optional(),
  inside: z
    .strictObject({ path: z.string(), setting: z.string().optional(), same: z.boolean() })
    .optional()
    .describe('The innermost other directory of the list that contains the path'),
  elsewhere: z.string().optional(),
  noEffect: z.string().optional(),
  location: location.optional(),
});

export const pathsOutput = z
  .strictObject({
    version,
    nodes: z.array(
      z.strictObject({
        name: z.string(),
        cluster: z.string().optional(),
        file: z.string(),
        complete: z.boolean().describe('Whether all of the file could be read'),
        paths: z.array(named),
      }),
    ),
  })
  .describe('What `gcfg-lint paths` prints with --format json');
