import { hasPlaceholder, type Reading, readValue, type Setting } from '../../schema/index.ts';
import type { Severity } from '../diagnostic.ts';
import { defineRule, type Finding } from '../rule.ts';
import { valueEdit } from '../value/shared/entry-value.ts';

/** Directories at the root of a Linux system: `opt/data` surely lacks its slash. */
const ROOTS = /^(?:data|etc|home|mnt|nfs|opt|root|run|srv|tmp|usr|var)\//;

export const relative = defineRule({
  id: 'path/relative',
  severity: 'error',
  summary: 'Reports a path that is not absolute.',
  why: `Where a relative path leads depends on the directory in which the server was started, and that differs between
systemd, a container and an administrator’s shell: a server that finds its data today may begin with an empty directory
tomorrow. Nothing expands \`~\` here, for that is the shell’s doing, and drive letters mean nothing on Linux.`,
  otherSeverities: `Warning where nobody has confirmed that the server knows the setting, for a program that is given
by its name alone (\`python3\`), and for log files.`,
  fixes: ['unsafe'],
  bad: `[Server]
DataDir = data/connect
`,
  good: `[Server]
DataDir = /data/connect
`,
  check({ bindings, document, report, show }) {
    for (const { entry, setting, name } of bindings) {
      if (setting?.kind === undefined || entry.value === null || hasPlaceholder(entry.value)) continue;
      const judgement = judge(setting, entry.value, name, () => show(entry));
      if (judgement === undefined) continue;
      const { message, help, suggestion } = judgement;
      report({
        range: entry.valueRange!,
        setting: name,
        severity: severityFor(setting, entry.value),
        message,
        help: suggestion === undefined ? help : `Write ${suggestion}.`,
        fix:
          suggestion === undefined
            ? undefined
            : {
                title: `Write ${suggestion}`,
                applicability: 'unsafe',
                edits: [valueEdit(document, entry, suggestion)],
              },
      });
    }
  },
});

type Judgement = Pick<Finding, 'message' | 'help'> & { readonly suggestion?: string | undefined };

function judge(setting: Setting, text: string, name: string, show: () => string): Judgement | undefined {
  if (setting.type !== 'path' && !isFileName(text)) return undefined;
  const remarks = remarksOf(readValue({ ...setting, type: 'path' }, text));
  if (remarks.includes('inline-certificate'))
    return {
      message: `${name} holds a certificate or key itself, where the server expects the path of a file.`,
      help: `Put the text into a PEM file that only the server’s account can read, and write its path here.`,
    };
  if (remarks.includes('home'))
    return {
      message: `${name} = ${show()} begins with \`~\`: only a shell makes that a home directory, the server looks for a directory of this name.`,
      help: 'Write the path out, from `/` on.',
    };
  if (remarks.includes('windows'))
    return {
      message: `${name} = ${show()} is a Windows path, but the server runs on Linux.`,
      help: 'Write a path such as /opt/data.',
    };
  // What a quote that belongs to the value does is syntax/suspicious-quotes’ business.
  if (!remarks.includes('relative') || /^['‘“`]/.test(text)) return undefined;
  if (setting.kind === 'executable' && !text.includes('/'))
    return {
      message: `${name} = ${show()} is the name of a program without its path: whether the server looks for it, and where, is not documented.`,
      help: `Write the whole path, as \`command -v\` prints it.`,
    };
  return {
    message: `${name} = ${show()} is a relative path: where it leads depends on the directory in which the server was started.`,
    help: 'Write the path from `/` on.',
    suggestion: ROOTS.test(text) ? `/${text}` : undefined,
  };
}

function remarksOf(reading: Reading): readonly string[] {
  return reading.ok === true ? (reading.remarks ?? []) : [];
}

/** Settings that take something else than a path as well (`STDOUT`, `server:/export`). */
function isFileName(text: string): boolean {
  return /^[.~\w-]*\/[^:]*$|\.log$/.test(text);
}

function severityFor({ type, kind, certainty }: Setting, text: string): Severity | undefined {
  const program = kind === 'executable' && !text.includes('/');
  return type !== 'path' || certainty === 'uncertain' || program ? 'warning' : undefined;
}
