/**
 * The shapes of what the commands print for programs. They are strict, so that a test finds a field that nobody
 * described; the JSON Schemas that are written from them allow fields to be added.
 */
import * as z from 'zod';
import { diffOutput } from './diff.ts';
import { haPlanOutput } from './ha-plan.ts';
import { learnOutput } from './learn.ts';
import { lintOutput } from './lint.ts';
import { migrateOutput } from './migrate.ts';
import { parseOutput } from './parse.ts';
import { pathsOutput } from './paths.ts';
import { reloadOutput } from './reload.ts';
import { showOutput } from './show.ts';
import { upgradeOutput } from './upgrade.ts';

export const outputs = {
  lint: lintOutput,
  'ha-plan': haPlanOutput,
  reload: reloadOutput,
  migrate: migrateOutput,
  upgrade: upgradeOutput,
  diff: diffOutput,
  show: showOutput,
  paths: pathsOutput,
  parse: parseOutput,
  learn: learnOutput,
};

/** The JSON Schema of an output, open for fields to come. */
export function jsonSchemaOf(name: keyof typeof outputs): object {
  return z.toJSONSchema(outputs[name], {
    target: 'draft-7',
    override({ jsonSchema }) {
      delete jsonSchema.additionalProperties;
      // What is whole for zod is whole for a number of JavaScript; a schema need not say so.
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
    },
  });
}
