import { testValues } from './values-tester.ts';

const STORAGE = 'sharedStorage: {create: true}\n';
const DATABASE = 'config: {Database: {Provider: postgres}, Postgres: {URL: "postgres://a@b/c"}}\n';
const OFF = 'backends: {kubernetes: {enabled: false}}\n';

testValues('helm/several-replicas', {
  bad: [
    {
      name: 'SQLite',
      values: `replicas: 2\nconfig:\n  Database:\n    Provider: sqlite\n${STORAGE}`,
      findings: [
        'error 4:5 “Provider” `replicas: 2` with SQLite: pods can’t share an SQLite database, and with one each they are different servers.',
      ],
    },
    {
      name: 'SQLite by default, in a file that may not be the only one',
      values: `replicas: 2\n${STORAGE}`,
      findings: [
        'warning 1:1 “replicas” `replicas: 2` with SQLite, which is the default: pods can’t share an SQLite database, and with one each they are different servers.',
      ],
    },
    {
      name: 'SQLite by default, in all files of a release',
      values: ['replicas: 2\n', STORAGE],
      isWhole: true,
      findings: [
        'error a.yaml:1:1 “replicas” `replicas: 2` with SQLite, which is the default: pods can’t share an SQLite database, and with one each they are different servers.',
      ],
    },
    {
      name: 'no storage',
      values: `replicas: 3\n${DATABASE}${OFF}`,
      findings: [
        'warning 1:1 “replicas” `replicas: 3` with Server.DataDir `/var/lib/rstudio-connect` in the file system of each container: each pod has data of its own, which are lost with it.',
      ],
    },
    {
      name: 'data beside the storage',
      values: `replicas: 3\nconfig:\n  Database: {Provider: postgres}\n  Server:\n    DataDir: /data\n${STORAGE}`,
      findings: [
        'warning 5:5 “DataDir” `replicas: 3` with Server.DataDir `/data` in the file system of each container: each pod has data of its own, which are lost with it.',
      ],
    },
    {
      name: 'a volume that each pod has for itself',
      values: `replicas: 3\n${DATABASE}pod:\n  volumes: [{name: d, emptyDir: {}}]\n  volumeMounts: [{name: d, mountPath: /var/lib/rstudio-connect}]\n`,
      findings: [
        'error 1:1 “replicas” `replicas: 3` with Server.DataDir `/var/lib/rstudio-connect` on a volume of each pod’s own (`emptyDir`): each pod has data of its own, which are lost with it.',
      ],
    },
  ],
  good: [
    { name: 'one pod', values: `replicas: 1\n${OFF}config: {Server: {}}` },
    { name: 'PostgreSQL and shared storage', values: `replicas: 2\n${DATABASE}${STORAGE}` },
    {
      name: 'a volume from NFS',
      values: `replicas: 2\n${DATABASE}pod:\n  volumes: [{name: d, nfs: {server: a, path: /b}}]\n  volumeMounts: [{name: d, mountPath: /var/lib/rstudio-connect}]\n`,
    },
    {
      name: 'a volume of which nothing is known',
      values: `replicas: 2\n${DATABASE}pod: {volumeMounts: [{name: d, mountPath: /var/lib/rstudio-connect}]}\n`,
    },
  ],
});

