import type { Cause, Site } from './site.ts';

/** The name in front of `=` on the line that the server names. */
function keyOf({ firstLine }: Site): string {
  return /^\s*(\p{L}[\p{L}\p{Nd}-]*)\s*=/u.exec(firstLine)?.[1] ?? 'Name';
}

const SMART_QUOTE = /[“”„‟«»]/;

/** Whether one of the next few lines has the quote that this one lacks. */
function closesBelow({ damage, lineNumber }: Site): boolean {
  for (let line = lineNumber + 1; line <= lineNumber + 60; line++) {
    const text = damage.line(line);
    if (text === undefined || /^\s*(?:\[\p{L}|\p{L}[\p{L}\p{Nd}-]*\s*=\s*"?[^\s="])/u.test(text))
      return false;
    if (text.includes('"')) return true;
  }
  return false;
}

function occurrences(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Quotes and backslashes in values. */
export const valueCauses: readonly Cause[] = [
  {
    id: 'nano-mark',
    explain({ error, here }) {
      if (error.code !== 'unterminated-string') return undefined;
      const end = here.trimEnd();
      if (!end.endsWith('>') || occurrences(end, '<') >= occurrences(end, '>')) return undefined;
      return {
        cause:
          'A quote opens here and never closes. The line ends with `>`, which is how the editor nano marks a line that goes on beyond the screen: the text was copied from the screen, and the rest is lost.',
        help: 'Copy the line again from the file itself, for example with `cat`.',
      };
    },
  },
  {
    id: 'smart-quote',
    explain({ error, here }) {
      if (error.code !== 'unterminated-string' || !SMART_QUOTE.test(here)) return undefined;
      return {
        cause:
          'A quote opens here with `"` and never closes: further on stands a typographic quote, which does not count as one.',
        help: 'Write `"` at both ends of the value.',
      };
    },
  },
  {
    id: 'escaped-end',
    explain({ error, here }) {
      if (error.code !== 'unterminated-string' || !/\\"\s*(?:[;#].*)?$/.test(here)) return undefined;
      return {
        cause:
          'A quote opens here and never closes: the last one is written `\\"`, which is a quote inside the text.',
        help: 'If the value ends with a backslash, write that twice: `\\\\"`. Otherwise add the closing `"`.',
      };
    },
  },
  {
    id: 'several-lines',
    explain(site) {
      if (site.error.code !== 'unterminated-string' || !closesBelow(site)) return undefined;
      return {
        cause:
          'A quote opens here and does not close on this line; a text in quotes ends where its line ends.',
        help: 'Write the whole value on one line, in quotes, with `\\n` for each line break.',
      };
    },
  },
  {
    id: 'odd-quotes',
    explain({ error, line }) {
      if (error.code !== 'unterminated-string' || occurrences(line.replaceAll(/\\./g, ''), '"') < 3)
        return undefined;
      return {
        cause: 'The number of quotes on this line is odd: the last of them opens and never closes.',
        help: 'Write `\\"` for a quote inside the value, and `"` at both of its ends.',
      };
    },
  },
  {
    id: 'stray-quote',
    explain(site) {
      const { error, column, line } = site;
      if (error.code !== 'unterminated-string' || !line.slice(0, column + 1).includes('=')) return undefined;
      if (/=\s*"$/.test(line.slice(0, column + 1))) return undefined;
      return {
        cause: 'A quote opens in the middle of this value and never closes.',
        help: 'Put the whole value in quotes, and write `\\"` for a quote that belongs to it; or delete the quote.',
      };
    },
  },
  {
    id: 'quote-never-closes',
    explain({ error }) {
      if (error.code !== 'unterminated-string') return undefined;
      return {
        cause: 'A quote opens here and never closes on this line.',
        help: 'Add the closing `"` at the end of the value.',
      };
    },
  },
  {
    id: 'continuation-blank',
    explain({ error, here }) {
      if (error.code !== 'bare-backslash' || !/^\\[ \t]+\r?$/.test(here)) return undefined;
      return {
        cause:
          'Blanks stand behind the `\\`; a value goes on in the next line only when `\\` is the very last character.',
        help: 'Delete the blanks at the end of the line.',
      };
    },
  },
  {
    id: 'backslash-at-end',
    explain({ error, here }) {
      if (error.code !== 'bare-backslash' || here !== '\\') return undefined;
      return {
        cause: 'The file ends with a `\\`, which says that the value goes on in the next line.',
        help: 'Delete the `\\`, or put the value in quotes and write `\\\\`.',
      };
    },
  },
  {
    id: 'escaped-comment',
    explain(site) {
      if (site.error.code !== 'bare-backslash' || !/^\\[;#]/.test(site.here)) return undefined;
      return {
        cause: 'A `\\` does not take the meaning from `;` or `#`; only quotes do.',
        help: `Put the whole value in quotes and delete the \`\\\`: \`${keyOf(site)} = "…"\`.`,
      };
    },
  },
  {
    id: 'bare-backslash',
    explain(site) {
      if (site.error.code !== 'bare-backslash') return undefined;
      const { line, column, here } = site;
      const before = line.slice(0, column);
      const key = keyOf(site);
      const cause = 'A `\\` stands in a value without quotes, where it is not allowed';
      if (/=\s*[A-Za-z]:$/.test(before) || (/=\s*$/.test(before) && here.startsWith('\\\\'))) {
        return {
          cause: `${cause}: this is a Windows path.`,
          help: `Put the value in quotes and write every \`\\\` twice: \`${key} = "C:\\\\Data\\\\…"\`. Connect runs on Linux, so make sure that the path is meant.`,
        };
      }
      if (/=\s*[\w.-]+$/.test(before) && /^\\[\w.-]+\s*(?:[;#].*)?$/.test(here)) {
        return {
          cause: `${cause}: this is a name with a Windows domain.`,
          help: `Put the value in quotes and write the \`\\\` twice: \`${key} = "DOMAIN\\\\name"\`.`,
        };
      }
      if (/^\\[.dDwWsSbB^$*+?()[\]{}|/]/.test(here)) {
        return {
          cause: `${cause}: this is a regular expression.`,
          help: `Put the value in quotes and write every \`\\\` twice: \`${key} = "…\\\\${here[1]}…"\`.`,
        };
      }
      return {
        cause: `${cause}.`,
        help: `Put the value in quotes and write every \`\\\` twice: \`${key} = "…\\\\…"\`.`,
      };
    },
  },
  {
    id: 'quoted-continuation',
    explain({ error, here }) {
      if (error.code !== 'unknown-escape' || !/^\\\r?$/.test(here)) return undefined;
      return {
        cause: 'Inside quotes a `\\` at the end of the line does not continue the value.',
        help: 'Close the quotes in front of the `\\` and open them again on the next line, or write all on one line.',
      };
    },
  },
  {
    id: 'unknown-escape',
    explain({ error }) {
      if (error.code !== 'unknown-escape') return undefined;
      return {
        cause: 'Inside quotes a `\\` has a meaning in four cases only: `\\\\`, `\\"`, `\\n` and `\\t`.',
        help: 'Write `\\\\` for a backslash, everywhere in this value.',
      };
    },
  },
];
