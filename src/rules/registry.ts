import type { Rule } from './rule.ts';
import { duplicateSetting } from './schema/duplicate-setting.ts';

/** All rules, in the order in which they run and are documented. */
export const rules: readonly Rule[] = [duplicateSetting];
