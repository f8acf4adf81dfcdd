import { settingOf } from '../../helm/distortions.ts';
import { readValue } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { distortedValues } from './shared/distorted.ts';
import { releaseIn } from './shared/release.ts';

export const rewrittenValue = defineRule({
  id: 'helm/rewritten-value',
  severity: 'error',
  summary: 'Reports a number or word without quotes that Helm writes otherwise than it stands in the values.',
  why: `To Helm every number is one with a decimal point, and from a million on it is written with an exponent:
\`10485760\` reaches the server as \`1.048576e+07\`, which is no size to it. YAML itself reads \`0644\` as 420, \`3.10\` as
3.1 and \`on\` as true. In quotes all of them stay as they are.`,
  otherSeverities: 'Warning where the server can read what comes out, though it may not be what is meant.',
  fixes: ['safe', 'unsafe'],
  exampleFile: 'values.yaml',
  bad: `config:
  Applications:
    MaxAppImageSize: 10485760
`,
  good: `config:
  Applications:
    MaxAppImageSize: "10485760"
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    for (const { line, name, isSecret, kind, text } of distortedValues(release, ['number', 'word'])) {
      const source = line.value.kind === 'scalar' ? line.value.source : '';
      const setting = settingOf(line, release.catalogue);
      const isRefused = setting !== undefined && readValue(setting, text).ok === false;
      const isExponent = kind === 'number' && text.includes('e');
      const whose = isExponent
        ? 'Helm writes large numbers with an exponent'
        : 'YAML reads it so without quotes';
      context.report({
        range: line.valueRange,
        setting: name,
        severity: isRefused ? undefined : 'warning',
        message: isSecret
          ? `${name} does not reach the server as it is written: ${whose}.`
          : `${name} reaches the server as \`${text}\`, not as \`${source}\`: ${whose}.`,
        help: isSecret ? 'Put the value in quotes.' : `Put it in quotes: \`${line.key}: "${source}"\`.`,
        fix: isSecret
          ? undefined
          : {
              title: 'Put the value in quotes',
              // What was written is surely meant where the server can’t read what comes out.
              applicability: isRefused ? 'safe' : 'unsafe',
              edits: [{ ...line.valueRange, text: source }],
            },
      });
    }
  },
});
