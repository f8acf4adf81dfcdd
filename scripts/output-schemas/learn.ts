import * as z from 'zod';
import { connectVersion, tool, version } from './common.ts';

const names = z.array(z.string());

export const learnOutput = z
  .strictObject({
    version,
    tool,
    page: z.string().describe('The page, as it was named; an address without credentials'),
    same: z.boolean(),
    connectVersion,
    onlyPage: names.describe('Settings that only the page has'),
    onlyCatalogue: names.describe('Settings that only the catalogue has, of those that the version has'),
    differences: z.array(
      z.strictObject({
        setting: z.string(),
        fact: z.enum(['type', 'default', 'multi', 'reloadable', 'deprecated']),
        page: z.string(),
        catalogue: z.string().nullable().describe('Null where the catalogue says nothing'),
      }),
    ),
    compared: z.int().min(0).describe('Settings that both have'),
  })
  .describe('What `gcfg-lint learn --diff` prints with --format json');
