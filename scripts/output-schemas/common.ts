/** What several of the outputs have in common. */
import * as z from 'zod';

export const version = z.literal(1).describe('Of the format: fields may be added while it stays the same');

export const tool = z.strictObject({ name: z.literal('gcfg-lint'), version: z.string() });

export const connectVersion = z.string().describe('The version of Connect that was judged by');

const place = z
  .strictObject({
    line: z.int().min(1),
    column: z.int().min(1).describe('In UTF-16 units, from 1'),
    offset: z.int().min(0).describe('In UTF-16 units, from 0'),
  })
  .meta({ id: 'place' });

export const range = z
  .strictObject({ start: place, end: place })
  .meta({ id: 'range', description: 'From the first character to behind the last one' });

/** Texts as they stand in a file; null is a key without an equals sign. */
export const values = z.array(z.string().nullable()).describe('Null is a key without an equals sign');

/** A setting's texts and where they stand. */
export const places = { values, ranges: z.array(range) };

const edit = z.strictObject({
  start: z.int().min(0).describe('Offset in UTF-16 units'),
  end: z.int().min(0),
  text: z.string(),
});

/** A finding, as far as it is the same wherever it stands. */
export const diagnosticFields = {
  ruleId: z.string().regex(/^[^\s/]+\/\S+$/),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string().min(1),
  help: z.string().min(1).optional(),
  setting: z.string().optional().describe('The setting concerned: Server.DataDir'),
  range,
  related: z
    .array(z.strictObject({ path: z.string(), range, message: z.string() }))
    .optional()
    .describe('Places that help to understand the finding'),
  fix: z
    .strictObject({
      title: z.string(),
      applicability: z.enum(['safe', 'unsafe']).describe('What --fix applies, or only with --unsafe-fixes'),
      edits: z.array(edit).describe('Sorted, without overlap; they belong together'),
    })
    .optional(),
  docs: z.string().optional().describe('The rule’s page, as a path within the package'),
};

/** What the findings of the rules of `ha/` and `launcher/` have beside that. */
export const clusterFields = {
  nodes: z.array(z.string()).optional().describe('Names of the nodes concerned'),
  deviating: z.array(z.string()).optional().describe('Those of them that differ from most'),
  unknown: z.literal(true).optional().describe('Nothing is known to be wrong: a fact is missing'),
};
