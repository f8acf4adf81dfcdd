import * as z from 'zod';
import { version } from './common.ts';

export const parseOutput = z
  .strictObject({
    version,
    files: z.array(
      z.strictObject({
        path: z.string(),
        events: z.array(
          z.strictObject({
            section: z.string(),
            subsection: z.string().nullable(),
            key: z.string().describe('Empty for the header of a section'),
            blank: z.boolean().describe('No equals sign'),
            value: z.string(),
            line: z.int().min(1),
          }),
        ),
        errors: z
          .array(
            z.strictObject({
              line: z.int().min(1),
              column: z.int().min(1),
              byteColumn: z.int().min(1),
              message: z.string(),
              text: z.string().describe('As the server prints it'),
            }),
          )
          .describe('The first is the server’s'),
      }),
    ),
  })
  .describe('What `gcfg-lint parse` prints');
