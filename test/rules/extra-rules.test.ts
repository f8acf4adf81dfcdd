import { describe, expect, test } from 'vitest';
import { applyFixes, defineRule, type LintOptions, lint, parse, type Rule } from '../../src/index.ts';

const noWarning = defineRule({
  id: 'acme/no-warning',
  severity: 'warning',
  summary: 'Reports HTTP.NoWarning.',
  why: 'Because.',
  fixes: ['safe'],
  bad: '[HTTP]\nNoWarning = true\n',
  good: '[HTTP]\n',
  check({ bindings, show, report }) {
    for (const { entry, setting } of bindings)
      if (entry.key === 'NoWarning' || setting?.type === 'secret')
        report({
          range: entry.range,
          message: `It is ${show(entry)}.`,
          fix: { title: 'Remove it', applicability: 'safe', edits: [{ ...entry.range, text: '' }] },
        });
  },
});

function ownFindings(text: string, options: LintOptions = {}) {
  const inputs = [{ path: 'a.gcfg', document: parse(text) }];
  const [file] = lint(inputs, { extraRules: [noWarning], ...options }).files;
  return file!.diagnostics.filter(({ ruleId }) => /^(?:acme|lint)\//.test(ruleId));
}

const withId = (id: string): Rule => ({ ...noWarning, id: id as Rule['id'] });
const BAD = '[HTTP]\nNoWarning = true\n';

describe('a rule of one’s own', () => {
  test('runs', () => {
    expect(ownFindings(BAD)).toMatchObject([
      { ruleId: noWarning.id, severity: 'warning', message: 'It is `true`.', range: { start: { line: 2 } } },
    ]);
    expect(ownFindings(BAD, { extraRules: [] })).toEqual([]);
  });

  test('has a page only if it says so', () => {
    expect(ownFindings(BAD)[0]).not.toHaveProperty('docs');
    const docs = 'https://wiki.example.com/rules';
    expect(ownFindings(BAD, { extraRules: [{ ...noWarning, docs }] })).toMatchObject([{ docs }]);
  });

  test('takes a severity', () => {
    expect(ownFindings(BAD, { rules: { [noWarning.id]: 'error' } })).toMatchObject([{ severity: 'error' }]);
    expect(ownFindings(BAD, { rules: { [noWarning.id]: 'off' } })).toEqual([]);
    expect(() => ownFindings(BAD, { extraRules: [], rules: { [noWarning.id]: 'off' } })).toThrow(RangeError);
  });

  test.each([noWarning.id, 'acme/*', ''])('can be switched off by a comment for `%s`', (name) => {
    const text = `[HTTP]\n; gcfg-lint-disable-next-line ${name} -- wanted\nNoWarning = true\n`;
    expect(ownFindings(text)).toEqual([]);
    expect(ownFindings(text, { notSuppressible: [noWarning.id] })).toMatchObject([
      { ruleId: 'lint/unused-suppression' },
      { ruleId: noWarning.id },
    ]);
  });

  test('counts for suppressions that suppress nothing', () => {
    const text = `[HTTP]\n; gcfg-lint-disable-next-line ${noWarning.id} -- wanted\nListen = :3939\n`;
    expect(ownFindings(text)).toMatchObject([
      { message: `Nothing of \`${noWarning.id}\` is found here: this comment suppresses nothing.` },
    ]);
    expect(ownFindings(text, { extraRules: [] })).toMatchObject([
      { message: `There is no rule \`${noWarning.id}\`: its name suppresses nothing.` },
    ]);
  });

  test('sees no secret through show', () => {
    expect(JSON.stringify(ownFindings('[SMTP]\nPassword = sword-fish\n'))).not.toContain('sword-fish');
  });

  test('may fix', () => {
    const document = parse(BAD);
    expect(applyFixes(document, ownFindings(BAD))).toBe('[HTTP]\n');
  });

  test.each(['syntax/error', 'lint/own', 'noslash', 'two/of/them', 'a/b c', 'a/b,c', '/b', 'a/'])(
    'can’t be called %s',
    (id) => {
      expect(() => ownFindings(BAD, { extraRules: [withId(id)] })).toThrow(RangeError);
    },
  );

  test('can’t be given twice', () => {
    expect(() => ownFindings(BAD, { extraRules: [noWarning, noWarning] })).toThrow(
      'There is another rule "acme/no-warning".',
    );
  });
});
