import type { Entry } from '../../parser/index.ts';
import { type Binding, blankMeans } from '../../schema/index.ts';
import { defineRule, type Finding } from '../rule.ts';

export const blankValue = defineRule({
  id: 'syntax/blank-value',
  severity: 'error',
  otherSeverities:
    'warning for a boolean (the server reads it as true), for a list (it is emptied), and for a name that the catalogue does not know or is not sure of.',
  summary: 'Reports a setting without `=`.',
  why: `A name alone on its line is no setting with an empty value. A boolean becomes true, a list loses the values that
stand above, and for every other type the server refuses the whole file, without naming the line. Often it is no setting
at all but the end of a comment that an editor wrapped.`,
  fixes: ['safe', 'unsafe'],
  bad: `[Server]
SenderEmail

[HTTP]
Listen = :3939
NoWarning
`,
  good: `[Server]
SenderEmail = connect@example.com

[HTTP]
Listen = :3939
NoWarning = true
`,
  check({ document, bindings, report }) {
    const text = document.toString();
    /** How many values each list has so far. */
    const lengths = new Map<string, number>();
    for (const binding of bindings) {
      const { entry, section, setting, name } = binding;
      const length = lengths.get(name) ?? 0;
      lengths.set(name, entry.value === null ? 0 : length + 1);
      if (entry.value !== null) continue;
      const place = { range: entry.keyRange, setting: entry.section === '' ? undefined : name };
      if (setting === undefined) {
        // In a section that is known, schema/unknown-setting says the same and more.
        if (section === undefined) report({ ...place, ...unknown(text, binding) });
      } else if (blankMeans(setting) === 'true') report({ ...place, ...switchedOn(binding) });
      else if (blankMeans(setting) === 'empties-list') report({ ...place, ...emptied(binding, length) });
      else report({ ...place, ...refused(binding) });
    }
  },
});

type Words = Pick<Finding, 'message' | 'help' | 'severity' | 'fix'>;

function switchedOn({ entry, name }: Binding): Words {
  const glued = entry.commentRange?.start === entry.keyRange.end ? ' ' : '';
  const { end } = entry.keyRange;
  return {
    severity: 'warning',
    message: `${name} has no \`=\`: the server reads it as true, and the documentation asks for \`= true\`.`,
    help: `Write \`${entry.key} = true\`.`,
    fix: {
      title: 'Write `= true`',
      applicability: 'safe',
      edits: [{ start: end, end, text: ` = true${glued}` }],
    },
  };
}

function emptied({ name, entry }: Binding, values: number): Words {
  const lost =
    values === 0 ? '' : values === 1 ? ', so the one above is lost' : `, so the ${values} above are lost`;
  return {
    severity: 'warning',
    message: `${name} has no \`=\`: the server empties the list${lost}.`,
    help: `Delete the line, or write \`${entry.key} = …\`.`,
  };
}

function refused({ entry, setting, name }: Binding): Words {
  return {
    severity: setting?.certainty === 'uncertain' ? 'warning' : undefined,
    message: `${name} has no value, so the server refuses this file: blank value not supported for type at ${place(entry)}.`,
    help: `Write \`${entry.key} = …\`, or put \`;\` in front of the line.`,
  };
}

/** As the server’s library names a setting: as written in the file, nothing escaped. */
function place({ section, subsection, key }: Entry): string {
  const name = subsection === null ? '' : `, subsection "${subsection}"`;
  return `section "${section}"${name}, variable "${key}"`;
}

function unknown(text: string, { entry }: Binding): Words {
  const severity = 'warning';
  if (/^EO[FTL]$/.test(entry.key)) {
    return {
      severity,
      message: `\`${entry.key}\` stands alone on its line: it looks like the end of a here-document in the script that wrote this file.`,
      help: 'Delete the line, and see in the script that the mark stands at the beginning of its line.',
    };
  }
  const above = lineAbove(text, entry);
  if (/^[ \t]*[;#]/.test(above) && entry.commentRange === null) {
    const { start } = entry.keyRange;
    return {
      severity,
      message: `\`${entry.key}\` stands alone below a comment: it may be the rest of that comment, wrapped onto a line of its own. The server takes it for the name of a setting.`,
      help: 'Put `;` in front of it.',
      fix: {
        title: 'Make it a comment',
        applicability: 'unsafe',
        edits: [{ start, end: start, text: '; ' }],
      },
    };
  }
  return {
    severity,
    message: `\`${entry.key}\` stands alone, without \`=\`: the server takes it for the name of a setting without a value.`,
    help: `Write \`${entry.key} = …\`, or put \`;\` in front of the line if it is none.`,
  };
}

function lineAbove(text: string, { range }: Entry): string {
  if (range.start === 0) return '';
  return text.slice(text.lastIndexOf('\n', range.start - 2) + 1, range.start - 1);
}
