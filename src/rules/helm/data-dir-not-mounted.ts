import { mountOf, podEnvironment, podMounts, replicasIn } from '../../helm/pods.ts';
import { defineRule } from '../rule.ts';
import { otherFiles, releaseIn, reportValue } from './shared/release.ts';

export const dataDirNotMounted = defineRule({
  id: 'helm/data-dir-not-mounted',
  severity: 'warning',
  summary: 'Reports a `Server.DataDir` in which no volume is mounted.',
  why: `The chart mounts shared storage at \`sharedStorage.path\`, by default \`/var/lib/rstudio-connect\`, and does not look
where the configuration says that the data are. A \`Server.DataDir\` elsewhere lies in the container: content, users and
the key for encrypted passwords are gone with the pod, at the next update at the latest.`,
  exampleFile: 'values.yaml',
  bad: `sharedStorage:
  create: true
config:
  Server:
    DataDir: /data/connect
`,
  good: `sharedStorage:
  create: true
  path: /data/connect
config:
  Server:
    DataDir: /data/connect
`,
  check(context) {
    const release = releaseIn(context);
    // helm/several-replicas says it of several.
    if (release === undefined || (replicasIn(release) ?? 1) !== 1) return;
    const directory = context.settings.value('Server.DataDir');
    if (typeof directory !== 'string' || podEnvironment(release).CONNECT_SERVER_DATADIR !== undefined) return;
    const mounts = podMounts(release);
    const mount = mountOf(directory, mounts);
    if (mount?.lasts === true) return;
    const isGiven = release.isGiven('config', 'Server', 'DataDir');
    // Without any, helm/refused-values says it of content that runs on Kubernetes.
    const offHost = ['Launcher.Enabled', 'Kubernetes.Enabled'] as const;
    if (mounts.length === 0 && offHost.some((name) => context.settings.value(name) === true)) return;
    // Of a file without any storage nobody knows what it is a part of.
    if (mount === undefined && mounts.length === 0 && !isGiven && !release.isWhole) return;
    const storage = mounts.find(({ at }) => at[0] === 'sharedStorage');
    reportValue(context, release, isGiven ? ['config', 'Server', 'DataDir'] : (storage?.at ?? ['config']), {
      setting: 'Server.DataDir',
      message:
        mount === undefined
          ? `No volume is mounted at Server.DataDir, \`${directory}\`: all data are lost with the pod.${storage === undefined ? '' : ` The shared storage is mounted at \`${storage.path}\`.`}`
          : `Server.DataDir, \`${directory}\`, lies on a volume that goes with the pod (\`${mount.volume}\`): all data are lost with it.`,
      help: `Set \`sharedStorage.path\` to ${directory}, with \`create: true\` or \`mount: true\`.${otherFiles(release)}`,
    });
  },
});
