/** What a template says can be no more than what comes out of it says. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTemplate } from '../../src/carriers/template/read-template.ts';
import { parse } from '../../src/parser/index.ts';
import { lint } from '../../src/rules/lint.ts';
import { rules } from '../../src/rules/registry.ts';
import { sections } from '../../src/schema/index.ts';
import type { Section } from '../../src/schema/setting.ts';

const examples = rules
  .filter(({ exampleFile, id }) => exampleFile === undefined && !id.startsWith('lint/'))
  .flatMap(({ bad, good }) => [bad, good]);

const VALUES = [
  ...[
    'true',
    'false',
    '5',
    '1800',
    '5m',
    '1G',
    '/srv/x',
    'data',
    'https://a.example.com',
    'http://0.0.0.0:3939',
  ],
  ...[
    ':3939',
    '3939',
    'saml',
    'ldap',
    'postgres',
    'sqlite',
    'none',
    'smtp',
    'sword-fish',
    '""',
    '"a;b"',
    'root',
  ],
];

const setting = fc
  .constantFrom(...(sections as readonly Section[]))
  .chain((section) =>
    fc.record({
      section: fc.constant(section),
      keys: fc.array(fc.constantFrom(...Object.keys(section.settings), 'DataDri'), {
        minLength: 1,
        maxLength: 4,
      }),
      values: fc.array(fc.constantFrom(...VALUES), { minLength: 4, maxLength: 4 }),
    }),
  )
  .map(({ section, keys, values }) => {
    const header = section.subsection === 'none' ? section.name : `${section.name} "x"`;
    return `[${header}]\n${keys.map((key, index) => `${key} = ${values[index]}\n`).join('')}`;
  });

const config = fc
  .array(fc.oneof(fc.constantFrom(...examples), setting), { minLength: 1, maxLength: 5 })
  .map((parts) => parts.join(''))
  .filter((text) => parse(text).errorCount === 0);

const OPTIONS = { profile: 'container', sharedPaths: ['/mnt/shared'] } as const;

const keyOf = ({
  ruleId,
  setting,
  range,
}: {
  ruleId: string;
  setting?: string;
  range: { start: { line: number } };
}) => `${range.start.line} ${ruleId} ${setting ?? ''}`;

function findingsIn(text: string): string[] {
  const { diagnostics } = lint([{ path: 'a.gcfg', document: parse(text) }], OPTIONS).files[0]!;
  return diagnostics.map(keyOf);
}

function findingsOf(template: string): string[] {
  const { configs } = readTemplate('a.gcfg.j2', template, 'jinja');
  return lint(configs, OPTIONS).files[0]!.diagnostics.map(keyOf);
}

/** Puts a placeholder in place of the values that are chosen. */
function blank(text: string, isChosen: (index: number) => boolean): string {
  const entries = parse(text)
    .entries()
    .filter(({ valueRange }) => valueRange !== null);
  let out = '';
  let at = 0;
  for (const [index, { valueRange }] of entries.entries()) {
    if (!isChosen(index)) continue;
    out += `${text.slice(at, valueRange!.start)}{{ x | default("y;z") }}`;
    at = valueRange!.end;
  }
  return out + text.slice(at);
}

const ABOUT_NAMES = /schema\/(?:unknown-|unexpected-|missing-sub|removed|deprecated|not-yet)/;

test('without placeholders says what the file says', () => {
  fc.assert(
    fc.property(config, (text) => {
      expect(findingsOf(text)).toEqual(findingsIn(text));
    }),
    { numRuns: 50 },
  );
});

test('with placeholders for values says nothing that the file does not, and all of the names', () => {
  fc.assert(
    fc.property(config, fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }), (text, chosen) => {
      const said = findingsIn(text);
      const now = findingsOf(blank(text, (index) => chosen[index % 40]!));
      expect(now.filter((each) => !said.includes(each))).toEqual([]);
      expect(now.filter((each) => ABOUT_NAMES.test(each))).toEqual(
        said.filter((each) => ABOUT_NAMES.test(each)),
      );
    }),
    { numRuns: 120 },
  );
});

test('with a branch around sections says nothing that neither of its renderings says', () => {
  fc.assert(
    fc.property(config, config, config, (one, two, three) => {
      const template = `${one}{% if a %}\n${two}{% else %}\n${three}{% endif %}\n`;
      const blanks = (text: string) => text.replaceAll(/[^\n]+/g, '');
      const renderings = [`${one}\n${two}\n${blanks(three)}\n`, `${one}\n${blanks(two)}\n${three}\n`].map(
        (text) => findingsIn(text),
      );
      const extra = findingsOf(template).filter((each) => !renderings.some((said) => said.includes(each)));
      expect(extra).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test('any text is read, is as long as before, and shows no stand-ins', () => {
  const piece = fc.constantFrom(
    ...[
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      ' if x ',
      ' else ',
      ' endif ',
      ' raw ',
      ' endraw ',
      ' include "x" ',
    ],
    ...['[Server]', '\n', '\r\n', 'DataDir = ', 'DataDri', '"', "'", ';', '\\', ' x ', '=', '\uFEFF'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const { configs } = readTemplate('a.gcfg.j2', text, 'jinja');
      expect(configs[0]!.document.toString()).toHaveLength(text.length);
      const [result] = lint(configs).files;
      expect(JSON.stringify([result!.diagnostics, result!.text.lines])).not.toContain('\uA66E');
    }),
    { numRuns: 200 },
  );
});
