import * as z from 'zod';
import { version } from './common.ts';

const names = z.array(z.string()).describe('Names of nodes');

const step = z.strictObject({
  id: z.string().describe('Unique in its plan, and stable'),
  title: z.string(),
  why: z.string(),
  condition: z.string().optional().describe('When the step is to be taken, if not always'),
  nodes: names,
  commands: z.array(
    z.strictObject({
      nodes: names,
      where: z.string().describe('The nodes in words'),
      run: z.string().describe('For a shell of root'),
    }),
  ),
  checks: z.array(
    z.strictObject({
      status: z.enum(['done', 'to do', 'blocked', 'unknown']),
      reason: z.string(),
      setting: z.string().optional(),
      nodes: names,
    }),
  ),
});

export const haPlanOutput = z
  .strictObject({
    version,
    plans: z.array(
      z.strictObject({
        plan: z.enum(['single-node', 'update']),
        cluster: z.string().optional(),
        remaining: z.string().optional().describe('The node that remains'),
        title: z.string(),
        nodes: names,
        state: z.enum(['open', 'blocked', 'nothing to do']),
        steps: z.array(step),
        notes: z.array(z.string()),
      }),
    ),
  })
  .describe('What `gcfg-lint ha --plan` prints with --format json');
