/** What may stand in `gcfg-lint.yaml`. The descriptions are what editors show: the JSON Schema is made from this. */
import * as z from 'zod';
import { clusterRules } from '../rules/cluster-registry.ts';
import { rules } from '../rules/registry.ts';
import { compareVersions } from '../schema/index.ts';
import { FAIL_ON, LEVELS } from './lint-options.ts';

const level = z.enum(LEVELS);

const ruleSetting = z
  .union([
    level,
    z.strictObject({
      level: level.optional().describe('Severity of the rule’s findings; off switches it off'),
      suppressible: z
        .boolean()
        .optional()
        .describe('false: no comment in a file may switch the rule’s findings off'),
    }),
  ])
  .meta({ id: 'RuleSetting' });

const NAME = String.raw`\p{L}[\p{L}\p{Nd}-]*`;

export const lintConfigSchema = z
  .strictObject({
    $schema: z.string().optional().describe('Where editors find this schema'),
    'connect-version': z
      .string()
      .refine((text) => !Number.isNaN(compareVersions(text, text)), 'must be a version such as "2025.06.0"')
      .optional()
      .describe('The version of Connect to judge by; default: the newest one known'),
    catalogue: z
      .string()
      .min(1, 'must not be empty')
      .optional()
      .describe(
        'What is known of the settings of your version: an overlay that gcfg-lint learn wrote, relative to this configuration',
      ),
    'chart-version': z
      .string()
      .regex(/^\d+\.\d+\.\d+/, 'must be a release of the chart such as "0.20.1"')
      .optional()
      .describe('The release of the Helm chart that values are for; default: the newest one known'),
    rules: z
      .strictObject(
        Object.fromEntries(
          [...rules, ...clusterRules].map(({ id, summary }) => [
            id,
            ruleSetting.optional().describe(summary),
          ]),
        ),
      )
      .optional()
      .describe('Severity by rule: off, info, warning or error'),
    'fail-on': z
      .enum(FAIL_ON)
      .optional()
      .describe('Exit with 1 when there is a finding of this level or above; default: error'),
    'max-warnings': z
      .int('must be a whole number')
      .min(0, 'must not be negative')
      .optional()
      .describe('Exit with 1 when there are more warnings'),
    profile: z.enum(['container']).optional().describe('How the server is run'),
    declare: z
      .array(
        z
          .string()
          .regex(new RegExp(`^${NAME}(?:\\.${NAME})?$`, 'u'), 'must look like Section or Section.Name'),
      )
      .optional()
      .describe(
        'Sections and settings that exist although the catalogue lacks them: Section or Section.Name',
      ),
    'shared-paths': z
      .array(z.string().regex(/^\//, 'must be a path on the server, from / on'))
      .optional()
      .describe('Directories on storage that every node shares'),
    environment: z
      .strictObject({
        wins: z
          .boolean()
          .optional()
          .describe('Whether CONNECT_* variables win over the file; default: as documented for each section'),
      })
      .optional()
      .describe('How settings from the environment are taken'),
    ignore: z
      .array(z.string().min(1, 'must not be empty'))
      .optional()
      .describe('Files and folders not to look at: globs relative to this configuration’s folder'),
    baseline: z
      .string()
      .min(1, 'must not be empty')
      .optional()
      .describe('File with the findings that are known, relative to this configuration’s folder'),
    suppressions: z
      .strictObject({
        'require-reason': z
          .boolean()
          .optional()
          .describe('Whether a comment that switches findings off must say why; default: true'),
      })
      .optional()
      .describe('Comments that switch findings off'),
  })
  .describe('Configuration of gcfg-lint');

export type LintConfigFile = z.infer<typeof lintConfigSchema>;
