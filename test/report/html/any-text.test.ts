/** Whatever a file holds and is called, the page has the same elements, and says what the file says. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { html } from '../../../src/report/html.ts';
import { printable } from '../../../src/report/printable.ts';
import type { LintResult } from '../../../src/rules/lint.ts';
import { finding, OPTIONS, resultOf } from '../formats/sample.ts';
import { findAll, readHtml, textOf, withClass } from './read-html.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.string({
    unit: fc.constantFrom(
      ...'<>&"\'=`/\\;#- \n\t\0\u001b\u202e\u200b'.split(''),
      '</script>',
      '</style>',
      '<!--',
      '-->',
      ']]>',
      '&lt;',
      '<img src=x onerror=alert(1)>',
      'a',
    ),
  }),
);

function pageWith(path: string, message: string, code: string): string {
  const end = { line: 1, column: code.length + 1, offset: code.length };
  const range = { ...finding('error').range, end };
  const related = [{ path, range, message }];
  const fix = { title: message, applicability: 'safe', edits: [] } as const;
  const found = finding('error', { message, help: message, setting: path, range, related, fix });
  return html(resultOf(path, [found], code), OPTIONS);
}

const sameText = (given: string) => printable(given).replaceAll(/`([^`]+)`/g, '$1');

describe('any text', () => {
  test.prop([text, text, text])('stays text', (path, message, line) => {
    const code = line.replaceAll(/[\r\n]/g, '');
    const page = pageWith(path, message, code);
    const root = readHtml(page);
    const only = (name: string) => textOf(findAll(root, withClass(name))[0]!);
    expect(only('message')).toBe(sameText(message));
    expect(textOf(findAll(root, ({ name }) => name === 'h3')[0]!)).toBe(
      printable(path).replaceAll('\n', '\\n'),
    );
    const shown = printable(code.replaceAll('\t', '    '));
    // A place that is empty is shown as a blank.
    if (code !== '' && shown.length < 200) expect(only('line')).toBe(`1${shown}`);
    const names = new Set(findAll(root, () => true).map(({ name }) => name));
    expect(names).not.toContain('img');
    // Nothing that steers a terminal or turns a text around.
    expect(page).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  });
});

describe('what a page costs', () => {
  /** Findings that count how often they are looked at. */
  function manyFindings(count: number): { result: LintResult; looks: () => number } {
    let looks = 0;
    const code = Array.from({ length: count }, (_, index) => `Key${index} = 1`).join('\n');
    const found = Array.from({ length: count }, (_, index) => {
      const place = (column: number) => ({
        line: index + 1,
        column,
        offset: code.indexOf(`Key${index} `) + column - 1,
      });
      const range = { start: place(1), end: place(4) };
      return new Proxy(finding('warning', { range, setting: `Server.Key${index}`, help: 'Text.' }), {
        get(target, name) {
          looks++;
          return Reflect.get(target, name);
        },
      });
    });
    return { result: resultOf('a.gcfg', found, code), looks: () => looks };
  }

  test('grows with the findings, not faster', () => {
    const [one, twice] = [1000, 2000].map((count) => {
      const { result, looks } = manyFindings(count);
      return { size: html(result, OPTIONS).length, looks: looks() };
    });
    const none = html(resultOf('a.gcfg', []), OPTIONS).length;
    expect((twice!.size - none) / (one!.size - none)).toBeLessThan(2.1);
    expect(twice!.looks / one!.looks).toBeLessThan(2.2);
  });

  test('of 10,000 findings is bearable', () => {
    const { result } = manyFindings(10_000);
    const page = html(result, OPTIONS);
    expect(page.length).toBeLessThan(12_000_000);
    expect(page.split('<li class="finding ').length - 1).toBe(10_000);
    // As many ticks as there is room for.
    expect(page.split('<rect').length).toBeLessThan(250);
  });
});
