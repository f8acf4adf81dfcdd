/**
 * Where files and environment set a setting otherwise, it is not always documented which of them counts. Then rules look
 * at the settings both ways: what is found in one of them only is not certain.
 */
import type { Finding, HostFinding } from './rule.ts';

type Found = Finding | HostFinding;

/** What a rule finds with the files winning, and with the environment winning, put together. */
export function joinReadings(
  files: readonly Found[],
  environment: readonly Found[],
  fallback: 'error' | 'warning' | 'info',
): Found[] {
  const inFiles = new Set(files.map(keyOf));
  const inEnvironment = new Set(environment.map(keyOf));
  const uncertain = (finding: Found, condition: string): Found => {
    const { severity = fallback, message, help, fix: _, ...rest } = finding as Finding;
    const settle = 'Say which of them wins in gcfg-lint.yaml: `environment: { wins: … }`.';
    return {
      ...rest,
      severity: severity === 'error' ? 'warning' : severity,
      message: `If ${condition}, which is not documented here: ${message}`,
      help: help === undefined ? settle : `${help} ${settle}`,
    };
  };
  return [
    ...files.map((finding) =>
      inEnvironment.has(keyOf(finding)) ? finding : uncertain(finding, 'the files win over CONNECT_*'),
    ),
    ...environment
      .filter((finding) => !inFiles.has(keyOf(finding)))
      .map((finding) => uncertain(finding, 'CONNECT_* wins over the files')),
  ];
}

function keyOf(finding: Found): string {
  const { start, end } = 'at' in finding ? finding.at.range : finding.range;
  return JSON.stringify([finding.setting, start, end, finding.severity]);
}
