import * as z from 'zod';
import { version } from './common.ts';

export const showOutput = z
  .strictObject({
    version,
    settings: z.array(
      z.strictObject({
        setting: z.string(),
        value: z.string(),
        origin: z.string().describe('For people'),
        kind: z.enum(['file', 'migration', 'environment', 'default']),
        line: z.int().min(1).optional(),
        overridden: z.array(z.string()).optional().describe('What stands elsewhere and is not in force'),
      }),
    ),
  })
  .describe('What `gcfg-lint show` prints with --format json');
