import type { Finding } from '../findings.ts';
import type { DescribedRule } from '../reporter.ts';

/** What GitHub keeps of a description. */
const MOST_CHARACTERS = 1024;

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const;
/** The words by which GitHub sorts what is no security alert. */
const PROBLEMS = {
  error: 'error',
  warning: 'warning',
  info: 'recommendation',
  off: 'recommendation',
} as const;
/** Scores by which GitHub grades security alerts: high, medium, low. */
const SCORES = { error: '7.0', warning: '5.0', info: '3.0', off: '3.0' } as const;

/** The rules of a run, those that found nothing included, and what else is named in findings. */
export function describedRules(rules: readonly DescribedRule[], findings: readonly Finding[]) {
  const known = new Set(rules.map(({ id }) => id as string));
  const others = [...new Set(findings.map(({ diagnostic }) => diagnostic.ruleId))].filter(
    (id) => !known.has(id),
  );
  return [...rules.map(described), ...others.map(named)];
}

function described(rule: DescribedRule) {
  const { id, severity, summary, why } = rule;
  const category = id.slice(0, id.indexOf('/'));
  const explain = `gcfg-lint explain ${id}`;
  return {
    id: id as string,
    shortDescription: { text: short(paragraph(summary)) },
    fullDescription: { text: short(paragraph(why)) },
    help: {
      text: `${paragraph(summary)} ${paragraph(why)} More: ${explain}`,
      markdown: [
        paragraph(summary),
        paragraph(why),
        ...exampleOf(rule),
        `\`${explain}\` prints the whole page.`,
      ].join('\n\n'),
    },
    defaultConfiguration: severity === 'off' ? { enabled: false } : { level: LEVELS[severity] },
    properties: {
      tags: ['posit-connect', category],
      precision: 'high',
      'problem.severity': PROBLEMS[severity],
      ...(category === 'security' ? { 'security-severity': SCORES[severity] } : {}),
    },
  };
}

/** A rule of which only the name is known. */
function named(id: string) {
  const description = { text: id };
  return { id, shortDescription: description, fullDescription: description, help: description };
}

function exampleOf({ bad, good, exampleFile }: DescribedRule): string[] {
  if (typeof bad !== 'string' || typeof good !== 'string') return [];
  const language = exampleFile === undefined ? 'ini' : 'yaml';
  return ['Wrong:', fence(bad, language), 'Better:', fence(good, language)];
}

function fence(text: string, language: string): string {
  return `\`\`\`${language}\n${text.replace(/\n$/, '')}\n\`\`\``;
}

/** Wrapped in the code, one line in the report. */
function paragraph(text: string): string {
  return text.replaceAll(/\s*\n\s*/g, ' ').trim();
}

function short(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS - 1)}…`;
}
