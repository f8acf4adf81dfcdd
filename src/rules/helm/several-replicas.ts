import { mountOf, podEnvironment, podMounts, replicasIn } from '../../helm/pods.ts';
import { valueAt } from '../../helm/tree.ts';
import { defineRule } from '../rule.ts';
import { otherFiles, releaseIn, reportValue } from './shared/release.ts';

export const severalReplicas = defineRule({
  id: 'helm/several-replicas',
  severity: 'error',
  summary: 'Reports several replicas that have no database or no storage in common.',
  why: `\`replicas: 2\` makes a cluster: all pods have to use one PostgreSQL database, and one volume for \`Server.DataDir\`. With
SQLite, or with a directory in the container, each pod is a server of its own: who signs in at one is unknown to the other,
and content is there or not, by chance. \`gcfg-lint ha values.yaml\` looks at all that the pods must have in common.`,
  otherSeverities: `Warning where it may be settled in another file of values: give all of them with \`--values\`.`,
  exampleFile: 'values.yaml',
  bad: `replicas: 2
config:
  Database:
    Provider: sqlite
  Server:
    DataDir: /data
sharedStorage:
  create: true
  path: /data
`,
  good: `replicas: 2
config:
  Database:
    Provider: postgres
  Postgres:
    URL: postgres://connect@db.example.com/connect
  Server:
    DataDir: /data
sharedStorage:
  create: true
  path: /data
`,
  check(context) {
    const release = releaseIn(context);
    const replicas = release && replicasIn(release);
    if (release === undefined || replicas === undefined || replicas < 2) return;
    const { settings } = context;
    const report = (
      certain: boolean,
      at: readonly string[],
      message: string,
      help: string,
      setting: string,
    ) =>
      reportValue(context, release, at, {
        severity: certain ? undefined : 'warning',
        setting,
        message: `\`replicas: ${replicas}\` with ${message}`,
        help: certain ? help : `${help}${otherFiles(release)}`,
        related:
          at[0] === 'replicas' || !release.isGiven('replicas')
            ? undefined
            : [{ at: release.place('replicas'), message: 'this many pods' }],
      });
    if (settings.value('Database.Provider') === 'sqlite' && context.isComplete) {
      const isGiven = release.isGiven('config', 'Database', 'Provider');
      report(
        isGiven || release.isWhole,
        isGiven ? ['config', 'Database', 'Provider'] : ['replicas'],
        `SQLite${isGiven ? '' : ', which is the default'}: pods can’t share an SQLite database, and with one each they are different servers.`,
        'Set config.Database.Provider: postgres and config.Postgres.URL.',
        'Database.Provider',
      );
    }
    const directory = settings.value('Server.DataDir');
    if (typeof directory !== 'string' || podEnvironment(release).CONNECT_SERVER_DATADIR !== undefined) return;
    const mount = mountOf(directory, podMounts(release));
    if (mount?.shared === true || (mount !== undefined && mount.shared === undefined)) return;
    const where =
      mount === undefined
        ? 'in the file system of each container'
        : `on a volume of each pod’s own (\`${mount.volume}\`)`;
    const isGiven = valueAt(release.given, ['config', 'Server', 'DataDir']) !== undefined;
    report(
      mount !== undefined || release.isWhole,
      isGiven ? ['config', 'Server', 'DataDir'] : ['replicas'],
      `Server.DataDir \`${directory}\` ${where}: each pod has data of its own, which are lost with it.`,
      'Set `sharedStorage.create: true` or `mount: true`, and let `sharedStorage.path` be Server.DataDir.',
      'Server.DataDir',
    );
  },
});
