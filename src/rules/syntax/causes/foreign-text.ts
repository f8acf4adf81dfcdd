import { findSection, findSetting } from '../../../schema/index.ts';
import type { Cause, Damage, Explanation, Site } from './site.ts';

const COMMENT_OUT = 'Put `;` in front of the line if it is a comment; delete it if it is nothing.';
const RETYPE = 'Write it as `[Section]` and, on lines of their own, `Name = value`.';

type Flavour = 'jinja' | 'go' | 'erb' | 'terraform' | 'shell' | 'unknown';

const TEMPLATES: Readonly<Record<Flavour, Explanation>> = {
  jinja: {
    cause: 'This is the text of a Jinja template (Ansible, Salt) that was never rendered.',
    help: 'Render it and give the result to the server. In Ansible the module `template` renders, `copy` does not.',
  },
  go: {
    cause: 'This is the text of a Go template (Helm) that was never rendered.',
    help: 'Render it and give the result to the server: `helm template` prints what a chart makes of it.',
  },
  erb: {
    cause: 'This is the text of an ERB template (Puppet, Chef) that was never rendered.',
    help: 'Render it and give the result to the server: Puppet’s function `template` and Chef’s resource `template` do; `file` does not.',
  },
  terraform: {
    cause: 'This is the text of a Terraform template that was never rendered.',
    help: 'Render it and give the result to the server: Terraform’s function `templatefile` renders, `file` does not.',
  },
  shell: {
    cause: 'This is a placeholder for a variable, which nobody filled in; the server does not.',
    help: 'Fill it in before the server reads the file, for example with `envsubst < TEMPLATE > FILE`.',
  },
  unknown: {
    cause: 'This is the text of a template (Jinja, Helm or another) that was never rendered.',
    help: 'Render it and give the result to the server.',
  },
};

/** By which lint knows these templates. */
const ENDINGS: Readonly<Record<Flavour, string>> = {
  jinja: 'j2',
  go: 'gotmpl',
  erb: 'erb',
  terraform: 'tftpl',
  shell: 'tmpl',
  unknown: 'tmpl',
};