testValues('helm/data-dir-not-mounted', {
  bad: [
    {
      name: 'data beside the storage',
      values: `config:\n  Server:\n    DataDir: /data\n${STORAGE}`,
      findings: [
        'warning 3:5 “DataDir” No volume is mounted at Server.DataDir, `/data`: all data are lost with the pod. The shared storage is mounted at `/var/lib/rstudio-connect`.',
      ],
    },
    {
      name: 'storage beside the data',
      values: 'sharedStorage:\n  create: true\n  path: /data\nconfig: {HTTP: {Listen: ":3939"}}\n',
      findings: [
        'warning 3:3 “path” No volume is mounted at Server.DataDir, `/var/lib/rstudio-connect`: all data are lost with the pod. The shared storage is mounted at `/data`.',
      ],
    },
    {
      name: 'a volume that goes with the pod',
      values: `${OFF}config:\n  Server:\n    DataDir: /data\npod:\n  volumes: [{name: d, emptyDir: {}}]\n  volumeMounts: [{name: d, mountPath: /data}]\n`,
      findings: [
        'warning 4:5 “DataDir” Server.DataDir, `/data`, lies on a volume that goes with the pod (`emptyDir`): all data are lost with it.',
      ],
    },
  ],
  good: [
    {
      name: 'data in the storage',
      values: `${STORAGE}config: {Server: {DataDir: /var/lib/rstudio-connect/data}}`,
    },
    {
      name: 'another volume',
      values: `${OFF}config: {Server: {DataDir: /data/c}}\npod: {volumeMounts: [{name: d, mountPath: /data}]}\n`,
    },
    { name: 'a file that says nothing of storage', values: `${OFF}config: {Server: {Address: x}}\n` },
    {
      name: 'a directory from the environment',
      values: `${STORAGE}config: {Server: {DataDir: /data}}\npod: {env: [{name: CONNECT_SERVER_DATADIR, value: /x}]}\n`,
    },
  ],
});

testValues('helm/port-mismatch', {
  bad: [
    {
      name: 'another port',
      values: `config:\n  HTTP:\n    Listen: :8080\n${STORAGE}`,
      findings: [
        'warning 3:5 “Listen” The server listens on 8080, and the chart points its Service to 3939 and its health checks to 3939: requests do not reach it.',
      ],
    },
    {
      name: 'another port for health checks alone',
      values: `config:\n  HTTP:\n    Listen: :8080\n${STORAGE}service: {targetPort: 8080}\n`,
      findings: [
        'warning 3:5 “Listen” The server listens on 8080, and the chart points its health checks to 3939: requests do not reach it.',
      ],
    },
  ],
  good: [
    { name: 'the chart’s own port', values: `config: {HTTP: {Listen: "0.0.0.0:3939"}}\n${STORAGE}` },
    { name: 'HTTPS on it', values: `config: {HTTP: {Listen: ":80"}, HTTPS: {Listen: ":3939"}}\n${STORAGE}` },
    {
      name: 'all of them',
      values: `config: {HTTP: {Listen: ":80"}}\nservice: {targetPort: 80}\nreadinessProbe: {httpGet: {port: 80}}\n${STORAGE}`,
    },
    {
      name: 'a port by its name',
      values: `config: {HTTP: {Listen: ":80"}}\nservice: {targetPort: http}\nreadinessProbe: {httpGet: {port: http}}\n${STORAGE}`,
    },
  ],
});

testValues('helm/chart-owned-setting', {
  bad: [
    {
      name: 'switches that the chart does not know of',
      values: `${OFF}config:\n  Launcher:\n    Enabled: true\n  Kubernetes:\n    Enabled: "true"\n`,
      findings: [
        'warning 4:5 “Enabled” Launcher.Enabled is on while `launcher.enabled` is off: the server would start content on Kubernetes, but the chart makes neither the rights nor the templates for it.',
        'warning 6:5 “Enabled” Kubernetes.Enabled is on while `backends.kubernetes.enabled` is off: the server would start content on Kubernetes, but the chart makes neither the rights nor the job’s description for it.',
      ],
    },
    {
      name: 'files elsewhere than the chart puts them',
      values: `${STORAGE}launcher: {enabled: true}\nexecutionEnvironments: [{name: a}]\nconfig:\n  Launcher:\n    KubernetesProfilesConfig: /x\n  ExecutionEnvironments:\n    ConfigFilePath: /y\n`,
      findings: [
        'warning 6:5 “KubernetesProfilesConfig” Launcher.KubernetesProfilesConfig = `/x`, but the chart puts the file at `/etc/rstudio-connect/launcher/launcher.kubernetes.profiles.conf`: what stands under `launcher` is not read.',
        'warning 8:5 “ConfigFilePath” ExecutionEnvironments.ConfigFilePath = `/y`, but the chart puts the file at `/etc/rstudio-connect/execution-environments/environments.yaml`: what stands under `executionEnvironments` is not read.',
      ],
    },
    {
      name: 'another port for metrics, another licence',
      values: `${STORAGE}license: {server: "a:1"}\nconfig:\n  Metrics:\n    PrometheusListen: :9\n  Licensing:\n    LicenseType: local\n`,
      findings: [
        'warning 5:5 “PrometheusListen” Metrics.PrometheusListen = `:9`, but the chart tells Prometheus to ask port 3232: it gets no metrics.',
        'warning 7:5 “LicenseType” Licensing.LicenseType = `local`, but `license.server` names a licence server: the server does not ask it.',
      ],
    },
  ],
  good: [
    {
      name: 'the same as the chart writes',
      values: `${STORAGE}backends: {kubernetes: {enabled: true}}\nlicense: {server: "a:1"}\nconfig: {Kubernetes: {Enabled: true}, Metrics: {PrometheusListen: ":3232"}, Licensing: {LicenseType: remote}}\n`,
    },
    {
      name: 'metrics without Prometheus',
      values: `${STORAGE}prometheus: {enabled: false}\nconfig: {Metrics: {PrometheusListen: ":9"}}\n`,
    },
    {
      name: 'a file of one’s own',
      values: `${STORAGE}config: {ExecutionEnvironments: {ConfigFilePath: /y}}\n`,
    },
  ],
});

