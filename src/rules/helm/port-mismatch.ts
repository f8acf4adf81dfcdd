import { textAt } from '../../helm/tree.ts';
import { splitListen } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { otherFiles, releaseIn, reportValue } from './shared/release.ts';

const DEFAULT_PORT = '3939';

export const portMismatch = defineRule({
  id: 'helm/port-mismatch',
  severity: 'warning',
  summary: 'Reports a server that listens on another port than the chart sends requests to.',
  why: `The chart takes the port for its Service from \`service.targetPort\` and for its health checks from
\`readinessProbe.httpGet.port\`, both 3939 unless they are set, and does not look at \`HTTP.Listen\`. Where they differ, the
server runs, the pod never becomes ready, and nobody gets to it.`,
  exampleFile: 'values.yaml',
  bad: `config:
  HTTP:
    Listen: :8080
sharedStorage:
  create: true
`,
  good: `config:
  HTTP:
    Listen: :8080
sharedStorage:
  create: true
service:
  targetPort: 8080
readinessProbe:
  httpGet:
    port: 8080
`,
  check(context) {
    const release = releaseIn(context);
    if (release === undefined) return;
    const ports = ['HTTP.Listen', 'HTTPS.Listen', 'HTTPRedirect.Listen'].flatMap((name) => {
      const text = context.settings.value(name as `${string}.${string}`);
      return typeof text === 'string' ? (splitListen(text)?.port ?? []) : [];
    });
    const section = ['HTTP', 'HTTPS'].find((name) => release.isGiven('config', name, 'Listen'));
    if (ports.length === 0 || section === undefined) return;
    const wanted = [
      { path: ['service', 'targetPort'], what: 'its Service to' },
      { path: ['readinessProbe', 'httpGet', 'port'], what: 'its health checks to' },
    ].flatMap(({ path, what }) => {
      const port = textAt(release.given, path) ?? DEFAULT_PORT;
      // Ports may have names.
      return !/^\d+$/.test(port) || ports.map(String).includes(port) ? [] : [{ path, what, port }];
    });
    const [first] = wanted;
    if (first === undefined) return;
    const keys = wanted.map(({ path }) => `\`${path.join('.')}\``).join(' and ');
    reportValue(context, release, ['config', section, 'Listen'], {
      setting: `${section}.Listen`,
      message: `The server listens on ${ports.join(' and ')}, and the chart points ${wanted.map(({ what, port }) => `${what} ${port}`).join(' and ')}: requests do not reach it.`,
      help: `Set ${keys} to ${ports[0]}, or leave the setting to the chart, which writes \`:${DEFAULT_PORT}\`.${otherFiles(release)}`,
    });
  },
});
