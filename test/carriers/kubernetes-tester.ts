/** Configurations in manifests: how they are written there, and what is found in them. */
import { type Scalar, Document as YamlDocument } from 'yaml';
import { readCarriers } from '../../src/carriers/read-carriers.ts';
import type { Diagnostic } from '../../src/rules/diagnostic.ts';
import { type FileResult, type LintOptions, lint } from '../../src/rules/lint.ts';

export const STYLES = {
  literal: 'BLOCK_LITERAL',
  folded: 'BLOCK_FOLDED',
  double: 'QUOTE_DOUBLE',
  single: 'QUOTE_SINGLE',
  plain: 'PLAIN',
  json: 'JSON',
} as const;

export type Style = keyof typeof STYLES;

/** A ConfigMap with this text, in this style where YAML can write it so. */
export function configMap(text: string, style: Style, key = 'rstudio-connect.gcfg'): string {
  const object = {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'rstudio-connect' },
    data: { [key]: text, other: '1' },
  };
  if (style === 'json') return `${JSON.stringify(object, null, 2)}\n`;
  const yaml = new YamlDocument(object);
  (yaml.getIn(['data', key], true) as Scalar).type = STYLES[style] as Scalar.Type;
  return yaml.toString({ lineWidth: 0 });
}

/** A Secret with the text in base64. */
export function secret(text: string, key = 'rstudio-connect.gcfg'): string {
  return [
    'apiVersion: v1',
    'kind: Secret',
    'metadata:',
    '  name: rstudio-connect',
    'data:',
    `  ${key}: ${Buffer.from(text).toString('base64')}`,
    '',
  ].join('\n');
}

export function lintManifest(text: string, options: LintOptions = {}, path = 'manifest.yaml'): FileResult {
  return lint(readCarriers(path, text).configs, options).files[0]!;
}

/** What a finding says, without the lines that it may name. */
export function sayingsOf(diagnostics: readonly Diagnostic[]) {
  const unplaced = (text: string | undefined) =>
    text
      ?.replaceAll(/ \(line \d+ of [^)]*\)/g, '')
      .replaceAll(/line \d+(?: of (?:the decoded )?rstudio-connect\.gcfg)?/g, 'line N');
  return diagnostics.map(({ ruleId, severity, message, help, setting }) =>
    [ruleId, severity, unplaced(message), unplaced(help)?.replace(/ A container takes .*/, ''), setting].join(
      ' | ',
    ),
  );
}
