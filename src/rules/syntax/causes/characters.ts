import type { Cause } from './site.ts';

/** Characters that look like others, or like nothing: what they are, and what belongs in their place. */
const NAMES: Readonly<Record<string, readonly [name: string, instead: string]>> = {
  '\u00A0': ['a no-break space (U+00A0), which looks like a space', 'a space'],
  '\u202F': ['a narrow no-break space (U+202F), which looks like a space', 'a space'],
  '\u2007': ['a figure space (U+2007), which looks like a space', 'a space'],
  '\u3000': ['an ideographic space (U+3000), which looks like a space', 'a space'],
  '\u00AD': ['a soft hyphen (U+00AD), which is invisible', 'nothing'],
  '\u200B': ['a zero-width space (U+200B), which is invisible', 'nothing'],
  '\u200C': ['a zero-width non-joiner (U+200C), which is invisible', 'nothing'],
  '\u200D': ['a zero-width joiner (U+200D), which is invisible', 'nothing'],
  '\u200E': ['a left-to-right mark (U+200E), which is invisible', 'nothing'],
  '\u200F': ['a right-to-left mark (U+200F), which is invisible', 'nothing'],
  '\u2060': ['a word joiner (U+2060), which is invisible', 'nothing'],
  '\u2028': ['a line separator (U+2028), which ends no line for the server', 'a line break'],
  '\u2029': ['a paragraph separator (U+2029), which ends no line for the server', 'a line break'],
  '\u0085': ['a next-line character (U+0085), which ends no line for the server', 'a line break'],
  '\u000B': ['a vertical tab (U+000B)', 'a line break'],
  '\u000C': ['a form feed (U+000C)', 'nothing'],
  '\u001B': ['an escape character (U+001B), with which terminals write colours', 'nothing'],
  '\u007F': ['a delete character (U+007F), which is invisible', 'nothing'],
  '\u2010': ['a typographic hyphen (U+2010)', '`-`'],
  '\u2011': ['a no-break hyphen (U+2011)', '`-`'],
  '\u2013': ['an en dash (U+2013)', '`-` or `=`'],
  '\u2014': ['an em dash (U+2014)', '`-` or `=`'],
  '\u2212': ['a minus sign (U+2212)', '`-`'],
  '\u2018': ['a typographic quote (U+2018)', '`"`'],
  '\u2019': ['a typographic quote (U+2019)', '`"`'],
  '\u201C': ['a typographic quote (U+201C)', '`"`'],
  '\u201D': ['a typographic quote (U+201D)', '`"`'],
  '\u201E': ['a typographic quote (U+201E)', '`"`'],
  '\u00AB': ['a typographic quote (U+00AB)', '`"`'],
  '\u00BB': ['a typographic quote (U+00BB)', '`"`'],
  '\u2026': ['an ellipsis (U+2026)', 'what it stands for'],
  '\uFF1D': ['a full-width equals sign (U+FF1D)', '`=`'],
  '\uFF1A': ['a full-width colon (U+FF1A)', '`=`'],
  '\uFF1B': ['a full-width semicolon (U+FF1B)', '`;`'],
  '\uFF03': ['a full-width number sign (U+FF03)', '`#`'],
  '\uFF3B': ['a full-width bracket (U+FF3B)', '`[`'],
  '\uFF3D': ['a full-width bracket (U+FF3D)', '`]`'],
  '\u3010': ['a Chinese bracket (U+3010)', '`[`'],
  '\u3011': ['a Chinese bracket (U+3011)', '`]`'],
};

export const characterCauses: readonly Cause[] = [
  {
    id: 'look-alike',
    explain({ error, here, line }) {
      if (error.code !== 'illegal-character') return undefined;
      // A header's quotes have a form of their own.
      if (/^\s*\[/.test(line) && /^[‘’“”„«»]/.test(here)) return undefined;
      const found = NAMES[here[0] ?? ''];
      if (found === undefined) return undefined;
      const [name, instead] = found;
      return {
        cause: `The character is ${name}. Such characters come along when text is copied from web pages, documents and chats.`,
        help:
          instead === 'nothing'
            ? 'Delete it; the line may have to be typed anew.'
            : `Put ${instead} in its place; the line may have to be typed anew.`,
      };
    },
  },
];
