import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';

let validate: ValidateFunction | undefined;

/** What the schema of SARIF 2.1.0 says against a log. */
export function schemaErrors(log: unknown): unknown[] {
  validate ??= compile();
  validate(log);
  return (validate.errors ?? []).map(({ instancePath, message, params }) => ({
    instancePath,
    message,
    params,
  }));
}

function compile(): ValidateFunction {
  const file = new URL('../vendor/sarif-2.1.0-rtm.5.json', import.meta.url);
  // It is of draft 4, and uses nothing of it that later drafts have changed, but for its own name.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  // Not all of its patterns are right with the flag `u`.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}
