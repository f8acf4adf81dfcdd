import type { ParseErrorCode } from '../../../parser/index.ts';
import type { Explanation } from './site.ts';

const SETTING_FORM = 'Write `Name = value`; put `;` in front of the line if it is a comment.';
const HEADER_FORM = 'Write `[Section]` or `[Section "Name"]`.';

/** What the server means where no cause is recognised. */
export const PLAIN_WORDS: Readonly<Record<ParseErrorCode, Explanation>> = {
  'nul-character': { cause: 'A NUL character stands here.', help: 'Delete it.' },
  'invalid-utf8': { cause: 'A byte here is not UTF-8.', help: 'Save the file as UTF-8.' },
  'illegal-character': {
    cause:
      'This character has no meaning here: a line begins with `[`, with the name of a setting, or with `;` for a comment.',
    help: SETTING_FORM,
  },
  'unknown-escape': {
    cause: 'Inside quotes a `\\` may stand in front of few characters only.',
    help: 'Write `\\\\` for a backslash.',
  },
  'unterminated-string': { cause: 'A quote opens here and never closes.', help: 'Add the closing `"`.' },
  'bare-backslash': {
    cause: 'A `\\` stands in a value without quotes, where it is not allowed.',
    help: 'Put the value in quotes and write every `\\` twice.',
  },
  'expected-section-name': { cause: 'Behind `[` the name of a section must follow.', help: HEADER_FORM },
  'empty-subsection': { cause: 'The quotes in this header are empty.', help: HEADER_FORM },
  'expected-subsection-or-bracket': {
    cause: 'Behind the name of the section `]` or a name in quotes must follow.',
    help: HEADER_FORM,
  },
  'expected-bracket': { cause: 'Behind the name in quotes `]` must follow.', help: HEADER_FORM },
  'expected-line-end': {
    cause: 'Behind a header only a comment may stand on its line.',
    help: 'Begin a new line behind `]`.',
  },
  'expected-header': {
    cause: 'Before the first section only comments and blank lines may stand.',
    help: 'Put the header of its section above it: `[Section]`.',
  },
  'expected-header-or-setting': {
    cause: 'A line begins with `[`, with the name of a setting, or with `;` for a comment.',
    help: SETTING_FORM,
  },
  'expected-equals': { cause: 'Behind the name of a setting `=` must follow.', help: SETTING_FORM },
};

/** A character that may not stand behind a setting’s name. */
export const BEHIND_NAME: Explanation = {
  cause: 'Behind the name of a setting only `=` may follow.',
  help: SETTING_FORM,
};
