import type { LintResult } from '../rules/lint.ts';
import type { JudgedCluster } from '../rules/lint-cluster.ts';
import type { ReportOptions } from './reporter.ts';

/** The stable format for programs: fields may be added, never removed or changed. */
export function json(result: LintResult, { version }: ReportOptions): string {
  const { summary, files, clusters, baselines, connectVersion } = result;
  const report = {
    version: 1,
    tool: { name: 'gcfg-lint', version },
    connectVersion,
    ...(clusters === undefined ? {} : { clusters: clusters.map(clusterJson) }),
    files: files.map(({ path, connectVersion, catalogue, diagnostics, suppressed, baselined }) => ({
      path,
      connectVersion,
      ...(catalogue === undefined ? {} : { catalogue }),
      diagnostics,
      suppressed,
      ...(baselined === undefined ? {} : { baselined }),
    })),
    ...(baselines === undefined ? {} : { baselines }),
    summary,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

/** A cluster: its nodes, and what matters of them. Its findings stand among the files’, with the nodes’ names. */
function clusterJson({ cluster, matrix }: JudgedCluster) {
  return {
    ...(cluster.name === undefined ? {} : { name: cluster.name }),
    nodes: cluster.nodes.map(({ name, config, facts }) => ({
      name,
      path: config.path,
      ...(facts.host === undefined ? {} : { host: facts.host }),
      ...(facts.version === undefined ? {} : { connectVersion: facts.version.value }),
    })),
    matrix: { rows: matrix.rows, unknown: matrix.unknown },
  };
}