const GO_TAG = /\{\{-?\s*(?:[.$]|\/\*|(?:if|else|end|range|with|include|template|define|toYaml|tpl)\b)/;

/** Errors inside a value or subsection, to which a template’s tag in it may have led. */
const IN_VALUE: readonly string[] = [
  'unterminated-string',
  'unknown-escape',
  'bare-backslash',
  'expected-bracket',
];

function flavourOf({ damage: { text }, error, here, line }: Site): Flavour | undefined {
  const inValue = IN_VALUE.includes(error.code) ? /\{\{.*\}\}|\{%.*%\}|<%.*%>/.exec(line)?.[0] : undefined;
  const rest = /^(?:\{[{%#]|<%|\$\{|\$\w+\s*$|%\{)/.test(here) ? here : inValue;
  if (rest === undefined) return undefined;
  if (rest.startsWith('<%')) return 'erb';
  if (rest.startsWith('%{')) return 'terraform';
  if (rest.startsWith('$')) return 'shell';
  if (rest.startsWith('{{') && GO_TAG.test(rest)) return 'go';
  if (/\{[%#]/.test(text)) return 'jinja';
  return GO_TAG.test(text) ? 'go' : 'unknown';
}

/** Looks at the beginning of a line only: text behind a key is nobody’s business. */
function atLineStart({ line, column }: Site): boolean {
  return line.slice(0, column).trim() === '';
}

/** The line’s first word is the name of a setting of its section. */
export function knownSetting(site: Site): { readonly name: string; readonly inSection: string } | undefined {
  const word = /^\s*(\p{L}[\p{L}\p{Nd}-]*)/u.exec(site.firstLine)?.[1];
  const header = site.damage.headerAbove(site.error.offset);
  const section = header && findSection(header.name);
  const found = word && section && findSetting(section, word);
  return found ? { name: found.name, inSection: section.name } : undefined;
}

const HTML =
  /^<\/?(?<tag>pre|code|p|br|div|span|html|head|body|title|meta|style|script|a|b|i|u|em|strong|font|img|hr|li|ul|ol|dl|dt|dd|h[1-6]|table|thead|tbody|tr|td|th|blockquote|details|summary|kbd)\b|^<!(?:--|doctype\b)/i;

function patchMark(site: Site): string | undefined {
  if (!atLineStart(site)) return undefined;
  if (/^(?:@@ -\d|--- \S|\+\+\+ \S)/.test(site.here)) return site.here.slice(0, 2);
  return /^[+-](?=[\p{L}[;#]|\s*$)/u.test(site.here) ? site.here[0] : undefined;
}

/** Whether the file is YAML: it begins with `key: value` or items of lists, up to the first header if there is one. */
function isYaml({ text }: Damage): boolean {
  const begin = text.slice(0, 10_000);
  const header = begin.search(/^[ \t]*\[/m);
  const lines = (header < 0 ? begin : begin.slice(0, header))
    .split('\n')
    .filter((line) => !/^\s*(?:[#;]|$)/.test(line));
  const yaml = lines.filter((line) => /^\s*(?:- |---|(?:- )?["']?[\w./-]+["']?:(?:\s|$))/.test(line));
  return yaml.length > 2 && yaml.length > 0.7 * lines.length;
}

/** Text of another kind got into the file: of templates, version control, web pages, other languages. */
export const foreignTextCauses: readonly Cause[] = [
  {
    id: 'merge-conflict',
    explain({ line }) {
      const mark = /^(?:<{7}|={7}|>{7}|\|{7})(?=\s|$)/.exec(line)?.[0];
      if (mark === undefined) return undefined;
      return {
        cause: `\`${mark}\` is a marker of a merge conflict in Git that was never resolved.`,
        help: 'Decide which of the two sides holds; delete the other one and the lines with `<<<<<<<`, `=======` and `>>>>>>>`.',
      };
    },
  },
  {
    id: 'template',
    explain(site) {
      const flavour = flavourOf(site);
      if (flavour === undefined) return undefined;
      const { cause, help } = TEMPLATES[flavour];
      return {
        cause,
        help: `${help} As a template it can be checked, too: \`--as rstudio-connect.gcfg.${ENDINGS[flavour]}\`.`,
      };
    },
  },
  {
    id: 'yaml-file',
    wholeFile: true,
    explain({ damage }) {
      if (!isYaml(damage)) return undefined;
      return {
        cause: 'The whole file is YAML; the server reads gcfg, which looks like an INI file.',
        help: `Check that this is the right file. ${RETYPE}`,
      };
    },
  },
  {
    id: 'json-file',
    wholeFile: true,
    explain({ damage: { text } }) {
      if (!/^\s*(?:\{\s*["}]|\[\s*\{\s*")/.test(text) || !/[}\]]\s*$/.test(text)) return undefined;
      return {
        cause: 'The whole file is JSON; the server reads gcfg, which looks like an INI file.',
        help: `Check that this is the right file. ${RETYPE}`,
      };
    },
  },
  {
    id: 'rest-of-text',
    explain({ isRest }) {
      if (!isRest) return undefined;
      return {
        cause:
          'This looks like the rest of the value above, which was opened there and not closed on its line.',
        help: 'Write the whole value on one line, in quotes, with `\\n` for each line break.',
      };
    },
  },
  {
    id: 'pem',
    explain({ here }) {
      if (!/^-----(?:BEGIN|END) /.test(here)) return undefined;
      return {
        cause: 'A certificate or key (PEM) stands here as it is; a value ends at the end of its line.',
        help: 'Put it into a file of its own and name that file, or write it on one line in quotes, with `\\n` for each line break.',
      };
    },
  },
  {
    id: 'html',
    explain(site) {
      if (!atLineStart(site)) return undefined;
      const match = HTML.exec(site.here);
      if (match !== null) {
        const tag = match.groups?.tag;
        return {
          cause: `${tag === undefined ? 'HTML' : `The HTML tag \`${tag.toLowerCase()}\``} stands here: the text was copied from the source of a web page.`,
          help: 'Delete the tags, also those at the ends of lines, and look for `&lt;`, `&gt;` and `&amp;`, which stand for `<`, `>` and `&`.',
        };
      }
      if (!/^&(?:\w+|#\d+);/.test(site.here)) return undefined;
      return {
        cause: 'An HTML entity stands here: the text was copied from the source of a web page.',
        help: 'Replace `&lt;`, `&gt;`, `&quot;` and `&amp;` by the characters that they stand for.',
      };
    },
  },
  {
    id: 'code-fence',
    explain(site) {
      if (!atLineStart(site) || !/^(?:`{3,}|~{3,})/.test(site.here)) return undefined;
      return {
        cause: 'Three backquotes or tildes are a code fence of Markdown: the text was copied with its frame.',
        help: 'Delete this line and its counterpart.',
      };
    },
  },
  {
    id: 'document-mark',
    explain(site) {
      if (!atLineStart(site)) return undefined;
      if (/^(?:\.{3,}|…)\s*$/.test(site.here)) {
        return {
          cause: 'Dots stand here for something that was left out when the text was copied.',
          help: 'Delete the line, or put what was left out in its place.',
        };
      }
      if (!/^-{3,}\s*$/.test(site.here)) return undefined;
      return {
        cause: '`---` separates documents in YAML and Markdown; gcfg has no such mark.',
        help: 'Delete the line.',
      };
    },
  },
  {
    id: 'patch',
    explain(site) {
      const mark = patchMark(site);
      if (mark === undefined) return undefined;
      return {
        cause: `\`${mark}\` at the beginning of the line: this was copied from a patch (\`diff\`).`,
        help: 'Delete the lines that begin with `-` or `@@`, and the `+` in front of the others.',
      };
    },
  },
  {
    id: 'list-item',
    explain(site) {
      if (!atLineStart(site) || !/^[-*+•·–—] /.test(site.here)) return undefined;
      return {
        cause: `\`${site.here[0]}\` begins an item of a list in other formats; gcfg has no such thing.`,
        help: 'A setting with several values is written once for each: `Name = first`, and below it `Name = second`. For a comment, put `;` in front.',
      };
    },
  },
  {
    id: 'comment-mark',
    explain(site) {
      const begin = atLineStart(site) ? site.here : site.line.trimStart();
      const mark = /^(?:\/\/|\/\*|\*\/|--(?!-)|!|%|'(?=\s)|\*|rem(?=\s)|::)/i.exec(begin)?.[0];
      if (mark === undefined) return undefined;
      return {
        cause: `\`${mark}\` does not begin a comment here: only \`;\` and \`#\` do.`,
        help: `Put \`;\` in place of \`${mark}\`.`,
      };
    },
  },
  {
    id: 'ldif',
    explain(site) {
      if (!/^(?:dn|cn|sn|uid|dc|ou|mail|givenName|objectClass|userPassword|changetype)::? /i.test(site.line))
        return undefined;
      return {
        cause: 'This is LDIF, the format of LDAP entries; it is no part of the configuration.',
        help: COMMENT_OUT,
      };
    },
  },
  {
    id: 'stray-url',
    explain({ line }) {
      if (!/^\s*[a-z][a-z\d+.-]*(?::[a-z]+)*:\/\//i.test(line)) return undefined;
      return {
        cause: 'A URL stands alone on this line: the name of a setting and `=` are missing in front of it.',
        help: 'Write `Name = URL`, or put `;` in front of the line if it is a note.',
      };
    },
  },
  {
    id: 'shell',
    explain({ line }) {
      const word = /^\s*(export|set|setenv|declare|local)\s+\p{L}[\w-]*\s*=/iu.exec(line)?.[1];
      if (word !== undefined) {
        return {
          cause: `\`${word}\` belongs to shell scripts; here a line begins with the setting’s name.`,
          help: `Delete \`${word}\`.`,
        };
      }
      if (
        !/^\s*(?:[$>]\s+)?(?:sudo|cat|echo|cp|mv|sed|systemctl|rstudio-connect|cd|mkdir|chmod|vi|vim|nano)\s+\S/.test(
          line,
        )
      )
        return undefined;
      return {
        cause: 'This is a command for the shell; it got into the file with the text around it.',
        help: COMMENT_OUT,
      };
    },
  },
  {
    id: 'quoted-text',
    explain(site) {
      if (!atLineStart(site) || !/^> ?(?:[\p{L}[;#]|$)/u.test(site.here)) return undefined;
      return {
        cause: '`>` at the beginning of the line marks quoted text in mails and Markdown.',
        help: 'Delete the `>` from this line and those around it.',
      };
    },
  },
  {
    id: 'json',
    explain({ line }) {
      if (!/^\s*(?:[{}],?\s*$|\{\s*"|"[^"]*"\s*:|\],?\s*$)/.test(line)) return undefined;
      return { cause: 'This is JSON; the server reads gcfg, which looks like an INI file.', help: RETYPE };
    },
  },
  {
    id: 'yaml',
    explain(site) {
      const { line, error } = site;
      const match = /^\s*(?<name>\p{L}[\p{L}\p{Nd} _.-]*?)\s?:(?<value>\s+\S|\s*$)/u.exec(line);
      if (match === null || error.code === 'unterminated-string') return undefined;
      const { name, value } = match.groups!;
      const known = knownSetting(site);
      // “Note: this is prose.”
      if (known === undefined && /\S\s+\S+\s+\S/.test(`${name} ${value}`)) return undefined;
      const section = findSection(name!);
      if (value!.trim() === '') {
        return {
          cause: 'This is written like YAML. In gcfg the name of a section stands in brackets.',
          help: section === undefined ? RETYPE : `Write \`[${section.name}]\`.`,
        };
      }
      return {
        cause:
          'This is written like YAML. In gcfg `=` stands between a setting’s name and its value, not `:`.',
        help: known === undefined ? 'Write `Name = value`.' : `Write \`${known.name} = …\`.`,
      };
    },
  },
];
