/** zod schemas of sections and settings, built from the catalogue when somebody asks for them. */
import * as z from 'zod';
import type { Section, Setting } from './setting.ts';
import { ByteSize, Duration, readValue, writeValue } from './values/index.ts';

/**
 * The codec of one value of a setting: decodes what stands in a file, encodes what a program holds. Bounds and
 * `multi` are not its business.
 */
function valueCodec(setting: Setting) {
  return z.codec(z.string(), valueSchema(setting), {
    decode(text, context) {
      const reading = readValue(setting, text);
      if (reading.ok === true) return reading.value as never;
      const message = reading.ok === false ? reading.reason : 'is a placeholder, not a value';
      // Not the text: it may be a secret.
      context.issues.push({ code: 'custom', message, input: undefined });
      return z.NEVER;
    },
    encode: (value) => writeValue(setting, value),
  });
}

function valueSchema(setting: Setting): z.ZodType {
  switch (setting.type) {
    case 'boolean':
      return z.boolean();
    case 'integer':
      return z.int();
    case 'decimal':
      return z.number().or(z.nan());
    case 'duration':
      return z.custom<Duration>((value) => value instanceof Duration, 'is no Duration');
    case 'bytes':
      return z.custom<ByteSize>((value) => value instanceof ByteSize, 'is no ByteSize');
    case 'enum':
      return setting.open ? z.string() : z.enum(setting.values ?? []);
    default:
      return z.string();
  }
}

const schemas = new WeakMap<Section, z.ZodObject>();

/**
 * The schema of a section: decodes texts by name into typed values (`z.decode`), and encodes them again. A list
 * is an array of texts; what is absent stays absent; other names are errors.
 */
export function sectionSchema(section: Section): z.ZodObject {
  let schema = schemas.get(section);
  if (schema === undefined) {
    const shape = Object.entries(section.settings).map(([name, setting]) => {
      const value = valueCodec(setting);
      return [name, (setting.multi ? z.array(value) : value).optional()];
    });
    schema = z.strictObject(Object.fromEntries(shape));
    schemas.set(section, schema);
  }
  return schema;
}
