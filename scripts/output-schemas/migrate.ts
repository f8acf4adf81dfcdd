import * as z from 'zod';
import { places, range, values, version } from './common.ts';

const side = z.strictObject(places);
const conflict = { setting: z.string(), main: side, migration: side };

export const migrateOutput = z
  .strictObject({
    version,
    files: z.strictObject({ main: z.string(), migration: z.string() }),
    moved: z.array(
      z.strictObject({
        setting: z.string(),
        how: z.enum(['added', 'joined', 'replaced']),
        values,
        replaces: z.array(z.string()).describe('Deprecated settings that this one is the successor of'),
        from: z.array(range).describe('In the migration file'),
        to: z.array(range).describe('In the merged main file; empty while a conflict is open'),
      }),
    ),
    conflicts: z.array(z.strictObject(conflict)).describe('Open ones'),
    resolved: z.array(z.strictObject({ ...conflict, resolution: z.enum(['main', 'migration']) })),
    unchanged: z.array(z.strictObject(conflict)),
    dropped: z.array(
      z.strictObject({
        setting: z.string(),
        file: z.enum(['main', 'migration']),
        reason: z.enum(['conflict', 'overridden', 'repeated', 'deprecated']),
        ...places,
      }),
    ),
    written: z.boolean(),
    backups: z.array(z.string()),
  })
  .describe('What `gcfg-lint migrate` prints with --format json');
