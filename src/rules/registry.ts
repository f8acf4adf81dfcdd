import type { Rule } from './rule.ts';
import { duplicateSetting } from './schema/duplicate-setting.ts';
import { blankValue } from './syntax/blank-value.ts';
import { syntaxError } from './syntax/error.ts';
import { hashComment } from './syntax/hash-comment.ts';
import { inlineComment } from './syntax/inline-comment.ts';
import { suspiciousQuotes } from './syntax/suspicious-quotes.ts';
import { truncatedValue } from './syntax/truncated-value.ts';

/** All rules, in the order in which they run and are documented. */
export const rules: readonly Rule[] = [
  syntaxError,
  truncatedValue,
  blankValue,
  suspiciousQuotes,
  hashComment,
  inlineComment,
  duplicateSetting,
];
