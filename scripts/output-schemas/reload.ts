import * as z from 'zod';
import { connectVersion, diagnosticFields, range, tool, version } from './common.ts';

const texts = z
  .union([z.string(), z.array(z.string())])
  .nullable()
  .describe('Null where the setting stands nowhere');

const action = z.enum(['none', 'reload', 'restart', 'blocked']);

const changeFields = {
  setting: z.string(),
  kind: z.enum(['added', 'removed', 'changed']),
  from: texts,
  to: texts,
  default: z.string().nullable(),
  effect: z.enum(['reload', 'restart']),
  certainty: z.enum(['documented', 'uncertain']),
  reloadable: z.boolean().nullable().describe('What the catalogue says; null: nothing'),
  redacted: z.boolean(),
  range: range.nullable(),
  path: z.string().nullable(),
  variable: z.string().optional(),
  follows: z.array(z.string()).optional(),
  known: z.boolean(),
};

const change = z.strictObject(changeFields).meta({ id: 'change' });

const diagnostic = z.strictObject({ ...diagnosticFields, path: z.string() }).meta({ id: 'diagnostic' });

const invalidated = z.array(
  z
    .strictObject({
      language: z.enum(['R', 'Python']),
      version: z.string().nullable(),
      reason: z.string(),
      place: z.enum(['server', 'images']),
    })
    .meta({ id: 'invalidated' }),
);

const command = z
  .strictObject({ command: z.string(), changes: z.int(), interrupts: z.array(z.string()) })
  .meta({ id: 'command' })
  .nullable();

const plan = {
  action,
  candidate: z.strictObject({ path: z.string(), migration: z.string().optional() }),
  running: z.strictObject({
    kind: z.enum(['file', 'git', 'snapshot']),
    path: z.string(),
    takenAt: z.iso.datetime({ offset: true }).optional(),
  }),
  changes: z.array(change),
  caches: z.strictObject({
    invalidated,
    commands: z.array(z.string()).describe('For a shell'),
    placeholders: z.array(z.string()),
    note: z.string().nullable(),
  }),
  diagnostics: z.array(diagnostic),
  run: command,
  meanwhile: command,
  consequences: z.array(
    z
      .strictObject({
        id: z.string(),
        settings: z.array(z.string()),
        message: z.string(),
        help: z.string(),
        stopsNodes: z.boolean(),
        certainty: z.enum(['documented', 'seen', 'uncertain']),
        source: z.string(),
      })
      .meta({ id: 'consequence' }),
  ),
  settle: z.string().nullable(),
  compared: z.int(),
  notes: z.array(z.string()),
};

const head = { version, tool, connectVersion };

export const reloadOutput = z
  .union([
    z.strictObject({ ...head, ...plan }).describe('Of one candidate'),
    z
      .strictObject({
        ...head,
        action: action.describe('The gravest of the nodes’'),
        changes: z.array(z.strictObject({ ...changeFields, node: z.string() })),
        caches: z.strictObject({ invalidated, commands: z.array(z.string()) }),
        diagnostics: z.array(diagnostic),
        steps: z.array(
          z.strictObject({
            title: z.string(),
            nodes: z.array(z.string()),
            commands: z.array(z.string()),
            help: z.string().nullable(),
          }),
        ),
        differences: z.array(z.strictObject({ setting: z.string(), nodes: z.array(z.string()) })),
        nodes: z.array(z.strictObject({ name: z.string(), ...plan })),
      })
      .describe('Of several nodes'),
  ])
  .describe('What `gcfg-lint reload` prints with --format json');
