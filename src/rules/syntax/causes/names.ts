import { findSection, findSetting, sections } from '../../../schema/index.ts';
import { knownSetting } from './foreign-text.ts';
import type { Cause, Site } from './site.ts';

/** What looks like a setting’s name in front of `=` or `:`, with what names of other formats may hold. */
const WIDE_NAME = /^\s*(?<name>[\p{L}\p{Nd}_][\p{L}\p{Nd}_.-]*)\s*[=:]/u;

/** The setting of the section above that a name means, once what is not allowed in it is left out. */
function meantSetting(site: Site, name: string): string | undefined {
  const header = site.damage.headerAbove(site.error.offset);
  const section = header && findSection(header.name);
  return section && findSetting(section, name.replaceAll(/[_.-]/g, ''))?.name;
}

/** The names of the sections that have a setting of this name. */
function sectionsWith(name: string): string[] {
  return sections
    .filter((section) => findSetting(section, name) !== undefined)
    .map((section) => section.name);
}

/** The nearest header above that is commented out, with nothing but comments and blank lines in between. */
function commentedHeader({
  damage,
  lineNumber,
}: Site): { readonly header: string; readonly place: string } | undefined {
  for (let line = lineNumber - 1; line > 0; line--) {
    const text = damage.line(line)!;
    const header = /^\s*[;#]+\s*(\[\s*\p{L}[\p{L}\p{Nd}-]*(?:\s+"[^"]*")?\s*\])/u.exec(text)?.[1];
    if (header !== undefined) return { header, place: damage.place(line) };
    if (!/^\s*(?:[;#]|$)/.test(text)) return undefined;
  }
  return undefined;
}

function afterComment({ damage, lineNumber }: Site): boolean {
  return /^\s*[;#]/.test(damage.line(lineNumber - 1) ?? '');
}

/** Lines that should be settings and have something wrong in front of the value. */
export const nameCauses: readonly Cause[] = [
  {
    id: 'before-section',
    explain(site) {
      if (site.error.code !== 'expected-header' || !/^\p{L}/u.test(site.here)) return undefined;
      const name = /^\p{L}[\p{L}\p{Nd}-]*(?=\s*(?:=|$))/u.exec(site.here)?.[0];
      if (name === undefined) return undefined;
      const commented = commentedHeader(site);
      const stands = `\`${name}\` stands before the first section, so the server does not know what it belongs to.`;
      if (commented !== undefined) {
        return {
          cause: `${stands} ${commented.header} on ${commented.place} is commented out.`,
          help: `Remove the \`;\` or \`#\` in front of ${commented.header}, or put a section’s header above this line.`,
        };
      }
      const homes = sectionsWith(name);
      const places = homes.map((home) => `\`[${home}]\``);
      return {
        cause: stands,
        help:
          places.length === 0 || places.length > 3
            ? 'Put the header of its section above it: `[Section]`.'
            : `Put the header of its section above it: ${places.join(' or ')}.`,
      };
    },
  },
  {
    id: 'environment-variable',
    explain(site) {
      const name = /^\s*(?:export\s+)?(CONNECT_[A-Z\d_]+)\s*=/.exec(site.line)?.[1];
      if (name === undefined || site.error.code !== 'illegal-character') return undefined;
      return {
        cause: `\`${name}\` is the name of an environment variable; in the file a setting has its own name and stands below its section.`,
        help: 'Write `[Section]` and below it `Name = value`, or set the variable in the service’s environment.',
      };
    },
  },
  {
    id: 'dotted-name',
    explain(site) {
      if (site.error.code !== 'illegal-character' || !site.here.startsWith('.')) return undefined;
      const name = WIDE_NAME.exec(site.line)?.groups?.name;
      const [first, last] = name === undefined ? [] : [name.split('.')[0]!, name.split('.').at(-1)!];
      const section = first === undefined ? undefined : findSection(first);
      const setting = section && last !== undefined ? findSetting(section, last) : undefined;
      if (section === undefined || setting === undefined) {
        return {
          cause: 'A name holds letters, digits and hyphens only; `.` is not allowed in it.',
          help: 'Write the section as a header, `[Section]`, and below it `Name = value`.',
        };
      }
      return {
        cause: `\`${section.name}.${setting.name}\` is how a setting is spoken of; in the file its section is a header above it.`,
        help: `Write \`[${section.name}]\` and below it \`${setting.name} = …\`.`,
      };
    },
  },
  {
    id: 'list-brackets',
    explain({ line, error }) {
      const code = error.code;
      if (
        (code !== 'expected-equals' && code !== 'illegal-character') ||
        !/^\s*\p{L}[\p{L}\p{Nd}-]*\s*\[\d*\]\s*=/u.test(line)
      )
        return undefined;
      return {
        cause: 'Brackets behind a name mean a list in other formats.',
        help: 'Write the setting once for each value: `Name = first`, and below it `Name = second`.',
      };
    },
  },
  {
    id: 'operator',
    explain({ line }) {
      const operator = /^\s*\p{L}[\p{L}\p{Nd}-]*\s*(\+=|:=|\?=|\.=|-=|->|<-)/u.exec(line)?.[1];
      if (operator === undefined) return undefined;
      return {
        cause: `\`${operator}\` means nothing here; \`=\` alone stands between a setting’s name and its value.`,
        help:
          operator === '+='
            ? 'Write `=`. A setting that takes a list gains a value with every line that gives it one.'
            : `Write \`=\` in place of \`${operator}\`.`,
      };
    },
  },
  {
    id: 'quoted-name',
    explain({ line }) {
      if (!/^\s*(?:"[^"]*"|'[^']*'|`[^`]*`)\s*=/.test(line)) return undefined;
      return { cause: 'A setting’s name stands without quotes.', help: 'Delete the quotes around the name.' };
    },
  },
  {
    id: 'name',
    explain(site) {
      if (site.error.code !== 'illegal-character') return undefined;
      const name = WIDE_NAME.exec(site.line)?.groups?.name;
      if (name === undefined || site.column > site.line.indexOf(name) + name.length) return undefined;
      const meant = meantSetting(site, name);
      if (/^\p{Nd}/u.test(name))
        return {
          cause: `\`${name}\` begins with a digit; the name of a setting begins with a letter.`,
          help: 'Correct the name, or put `;` in front of the line if it is a comment.',
        };
      if (site.here.startsWith('_'))
        return {
          cause: `\`${name}\` holds \`_\`, which is not allowed in names; letters, digits and hyphens are.`,
          help: meant === undefined ? 'Write the name without `_`.' : `Write \`${meant}\`.`,
        };
      return undefined;
    },
  },
  {
    id: 'name-missing',
    explain({ error, here }) {
      if (
        (error.code !== 'expected-header-or-setting' && error.code !== 'expected-header') ||
        !here.startsWith('=')
      )
        return undefined;
      return {
        cause: 'The name of a setting is missing in front of `=`.',
        help: 'Write `Name = value`; a value can go on in the next line only behind a `\\` at the very end of the line.',
      };
    },
  },
  {
    id: 'blank-in-name',
    explain(site) {
      const words = /^\s*(\p{L}[\p{L}\p{Nd}-]*(?:[ \t]+\p{L}[\p{L}\p{Nd}-]*){1,3})\s*=/u.exec(site.line)?.[1];
      if (words === undefined || site.error.code !== 'expected-equals') return undefined;
      const meant = meantSetting(site, words.replaceAll(/\s/g, ''));
      return {
        cause: 'A setting’s name is one word; more than one stands in front of `=`.',
        help: meant === undefined ? 'Write `Name = value`.' : `Write \`${meant}\`.`,
      };
    },
  },
  {
    id: 'equals-missing',
    explain(site) {
      const { code } = site.error;
      if ((code !== 'expected-equals' && code !== 'illegal-character') || site.column === 0) return undefined;
      const known = knownSetting(site);
      if (known === undefined || !/^\s*\S+[ \t]*$/.test(site.line.slice(0, site.column))) return undefined;
      if (/^\s*\S+\s+\p{L}+\s+\p{L}+/u.test(site.line) && afterComment(site)) return undefined;
      return {
        cause: `The \`=\` between \`${known.name}\` and its value is missing.`,
        help: `Write \`${known.name} = …\`.`,
      };
    },
  },
  {
    id: 'prose',
    explain(site) {
      const { error, line } = site;
      if (
        error.code !== 'expected-equals' &&
        error.code !== 'illegal-character' &&
        error.code !== 'expected-header'
      )
        return undefined;
      if (!/^\s*\p{L}/u.test(line) || line.includes('=')) return undefined;
      // One word, and one that is none, are a name and something wrong behind it.
      if (!/^\s*\S+[ \t]+(?:\S*\p{L}|\S+[ \t]+\S)/u.test(line)) return undefined;
      return {
        cause: afterComment(site)
          ? 'These are words, not a setting: probably the rest of the comment above, wrapped onto a line of its own.'
          : 'These are words, not a setting: there is no `=`.',
        help: 'Put `;` in front of the line if it is a comment.',
      };
    },
  },
];
