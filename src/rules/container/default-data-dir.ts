import { isInside, normalizePath } from '../../schema/posix-path.ts';
import { placeOf, placeOfWholeFile } from '../database/shared/place.ts';
import { defineRule } from '../rule.ts';
import { runsOffHost } from './shared/off-host.ts';

const DEFAULT = '/var/lib/rstudio-connect';

export const defaultDataDir = defineRule({
  id: 'container/default-data-dir',
  severity: 'warning',
  summary: 'Reports a container that keeps its data in the default directory.',
  why: `What a container writes outside of a volume is gone with it: content, users, the database and the key for
encrypted passwords. Posit asks to mount persistent storage and to set \`Server.DataDir\` to it, at another place than
the default. With content on Kubernetes nothing is reported, for there the Helm chart mounts its volume at the default;
neither is a directory that is named as shared storage.`,
  profile: 'container',
  exampleOptions: { profile: 'container' },
  bad: `[Server]
Address = https://connect.example.com
`,
  good: `[Server]
Address = https://connect.example.com
DataDir = /data/connect
`,
  check(context) {
    const { profile, settings, sharedPaths, carrier, report } = context;
    if (profile !== 'container' || runsOffHost(settings)) return;
    // helm/data-dir-not-mounted sees what is mounted there.
    if (carrier?.kind === 'helm') return;
    const directory = settings.value('Server.DataDir');
    if (typeof directory !== 'string' || normalizePath(directory) !== DEFAULT) return;
    if (sharedPaths.some((path) => isInside(DEFAULT, path))) return;
    const place = placeOf(context, ['Server.DataDir']);
    const where = place ?? placeOfWholeFile(context);
    if (where === undefined) return;
    report({
      ...where,
      setting: 'Server.DataDir',
      message: `Server.DataDir is ${place === undefined ? 'not set, and the default is' : 'the default,'} \`${DEFAULT}\`: unless a volume is mounted there, all data are lost with the container.`,
      help: 'Mount a volume elsewhere and set Server.DataDir to it, such as /data/connect.',
    });
  },
});
