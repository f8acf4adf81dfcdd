import * as z from 'zod';
import { places, version } from './common.ts';

const left = {
  setting: z.string(),
  message: z.string(),
  ...places,
};

export const upgradeOutput = z
  .strictObject({
    version,
    path: z.string(),
    from: z.string().optional(),
    to: z.string(),
    rewritten: z.array(
      z.strictObject({
        setting: z.string(),
        how: z.enum(['renamed', 'moved', 'changed', 'dropped']),
        because: z.string().optional(),
        from: z.strictObject(places),
        to: z.array(
          z.strictObject({
            setting: z.string(),
            stands: z.enum(['new', 'file', 'companion']),
            path: z.string(),
            ...places,
          }),
        ),
      }),
    ),
    decisions: z
      .array(
        z.strictObject({
          ...left,
          why: z.string(),
          choices: z.array(z.string()),
          successor: z.strictObject({ setting: z.string(), path: z.string(), ...places }).optional(),
        }),
      )
      .describe('Left to a person'),
    noted: z.array(z.strictObject(left)),
    releases: z.array(
      z.strictObject({
        version: z.string().nullable().describe('Null: no source dates the changes'),
        changes: z.array(
          z.strictObject({
            setting: z.string(),
            kind: z.enum(['new', 'deprecated', 'removed']),
            replacement: z.string().optional(),
            lines: z.array(z.int().min(1)),
          }),
        ),
      }),
    ),
    written: z.boolean(),
    backup: z.string().optional(),
  })
  .describe('What `gcfg-lint upgrade` prints with --format json');
