import { findSection, findSetting } from '../../../schema/index.ts';
import type { Cause, Site } from './site.ts';

/** A cause that looks at lines with a header only. */
function inHeader(cause: Cause): Cause {
  return { ...cause, explain: (site) => (/^\s*\[/.test(site.line) ? cause.explain(site) : undefined) };
}

/** The words of a header up to its end, a comment, an equals sign or a quote: names, nothing secret. */
function namesOf(line: string): string[] {
  const inside = /^\s*\[([^\]"'=;#]*)/.exec(line)![1]!;
  return inside.match(/[\p{L}\p{Nd}][\p{L}\p{Nd}_-]*/gu) ?? [];
}

/** The section’s name as the catalogue spells it, else as the file does. */
function spelled(name: string): string {
  return findSection(name)?.name ?? name;
}

/** The catalogue’s section whose name these words are, written with blanks, dots or underscores. */
function sectionFrom(words: readonly string[]): string | undefined {
  return findSection(words.join('').replaceAll(/[_-]/g, ''))?.name;
}

function subsectionHelp(site: Site): string {
  const [section, subsection] = namesOf(site.line);
  if (section === undefined || subsection === undefined) return 'Write `[Section]` or `[Section "Name"]`.';
  return `Write \`[${spelled(section)} "${subsection}"]\`.`;
}

/** Headers that are not quite `[Section]` or `[Section "Name"]`. */
const causes: readonly Cause[] = [
  {
    id: 'subsection-never-closes',
    explain({ error, line }) {
      if (error.code !== 'unterminated-string') return undefined;
      const [section = 'Section'] = namesOf(line);
      return {
        cause: 'A quote opens in this header and never closes.',
        help: `Write \`[${spelled(section)} "Name"]\`, with the closing \`"\` in front of \`]\`.`,
      };
    },
  },
  {
    id: 'subsection-escape',
    explain({ error }) {
      if (error.code !== 'unknown-escape') return undefined;
      return {
        cause: 'In a header’s quotes a `\\` may stand only in front of `"` and of another `\\`.',
        help: 'Write `\\\\` for a backslash.',
      };
    },
  },
  {
    id: 'subsection-empty',
    explain({ error, line }) {
      if (error.code !== 'empty-subsection') return undefined;
      const [section = 'Section'] = namesOf(line);
      return {
        cause: 'The quotes in this header are empty.',
        help: `Write a name between them, or \`[${spelled(section)}]\` without quotes.`,
      };
    },
  },
  {
    id: 'behind-header',
    explain({ error, here }) {
      if (error.code !== 'expected-line-end') return undefined;
      if (here.startsWith(']'))
        return {
          cause: 'A second `]` stands behind this header.',
          help: 'Write one bracket on each side: `[Section]`.',
        };
      if (/^(?:\/\/|\/\*|--|!)/.test(here)) {
        return {
          cause: 'Behind a header only a comment may stand, and a comment begins with `;` or `#`.',
          help: 'Put the comment on a line of its own, with `;` in front.',
        };
      }
      if (here.startsWith('['))
        return {
          cause: 'A second header stands on the same line.',
          help: 'Give each header a line of its own.',
        };
      return {
        cause: /^\p{L}[\p{L}\p{Nd}-]*\s*=/u.test(here)
          ? 'A setting stands on the line of its section’s header.'
          : 'Something stands behind this header on the same line.',
        help: 'Begin a new line behind `]`.',
      };
    },
  },
  {
    id: 'double-bracket',
    explain({ error, line }) {
      if (error.code !== 'expected-section-name' || !/^\s*\[\s*\[/.test(line)) return undefined;
      return {
        cause: 'Two brackets open here, as TOML writes its tables.',
        help: 'Write one bracket on each side: `[Section]`.',
      };
    },
  },
  {
    id: 'no-section-name',
    explain({ error, line }) {
      if (error.code !== 'expected-section-name') return undefined;
      if (/^\s*\[\s*"/.test(line)) {
        return {
          cause: 'The name of a section stands in brackets without quotes.',
          help: 'Write `[Section]`, or `[Section "Name"]` where a section has several parts.',
        };
      }
      return {
        cause: 'The brackets hold no name of a section.',
        help: 'Write `[Section]`, or delete the line.',
      };
    },
  },
  {
    id: 'commented-bracket',
    explain({ error, line }) {
      if (error.code !== 'expected-subsection-or-bracket' && error.code !== 'expected-bracket')
        return undefined;
      if (!/^[^\]]*[;#]/.test(line)) return undefined;
      return {
        cause: 'A `;` or `#` begins a comment inside this header, so that its `]` is missing.',
        help: 'Close the bracket in front of the comment.',
      };
    },
  },
  {
    id: 'bracket-missing',
    explain({ error, here, line }) {
      if (error.code !== 'expected-subsection-or-bracket' && error.code !== 'expected-bracket')
        return undefined;
      if (here.trim() !== '' && !here.startsWith('=')) return undefined;
      const [section] = namesOf(line);
      const plain = error.code === 'expected-subsection-or-bracket' && section !== undefined;
      return {
        cause: 'The `]` at the end of this header is missing.',
        help: plain ? `Write \`[${spelled(section)}]\`.` : 'Close the header with `]`.',
      };
    },
  },
  {
    id: 'single-quoted-subsection',
    explain({ error, here, line }) {
      if (error.code !== 'illegal-character' || !/^['‘’“”„«»`]/.test(here)) return undefined;
      const [section = 'Section'] = namesOf(line);
      return {
        cause: 'The name in a header stands in straight double quotes; the server takes no others.',
        help: `Write \`[${spelled(section)} "Name"]\`.`,
      };
    },
  },
  {
    id: 'words-in-header',
    explain(site) {
      if (site.error.code !== 'expected-subsection-or-bracket') return undefined;
      const words = namesOf(site.line);
      const section = sectionFrom(words);
      if (section !== undefined) {
        return { cause: 'The name of a section is one word.', help: `Write \`[${section}]\`.` };
      }
      return {
        cause: 'Two words stand in this header; the second can only be a name in quotes.',
        help: subsectionHelp(site),
      };
    },
  },
  {
    id: 'dotted-header',
    explain(site) {
      if (site.error.code !== 'illegal-character' || !/^[.:/]/.test(site.here)) return undefined;
      const [section, part] = namesOf(site.line);
      const known = section === undefined ? undefined : findSection(section);
      if (known?.subsection === 'none') {
        const setting = part === undefined ? undefined : findSetting(known, part);
        return {
          cause: `The section ${known.name} has no parts; what stands behind its name is not allowed.`,
          help: `Write \`[${known.name}]\`${setting === undefined ? '.' : `, and below it \`${setting.name} = …\`.`}`,
        };
      }
      return {
        cause: `\`${site.here[0]}\` does not divide a section’s name from the name of its part; here that name stands in quotes.`,
        help: subsectionHelp(site),
      };
    },
  },
  {
    id: 'launcher-profile',
    explain({ line }) {
      if (!/^\s*\[\s*(?:\*|@[\w.-]+)\s*\]/.test(line)) return undefined;
      return {
        cause:
          'Such headers stand in the profiles of Posit Workbench’s Launcher, which have a format of their own.',
        help: 'Check that this is the right file.',
      };
    },
  },
  {
    id: 'section-name',
    explain({ error, here, line }) {
      if (error.code !== 'illegal-character') return undefined;
      const section = sectionFrom(namesOf(line));
      const help =
        section === undefined ? 'Write `[Section]` or `[Section "Name"]`.' : `Write \`[${section}]\`.`;
      if (/^\p{Nd}/u.test(here))
        return {
          cause: 'The name of a section begins with a letter; only behind it may digits follow.',
          help,
        };
      if (here.startsWith('_'))
        return {
          cause: 'A section’s name consists of letters, digits and hyphens; `_` is not allowed in it.',
          help,
        };
      return { cause: 'This character is not allowed in a header.', help };
    },
  },
];

export const headerCauses = causes.map(inHeader);
