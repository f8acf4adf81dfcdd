/**
 * What may stand in a catalogue overlay. The descriptions are what editors show: the JSON Schema is made from this.
 */
import * as z from 'zod';
import { compareVersions, readValue, type Setting } from '../schema/index.ts';
import type { ValueType } from '../schema/setting.ts';

const TYPES = [
  'boolean',
  'integer',
  'decimal',
  'string',
  'enum',
  'duration',
  'bytes',
  'url',
  'listen',
  'email',
  'version',
  'path',
  'secret',
] as const satisfies readonly ValueType[];

const version = z
  .string()
  .refine((text) => !Number.isNaN(compareVersions(text, text)), 'must be a version such as "2025.06.0"');
const name = z.string().regex(/^\p{L}[\p{L}\p{Nd}-]*$/u, 'is no name of a section or setting');
const path = z.string().regex(/^\p{L}[\p{L}\p{Nd}-]*\.\p{L}[\p{L}\p{Nd}-]*$/u, 'must look like Section.Name');
const sentence = z.string().min(1, 'must not be empty');

const deprecation = z
  .union(
    [
      z.boolean(),
      z.strictObject({
        since: version.optional().describe('First version that warns of it'),
        replacement: path.optional().describe('What to use in its place: Section.Name'),
        note: sentence.optional().describe('What else to know'),
      }),
    ],
    { error: 'must be true, false, or a map of since, replacement and note' },
  )
  .meta({ id: 'Deprecation' });

const setting = z
  .strictObject({
    type: z.enum(TYPES).optional().describe('The kind of value'),
    values: z
      .array(sentence)
      .min(1, 'must name at least one')
      .optional()
      .describe('The words that it takes, where it takes one of a few: the type is enum then'),
    default: z
      .union([z.string(), z.number(), z.boolean()], { error: 'must be a text (`""` for none)' })
      .optional()
      .describe(
        'The default as one would write it in the file; "" for none; {Section.Name} for another setting’s value',
      ),
    multi: z.boolean().optional().describe('May be given several times; the values add up to a list'),
    reloadable: z.boolean().optional().describe('Whether systemctl reload applies a change'),
    deprecated: deprecation.optional().describe('It is on its way out'),
    summary: sentence.optional().describe('One sentence: what it does'),
  })
  .superRefine(({ type, values, default: text }, context) => {
    if (values !== undefined && type !== undefined && type !== 'enum' && type !== 'string')
      context.addIssue({ code: 'custom', path: ['values'], message: `does not go with the type ${type}` });
    if (text === undefined || text === '' || (type === undefined && values === undefined)) return;
    if (String(text).includes('{') || (type === 'enum' && values === undefined)) return;
    const declared = {
      type: values === undefined ? type : 'enum',
      values,
      open: false,
    } as unknown as Setting;
    // Not the text: it may be a secret.
    if (readValue(declared, String(text)).ok === false)
      context.addIssue({
        code: 'custom',
        path: ['default'],
        message: `is no value of the type ${declared.type}`,
      });
  })
  .meta({ id: 'Setting' });

const section = z
  .strictObject({
    subsection: z
      .enum(['none', 'optional', 'expected', 'required'])
      .optional()
      .describe('Whether its header carries a name in quotes: [RPackageRepository "CRAN"]'),
    summary: sentence.optional().describe('One sentence: what it is about'),
    settings: z.record(name, setting.nullable()).describe('Its settings by name'),
  })
  .meta({ id: 'Section' });

export const overlaySchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema'),
    'connect-version': version.optional().describe('The version of Connect that it describes'),
    date: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day such as "2025-06-30"')
      .optional()
      .describe('Of the documentation that it was learnt from'),
    source: sentence.optional().describe('What it was learnt from'),
    complete: z
      .boolean()
      .optional()
      .describe(
        'It lists every setting of that version: what it lacks, the server does not know; default: false',
      ),
    sections: z.record(name, section.nullable()).describe('Sections by name'),
  })
  .describe('What is known of the settings of one version of Connect, for gcfg-lint');

export type OverlayFile = z.infer<typeof overlaySchema>;