testValues('helm/unknown-value', {
  bad: [
    {
      name: 'slips',
      values:
        'replica: 3\nsharedstorage: {create: true}\nsharedStorage: {creat: true}\nlicence: {key: a}\nconfig: {Server: {}}\n',
      findings: [
        'warning 1:1 “replica” The chart has no value `replica`, and Helm passes over it without a word.',
        'warning 3:17 “creat” The chart has no value `sharedStorage.creat`, and Helm passes over it without a word.',
        'warning 4:1 “licence” The chart has no value `licence`, and Helm passes over it without a word.',
      ],
    },
    {
      name: 'sections beside config',
      values: `${STORAGE}Server:\n  DataDir: /x\n'LDAP "x"': {}\nreplicas: 1\n`,
      findings: [
        'warning 2:1 “Server” `Server` stands beside `config`, not below it: the chart does not write it into the configuration.',
        `warning 4:1 “'LDAP "x"'” \`LDAP "x"\` stands beside \`config\`, not below it: the chart does not write it into the configuration.`,
      ],
    },
  ],
  good: [
    {
      name: 'keys of one’s own',
      values: `${STORAGE}replicas: 1\nmyOwn: 1\nx-anchors: {}\nnodePort: 1\nconfig: {Server: {}}\n`,
    },
  ],
});

testValues('helm/secret-in-config-map', {
  bad: [
    {
      name: 'a password, also in a URL',
      values: `${STORAGE}config:\n  Postgres:\n    URL: postgres://a:hunter22@b/c\n  SMTP:\n    Password: hunter22\n`,
      findings: [
        'warning 4:10 “postgres://a:hunter22@b/c” The URL in Postgres.URL holds a password, token or key in clear text, and the chart writes it into a ConfigMap: whoever may read those of the namespace, or this file, can use it.',
        'warning 6:15 “hunter22” SMTP.Password stands in clear text, and the chart writes it into a ConfigMap: whoever may read those of the namespace, or this file, can use it.',
      ],
    },
    {
      name: 'a variable',
      values: `${STORAGE}pod:\n  env:\n    - name: CONNECT_POSTGRES_PASSWORD\n      value: hunter22\nconfig: {Server: {}}\n`,
      findings: [
        'warning 5:14 “hunter22” CONNECT_POSTGRES_PASSWORD stands in clear text, and the chart writes it into the Deployment: whoever may read that, or this file, can use it.',
      ],
    },
  ],
  good: [
    { name: 'a gap of a template', values: `${STORAGE}config: {Postgres: {Password: <PASSWORD>}}\n` },
    {
      name: 'an encrypted value',
      values: `${STORAGE}config: {Postgres: {Password: kZs3nVq0cW9Zx1mYt7hUe2pLbR4aDg8fJ6oIyTwQvXNrKc5MBuEHSA==}}\n`,
    },
    {
      name: 'a Secret',
      values: `${STORAGE}pod: {env: [{name: CONNECT_POSTGRES_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}, {name: OTHER, value: hunter22}]}\nconfig: {Server: {}}\n`,
    },
  ],
});
