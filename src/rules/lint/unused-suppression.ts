import type { Document, TextEdit } from '../../parser/index.ts';
import { nearest } from '../../schema/index.ts';
import { maskComment } from '../../schema/secrecy.ts';
import { clusterRuleIds } from '../cluster-rule-ids.ts';
import type { Fix } from '../diagnostic.ts';
import { defineRule, type RuleContext } from '../rule.ts';
import { INSTRUCTIONS, type Suppression, type Target } from '../suppressions.ts';

export const unusedSuppression = defineRule({
  id: 'lint/unused-suppression',
  severity: 'warning',
  summary: 'Reports a comment that switches off what is not there, or can’t be switched off.',
  why: `A suppression that outlives its finding hides the next one. One with a slip in the rule’s name hides nothing,
and its author believes it does. Neither does one for a rule that must not be suppressed: \`syntax/error\`, because the
server refuses the file all the same, the rules of \`lint/\`, and those that the configuration of the linter marks with
\`suppressible: false\`. Nothing is said of rules that are switched off or belong to another command, and of needless
suppressions in a file with syntax errors, where what is found is not all there is to find.`,
  fixes: ['safe'],
  suppressible: false,
  bad: `[Server]
; gcfg-lint-disable-next-line schema/duplicate-setting -- both names are in use
Address = https://connect.example.com
`,
  good: `[Server]
Address = https://connect.example.com
`,
  check(context) {
    for (const suppression of context.suppressions) {
      if (suppression.instruction === undefined) reportWord(suppression, context);
      else if (suppression.expired === 'no') reportTargets(suppression, context);
    }
  },
});

function reportWord({ word, wordRange }: Suppression, { report }: RuleContext): void {
  const close = nearest(word.replace(/:$/, ''), INSTRUCTIONS);
  const known = INSTRUCTIONS.map((name) => `gcfg-lint-${name}`).join(', ');
  report({
    range: wordRange,
    message: `There is no instruction \`gcfg-lint-${word}\`, so this comment suppresses nothing.`,
    help: close === undefined ? `There are ${known}.` : `Did you mean \`gcfg-lint-${close}\`?`,
  });
}

function reportTargets(suppression: Suppression, context: RuleContext): void {
  const { document, ruleIds, report } = context;
  const { targets, instruction, range } = suppression;
  for (const target of targets) {
    if (target.outcome === 'unknown') report(unknownName(target, [...ruleIds, ...clusterRuleIds]));
    else if (target.outcome === 'refused' || target.name.startsWith('lint/')) report(refusal(target));
  }
  // What could not be read may hold what a suppression is for; so may what a template leaves open.
  if (document.errorCount > 0 || context.carrier?.kind === 'template') return;
  const unused = targets.filter(({ outcome, name }) => outcome === 'unused' && !name.startsWith('lint/'));
  if (unused.length === targets.length) {
    const all = targets.map(({ name }) => `\`${name}\``).join(', ');
    const what = targets[0]!.name === '' ? 'Nothing' : `Nothing of ${all}`;
    report({
      range,
      message:
        instruction === 'enable'
          ? 'Nothing above is switched off that this could switch on.'
          : `${what} is found here: this comment suppresses nothing.`,
      help: 'Remove the comment.',
      fix: fix('Remove the comment', withoutComment(document, suppression)),
    });
    return;
  }
  for (const target of unused)
    report({
      range: target.range,
      message:
        instruction === 'enable'
          ? `\`${target.name}\` is not switched off above.`
          : `Nothing of \`${target.name}\` is found here: its name suppresses nothing.`,
      help: 'Remove the name.',
      fix: fix('Remove the name', withoutName(document, suppression, target)),
    });
}

function unknownName({ name, range }: Target, ruleIds: readonly string[]) {
  const inAnyCategory = ruleIds.filter((id) => id.endsWith(`/${name}`));
  const close = inAnyCategory.length === 1 ? inAnyCategory[0] : nearest(name, ruleIds);
  return {
    range,
    // Whoever forgot the `--` may have written anything.
    message: `There is no rule \`${maskComment(name)}\`: its name suppresses nothing.`,
    help:
      close === undefined
        ? 'Names look like `schema/unknown-setting` or `schema/*`; the reason stands behind `--`.'
        : `Did you mean \`${close}\`?`,
  };
}

function refusal({ name, range }: Target) {
  const what = name === '' ? 'Some of what is found here' : `\`${name}\``;
  const why =
    name === 'syntax/error'
      ? 'the server refuses the file all the same'
      : name.startsWith('lint/')
        ? 'it is about suppressions itself'
        : 'the linter’s configuration does not allow it';
  return { range, message: `${what} can’t be suppressed: ${why}.`, help: 'Settle the finding instead.' };
}

function fix(title: string, edit: TextEdit): Fix {
  return { title, applicability: 'safe', edits: [edit] };
}

/** A comment of its own goes with its line, one behind a setting with the blanks before it. */
function withoutComment(document: Document, { comment, range }: Suppression): TextEdit {
  const text = document.toString();
  let start = range.start;
  if (!comment.alone) {
    while (/[ \t]/.test(text.charAt(start - 1))) start--;
    return { start, end: range.end, text: '' };
  }
  start -= document.position(start).column - 1;
  const lineEnd = /^\r?\n/.exec(text.slice(comment.range.end, comment.range.end + 2))?.[0] ?? '';
  const end = comment.range.end + lineEnd.length;
  return { start, end, text: '' };
}

/** A name goes with what parts it from the one before it. */
function withoutName(document: Document, { comment, wordRange }: Suppression, { range }: Target): TextEdit {
  const text = document.toString();
  let { start, end } = range;
  if (/^[\s,]*$/.test(text.slice(wordRange.end, start))) {
    while (/[\s,]/.test(text.charAt(end)) && end < comment.range.end) end++;
    return { start, end, text: '' };
  }
  while (/[\s,]/.test(text.charAt(start - 1))) start--;
  return { start, end, text: '' };
}
