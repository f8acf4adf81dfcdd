import * as z from 'zod';
import { clusterFields, connectVersion, diagnosticFields, range, tool, version } from './common.ts';

const diagnostic = z.strictObject({ ...diagnosticFields, ...clusterFields }).meta({ id: 'diagnostic' });

const file = z.strictObject({
  path: z.string(),
  connectVersion,
  catalogue: z.string().optional().describe('The overlay that was used, where there is one'),
  diagnostics: z.array(diagnostic),
  suppressed: z
    .array(
      z.strictObject({
        diagnostic,
        reason: z.string().optional(),
        until: z.iso.date().optional().describe('The last day on which the comment holds'),
        range,
        path: z.string().optional().describe('Where the finding stands in another file of the cluster'),
      }),
    )
    .describe('Findings that comments switched off'),
  baselined: z.array(diagnostic).optional().describe('Findings that the baseline covers, where there is one'),
});

const count = z.int().min(0);

const baseline = z.strictObject({
  path: z.string(),
  stale: z
    .array(
      z.strictObject({
        path: z.string().optional().describe('The file, as the baseline names it'),
        nodes: z.array(z.string()).optional().describe('In its place, the configurations of nodes'),
        rule: z.string(),
        setting: z.string().optional(),
        text: z.string().optional().describe('In its place, a digest of the line'),
        severity: diagnosticFields.severity,
        count: z.int().min(1),
      }),
    )
    .describe('Entries that nothing was found for'),
});

const cluster = z.strictObject({
  name: z.string().optional(),
  nodes: z.array(
    z.strictObject({
      name: z.string(),
      path: z.string(),
      host: z.string().optional(),
      connectVersion: z.string().optional().describe('Of Connect on this node'),
    }),
  ),
  matrix: z
    .strictObject({
      rows: z.array(
        z.strictObject({
          label: z.string(),
          setting: z.string().optional(),
          rules: z.array(z.string()),
          cells: z.array(
            z.strictObject({
              node: z.string(),
              state: z.enum(['ok', 'wrong', 'unknown']),
              text: z.string().describe('For people'),
            }),
          ),
        }),
      ),
      unknown: z.array(z.string()).describe('What is known of no node, for people'),
    })
    .describe('What matters, node by node'),
});

export const lintOutput = z
  .strictObject({
    version,
    tool,
    connectVersion,
    clusters: z.array(cluster).optional().describe('Of `gcfg-lint ha` only'),
    files: z.array(file),
    baselines: z.array(baseline).optional().describe('Of a run with baselines only'),
    summary: z.strictObject({
      files: count,
      settings: count,
      errors: count,
      warnings: count,
      infos: count,
      suppressed: count,
      baselined: count.optional().describe('Findings that baselines cover, counted nowhere else'),
    }),
  })
  .describe('What `gcfg-lint lint` and `gcfg-lint ha` print with --format json');
