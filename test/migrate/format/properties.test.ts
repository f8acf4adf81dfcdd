import { readdirSync, readFileSync } from 'node:fs';
import { fc, test as property } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { formatEdits } from '../../../src/migrate/format/format.ts';
import { applyEdits, foldName, parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { anyText, bytes, documents } from '../../parser/arbitraries.ts';
import { options, pages } from './arbitraries.ts';
import { comments, format, meaning } from './format.ts';

const RUNS = { numRuns: 1000 };
const texts = fc.oneof(documents, pages);

describe('formatting', () => {
  property.prop([texts, options], RUNS)('twice is formatting once', (text, choice) => {
    const once = format(text, choice);
    expect(format(once, choice)).toBe(once);
    expect(formatEdits(parse(once), choice)).toEqual([]);
  });

  property.prop([texts, options], RUNS)('changes nothing that the server sees', (text, choice) => {
    const formatted = format(text, choice);
    expect(parse(formatted).errors).toEqual([]);
    expect(meaning(formatted)).toEqual(meaning(text));
  });

  property.prop([texts, options], RUNS)('loses no comment and changes none', (text, choice) => {
    expect(comments(format(text, choice))).toEqual(comments(text));
  });

  property.prop([texts, options], RUNS)(
    'leaves no blanks at the end of a line, and one line end',
    (text, choice) => {
      const formatted = format(text, choice);
      const values = parse(formatted).entries();
      // A value may be continued with nothing.
      const continued = values.some(({ valueRange }) =>
        /\n/.test(formatted.slice(valueRange?.start, valueRange?.end)),
      );
      if (continued || formatted.replace('\ufeff', '') === '') return;
      expect(formatted).not.toMatch(/[ \t]\r?\n/);
      expect(formatted).not.toMatch(/\n\r?\n\r?\n|^\ufeff?\r?\n|[^\n]$|\n\r?\n$/);
      expect(formatted.includes('\r\n') && /(?<!\r)\n/.test(formatted)).toBe(false);
    },
  );

  property.prop([texts, options], RUNS)('hides no finding, and makes none', (text, choice) => {
    expect(findings(format(text, choice))).toEqual(findings(text));
  });

  property.prop([anyText, options], RUNS)(
    'is refused exactly where the server refuses the file',
    (text, choice) => {
      const document = parse(text);
      if (document.errorCount > 0) expect(() => formatEdits(document, choice)).toThrow(RangeError);
      else
        expect(applyEdits(text, formatEdits(document, choice))).toBe(
          document.edit(formatEdits(document, choice)).toString(),
        );
    },
  );

  property.prop([bytes, options], RUNS)('needs edits only where bytes change', (content, choice) => {
    const document = parse(content);
    if (document.errorCount > 0) return;
    const edits = formatEdits(document, choice);
    const formatted = parse(content).edit(edits).toBytes();
    expect(Buffer.from(formatted).equals(content)).toBe(edits.length === 0);
  });
});

/** What a lint says, where it does not depend on the layout. */
function findings(text: string): unknown {
  const [{ diagnostics, suppressed } = { diagnostics: [], suppressed: [] }] = lint([
    { path: 'a.gcfg', document: parse(text) },
  ]).files;
  const said = ({ ruleId, severity, setting }: (typeof diagnostics)[number]) => ({
    ruleId,
    severity,
    setting: setting === undefined ? undefined : foldName(setting),
  });
  return { found: diagnostics.map(said), suppressed: suppressed.map(({ diagnostic }) => said(diagnostic)) };
}

test('a file of many lines is formatted', () => {
  const lines = 'k=v    ; in a column\n'.repeat(200_000);
  const formatted = format(`[x]\n${lines}`, { align: true });
  expect(formatted).toBe(`[x]\n${lines.replaceAll('=', ' = ')}`);
});

const fixtures = new URL('../../../fixtures/', import.meta.url);
const files = readdirSync(fixtures, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.gcfg'),
);

test.each(files)('fixtures/%s means the same afterwards', (name) => {
  const text = readFileSync(new URL(name, fixtures), 'utf8');
  if (parse(text).errorCount > 0) return;
  const formatted = format(text, { quotes: 'needed' });
  expect(meaning(formatted)).toEqual(meaning(text));
  expect(comments(formatted)).toEqual(comments(text));
  expect(findings(formatted)).toEqual(findings(text));
});
