/**
 * What is known of the chart `rstudio-connect` by its releases: its own values as far as the configuration hangs on
 * them, and when it began to refuse what.
 *
 * The facts were read in the chart’s repository, as of 0.21.0 (20 August 2026).
 */
import { compareVersions } from '../schema/index.ts';
import { fromData } from './from-data.ts';
import type { MapValue } from './tree.ts';

export const NEWEST_CHART = '0.21.0';

/** A release of the chart, known or supposed. */
export class Chart {
  readonly version: string;
  /** False: nobody said, and it is supposed to be the newest. */
  readonly isKnown: boolean;

  constructor(version: string | undefined) {
    this.version = version ?? NEWEST_CHART;
    this.isKnown = version !== undefined;
  }

  /** Whether it is this release or a newer one. */
  isSince(version: string): boolean {
    return compareVersions(this.version, version) >= 0;
  }

  /**
   * The values that the chart itself brings along.
   *
   * @param launcher the Launcher is switched on, and of the direct runner nothing is said: where the release is not
   *   known, it may be one that has the runner off by default. Any other would refuse these values.
   */
  defaults({ launcher = false } = {}): MapValue {
    return fromData({
      fullnameOverride: '',
      nameOverride: '',
      versionOverride: '',
      replicas: 1,
      sharedStorage: {
        create: false,
        mount: false,
        mountContent: true,
        name: '',
        path: '/var/lib/rstudio-connect',
        subPath: '',
      },
      license: { server: false },
      prometheus: { enabled: this.isSince(SINCE.prometheus), port: 3232 },
      launcher: {
        enabled: this.isSince(SINCE.launcherByDefault) && !this.isSince(SINCE.runnerByDefault),
        namespace: '',
        useTemplates: true,
      },
      backends: {
        kubernetes: {
          enabled: this.isSince(SINCE.runnerByDefault) && (this.isKnown || !launcher),
          namespace: '',
          defaultInitContainer: { enabled: true },
        },
      },
      config: this.#config(),
    });
  }

  #config(): Record<string, Record<string, unknown>> {
    return {
      HTTP: { Listen: ':3939' },
      Authentication: { Provider: 'password' },
      'RPackageRepository "CRAN"': { URL: REPOSITORY },
      'RPackageRepository "RSPM"': { URL: REPOSITORY },
      Server: { Address: 'http://localhost:3939', DataDir: '/var/lib/rstudio-connect' },
      Python: { Enabled: true, Executable: ['/opt/python/3.14.7/bin/python'] },
      Quarto: { Enabled: true, Executable: '/usr/local/bin/quarto' },
      TensorFlow: { Enabled: true },
      Scheduler: { InitTimeout: '5m' },
      Logging: {
        ServiceLog: 'STDOUT',
        ServiceLogLevel: 'INFO',
        ServiceLogFormat: 'TEXT',
        AccessLog: 'STDOUT',
        AccessLogFormat: 'COMMON',
      },
      Launcher: {},
      Kubernetes: {},
      ...(this.isSince(SINCE.chronicle) && { Chronicle: { Enabled: false } }),
    };
  }
}

const REPOSITORY = 'https://packagemanager.rstudio.com/cran/__linux__/jammy/latest';

/** With which release of the chart something came or went. */
export const SINCE = {
  /** `pod.serviceAccountName` and addresses in `Launcher.DataDir` are refused: since about this release. */
  accounts: '0.4.0',
  /** `pod.nodeSelector` moved to `nodeSelector`. */
  nodeSelector: '0.4.0',
  /** `prometheus`, and Connect’s own endpoint for it. */
  prometheus: '0.7.0',
  /** The Launcher on by default. */
  launcherByDefault: '0.8.0',
  /** `nameservice`. */
  nameservice: '0.8.18',
  /** `backends.kubernetes`, and with it that it goes without the Launcher. */
  runner: '0.9.0',
  /** Images of another naming; `customRuntimeYaml`, `additionalRuntimeImages` and `tagPrefix` are refused. */
  imageNames: '0.20.0',
  /** The direct runner on by default, the Launcher off. */
  runnerByDefault: '0.20.1',
  /** `Kubernetes.ConnectRuntimeDir`, and `sharedStorage.subPath` for the direct runner. */
  runtimeDir: '0.21.0',
  /** `chronicle`, and Chronicle’s section among the chart’s values. */
  chronicle: '0.21.0',
} as const;
