import * as z from 'zod';
import { version } from './common.ts';

const files = z.strictObject({ path: z.string(), migration: z.string().optional() });

const value = z.strictObject({
  value: z.string().nullable().describe('Null is a key without an equals sign'),
  origin: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.enum(['file', 'migration']), path: z.string(), line: z.int().min(1) }),
    z.strictObject({ kind: z.literal('environment'), variable: z.string() }),
    z.strictObject({ kind: z.literal('default') }),
  ]),
});

const texts = z.array(z.string().nullable());

const change = z
  .strictObject({
    setting: z.string(),
    kind: z.enum(['added', 'removed', 'changed']),
    redacted: z.boolean().describe('A value, or a part of one, is masked'),
    from: z.array(value),
    to: z.array(value),
    removed: texts.optional().describe('Of a list: what only the first configuration has'),
    added: texts.optional(),
  })
  .meta({ id: 'change' });

export const diffOutput = z
  .strictObject({
    version,
    same: z.boolean(),
    before: files,
    after: files,
    changes: z.array(change),
    implied: z.array(change).describe('Settings that neither sets, whose default follows one that changed'),
    rewritten: z.array(change).describe('Written otherwise, with the same meaning'),
  })
  .describe('What `gcfg-lint diff` prints with --format json');
