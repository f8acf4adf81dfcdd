import { fc, test as property } from '@fast-check/vitest';
import { afterEach, describe, expect, test } from 'vitest';
import { parse, type TextEdit } from '../../src/parser/index.ts';
import type { Diagnostic, Fix } from '../../src/rules/diagnostic.ts';
import { applyFixes, fixUntilStable } from '../../src/rules/fixes.ts';
import { lint } from '../../src/rules/lint.ts';
import { rules } from '../../src/rules/registry.ts';
import { defineRule, type Rule } from '../../src/rules/rule.ts';
import { scraps } from '../parser/arbitraries.ts';

const TEXT = 'abcdefgh';

function finding(edits: readonly TextEdit[], applicability: Fix['applicability'] = 'safe'): Diagnostic {
  const place = { line: 1, column: 1, offset: 0 };
  return {
    ruleId: 'a/b',
    severity: 'error',
    message: 'x',
    range: { start: place, end: place },
    docs: 'x',
    fix: { title: 'x', applicability, edits },
  };
}

function edit(start: number, end: number, text: string): TextEdit {
  return { start, end, text };
}

describe('fixes', () => {
  test.each<[string, TextEdit[][], string]>([
    ['apart are all applied, in any order', [[edit(4, 5, 'E')], [edit(0, 1, 'A')]], 'AbcdEfgh'],
    ['side by side are both applied', [[edit(0, 2, '')], [edit(2, 4, 'X')]], 'Xefgh'],
    ['that overlap: the first is applied', [[edit(0, 3, 'X')], [edit(2, 4, 'Y')]], 'Xdefgh'],
    ['one within the other: the outer is applied', [[edit(0, 5, 'X')], [edit(2, 3, 'Y')]], 'Xfgh'],
    ['that insert in one place: the first is applied', [[edit(2, 2, 'X')], [edit(2, 2, 'Y')]], 'abXcdefgh'],
    [
      'that insert where another replaces: the first is applied',
      [[edit(2, 3, 'X')], [edit(2, 2, 'Y')]],
      'abXdefgh',
    ],
    ['that are the same are applied once', [[edit(2, 2, 'X')], [edit(2, 2, 'X')]], 'abXcdefgh'],
    [
      'with an edit in common share it',
      [
        [edit(0, 1, ''), edit(2, 3, 'C')],
        [edit(0, 1, ''), edit(5, 6, 'F')],
      ],
      'bCdeFgh',
    ],
    [
      'are applied whole or not at all',
      [[edit(2, 4, 'X')], [edit(0, 1, 'A'), edit(5, 6, 'F')], [edit(5, 6, 'Y')]],
      'AbXeFgh',
    ],
    [
      'of which a later part collides are left out',
      [[edit(3, 4, 'X')], [edit(0, 1, 'A'), edit(3, 5, 'Y')]],
      'AbcYfgh',
    ],
    ['without edits change nothing', [[]], TEXT],
  ])('%s', (_, fixes, expected) => {
    expect(
      applyFixes(
        parse(TEXT),
        fixes.map((edits) => finding(edits)),
      ),
    ).toBe(expected);
  });

  test('that are unsafe are applied on request only', () => {
    const findings = [finding([edit(0, 1, 'A')], 'unsafe'), finding([edit(1, 2, 'B')])];
    expect(applyFixes(parse(TEXT), findings)).toBe('aBcdefgh');
    expect(applyFixes(parse(TEXT), findings, { unsafe: true })).toBe('ABcdefgh');
  });

  test('keep bytes that are not UTF-8', () => {
    const bytes = Buffer.from('# a\n; caf\xe9\n# b\n', 'latin1');
    const { document } = fixUntilStable(
      { path: 'a.gcfg', document: parse(bytes) },
      { rules: { 'syntax/hash-comment': 'warning' } },
    );
    expect(Buffer.from(document.toBytes()).toString('latin1')).toBe('; a\n; caf\xe9\n; b\n');
  });
});

