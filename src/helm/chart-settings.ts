/** The settings that the chart adds by itself, before those that are given. */
import type { Chart } from './chart.ts';
import { SINCE } from './chart.ts';
import { fromData } from './from-data.ts';
import { isTruthy, type MapValue, textAt, type ValuePath, valueAt } from './tree.ts';

export interface ChartSettings {
  /** By section. */
  readonly config: MapValue;
  /** The value that makes the chart write a section. */
  readonly causes: ReadonlyMap<string, ValuePath>;
}

/** Where only the release tells what the chart writes. */
export const RELEASE_NAMESPACE = '<RELEASE-NAMESPACE>';
const RELEASE_NAME = '<RELEASE-NAME>';

export const LAUNCHER_PROFILES = '/etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf';
export const ENVIRONMENTS_FILE = '/etc/rstudio-connect/execution-environments/environments.yaml';
const JOB_BASE = '/etc/rstudio-connect/job.yaml';
const SERVICE_BASE = '/etc/rstudio-connect/service.yaml';
const RUNTIME_DIR = '/opt/rstudio-connect-runtime';

export function chartSettings(values: MapValue, chart: Chart): ChartSettings {
  const sections: Record<string, Record<string, unknown>> = {};
  const causes = new Map<string, ValuePath>();
  const isOn = (...path: string[]) => isTruthy(valueAt(values, path));
  const text = (...path: string[]) => textAt(values, path) ?? '';
  const add = (section: string, cause: ValuePath, settings: Record<string, unknown>) => {
    sections[section] = settings;
    causes.set(section, cause);
  };
  const claim = claimName(values);
  if (isOn('launcher', 'enabled')) {
    const templates = isOn('launcher', 'useTemplates');
    add('Launcher', ['launcher', 'enabled'], {
      Enabled: 'true',
      Kubernetes: 'true',
      KubernetesNamespace: text('launcher', 'namespace') || RELEASE_NAMESPACE,
      KubernetesProfilesConfig: LAUNCHER_PROFILES,
      ...(claim !== undefined && { DataDirPVCName: claim }),
      KubernetesUseTemplates: String(templates),
      ...(templates && {
        ScratchPath:
          text('config', 'Launcher', 'KubernetesScratchPath') || '/var/lib/rstudio-connect-launcher',
      }),
    });
  }
  if (isOn('executionEnvironments'))
    add('ExecutionEnvironments', ['executionEnvironments'], { ConfigFilePath: ENVIRONMENTS_FILE });
  if (isOn('backends', 'kubernetes', 'enabled')) {
    const subPath = text('sharedStorage', 'subPath');
    const given = (key: string) => text('config', 'Kubernetes', key);
    const hasRuntime =
      chart.isSince(SINCE.runtimeDir) && isOn('backends', 'kubernetes', 'defaultInitContainer', 'enabled');
    add('Kubernetes', ['backends', 'kubernetes', 'enabled'], {
      Enabled: 'true',
      Namespace: text('backends', 'kubernetes', 'namespace') || RELEASE_NAMESPACE,
      ...(claim !== undefined && { DataDirPVCName: claim }),
      ...(claim !== undefined && subPath !== '' && { DataDirPVCSubPath: subPath }),
      DefaultResourceJobBase: given('DefaultResourceJobBase') || JOB_BASE,
      ...(isOn('backends', 'kubernetes', 'defaultResourceServiceBase') && {
        DefaultResourceServiceBase: given('DefaultResourceServiceBase') || SERVICE_BASE,
      }),
      ...(hasRuntime && { ConnectRuntimeDir: given('ConnectRuntimeDir') || RUNTIME_DIR }),
    });
  }
  if (isOn('license', 'server')) add('Licensing', ['license', 'server'], { LicenseType: 'Remote' });
  if (isOn('prometheus', 'enabled'))
    add('Metrics', ['prometheus', 'enabled'], { PrometheusListen: `:${text('prometheus', 'port')}` });
  return { config: fromData(sections), causes };
}

/** The claim that content mounts; undefined where the chart names none. */
function claimName(values: MapValue): string | undefined {
  const isOn = (key: string) => isTruthy(valueAt(values, ['sharedStorage', key]));
  if (!(isOn('create') || isOn('mount')) || !isOn('mountContent')) return undefined;
  const named = textAt(values, ['sharedStorage', 'name']) ?? '';
  if (named !== '') return named;
  return `${fullName(values)}-shared-storage`;
}

function fullName(values: MapValue): string {
  const full = textAt(values, ['fullnameOverride']) ?? '';
  const name = textAt(values, ['nameOverride']) ?? '';
  const text = full === '' ? `${RELEASE_NAME}-${name === '' ? 'rstudio-connect' : name}` : full;
  return text.slice(0, 63).replace(/-$/, '');
}

/** Settings that the chart passes over when they are given empty. */
export const DROPPED_WHEN_EMPTY = [
  'DefaultResourceJobBase',
  'DefaultResourceServiceBase',
  'ConnectRuntimeDir',
];