describe('fixing until nothing is left', () => {
  const added: Rule[] = [];
  const all = rules as Rule[];

  /** A rule that wants one text in place of another, wherever it stands. */
  function addRule(name: string, from: string, to: string): void {
    const rule = defineRule({
      id: `test/${name}`,
      severity: 'warning',
      summary: '',
      why: '',
      bad: '',
      good: '',
      check({ document, report }) {
        const text = document.toString();
        for (let at = text.indexOf(from); at >= 0; at = text.indexOf(from, at + 1)) {
          const range = { start: at, end: at + from.length };
          report({
            range,
            message: name,
            fix: { title: name, applicability: 'safe', edits: [{ ...range, text: to }] },
          });
        }
      },
    });
    added.push(rule);
    all.unshift(rule);
  }

  afterEach(() => {
    for (const rule of added.splice(0)) all.splice(all.indexOf(rule), 1);
  });

  const fix = (text: string) => {
    const { document, fixed, result } = fixUntilStable({ path: 'a.gcfg', document: parse(text) });
    const left = result.diagnostics.map(({ ruleId }) => ruleId).filter((id) => id.startsWith('test/'));
    return { text: document.toString(), fixed: fixed.map(({ ruleId }) => ruleId), left };
  };

  test('goes on as long as a fix makes room for another', () => {
    addRule('one', '; 1', '; 2');
    addRule('two', '; 2', '; 3');
    expect(fix('; 1\n; 2\n')).toEqual({
      text: '; 3\n; 3\n',
      fixed: ['test/one', 'test/two', 'test/two'],
      left: [],
    });
  });

  test('leaves two rules alone that undo each other', () => {
    addRule('one', '; 1', '; 2');
    addRule('two', '; 2', '; 1');
    addRule('three', '; 3', '; 4');
    expect(fix('; 1\n; 3\n')).toMatchObject({
      text: '; 1\n; 4\n',
      fixed: ['test/three'],
      left: ['test/one'],
    });
  });

  test('leaves a rule alone that never comes to an end', () => {
    addRule('grows', '; x', '; xx');
    addRule('three', '; 3', '; 4');
    expect(fix('; x\n; 3\n')).toMatchObject({ text: '; x\n; 4\n', left: ['test/grows'] });
  });

  test('leaves a rule alone that does nothing', () => {
    addRule('idle', '; x', '; x');
    expect(fix('; x\n')).toMatchObject({ text: '; x\n', fixed: [] });
  });

  test('leaves a rule alone that breaks the syntax', () => {
    addRule('breaks', '; x', '[');
    addRule('three', '; 3', '; 4');
    expect(fix('; x\n; 3\n')).toMatchObject({
      text: '; x\n; 4\n',
      fixed: ['test/three'],
      left: ['test/breaks'],
    });
  });

  test('leaves rules alone that break the syntax only together', () => {
    addRule('opens', 'o', '"');
    addRule('closes', 'c', '"');
    addRule('other', 't', '\\');
    expect(fix('[Server]\nAddress = otc\n').text).toBe('[Server]\nAddress = otc\n');
  });
});

/** Lines of all the rules’ examples, shuffled: most are mistakes that some rule knows. */
const examples = rules.flatMap(({ bad, good }) => `${bad}${good}`.split(/(?<=\n)/));
const mistaken = fc
  .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...examples) }, { weight: 1, arbitrary: scraps }), {
    maxLength: 25,
  })
  .map((lines) => lines.join(''));

const everyRule = Object.fromEntries(
  rules.map(({ id, severity }) => [id, severity === 'off' ? 'warning' : severity] as const),
);

/** Fixes after which the server reads the very same. */
const HARMLESS = ['lint/unused-suppression', 'syntax/hash-comment', 'syntax/inline-comment'];

describe('for any document', () => {
  const lintText = (text: string) => {
    const document = parse(text);
    return { document, ...lint([{ path: 'a.gcfg', document }], { rules: everyRule }).files[0]! };
  };
  const countErrors = (text: string) =>
    lintText(text).diagnostics.filter(({ severity }) => severity === 'error').length;
  const fixAll = (text: string, unsafe: boolean) =>
    fixUntilStable({ path: 'a.gcfg', document: parse(text) }, { rules: everyRule, unsafe });

  property.prop([mistaken])('every fix is one that can be applied', (text) => {
    for (const diagnostic of lintText(text).diagnostics) {
      if (diagnostic.fix === undefined) continue;
      expect(diagnostic.fix.edits.length).toBeGreaterThan(0);
      // Throws for edits that overlap.
      applyFixes(parse(text), [diagnostic], { unsafe: true });
    }
  });

  property.prop([mistaken, fc.boolean()])('fixes together never collide', (text, unsafe) => {
    const { document, diagnostics } = lintText(text);
    expect(() => applyFixes(document, diagnostics, { unsafe })).not.toThrow();
  });

  property.prop([mistaken, fc.boolean()])('the result is stable', (text, unsafe) => {
    const once = fixAll(text, unsafe).document.toString();
    expect(fixAll(once, unsafe).document.toString()).toBe(once);
  });

  property.prop([mistaken, fc.boolean()])('fixes make no errors', (text, unsafe) => {
    const fixed = fixAll(text, unsafe);
    expect(fixed.document.errorCount).toBeLessThanOrEqual(parse(text).errorCount);
    if (countErrors(text) === 0) expect(countErrors(fixed.document.toString())).toBe(0);
  });

  property.prop([mistaken])('fixes that change comments leave what the server reads', (text) => {
    const { document, diagnostics } = lintText(text);
    const fixed = applyFixes(
      document,
      diagnostics.filter(({ ruleId }) => HARMLESS.includes(ruleId)),
    );
    const read = (of: string) =>
      parse(of)
        .events()
        .map(({ line, ...event }) => event);
    expect(read(fixed)).toEqual(read(text));
  });
});
