/** Where content runs: on the server itself, or in containers. */
import { not, offHost } from '../constraints/constraint.ts';
import { type Consequence, follows } from './consequence.ts';

const CHART = 'rstudio/helm: charts/rstudio-connect/templates/NOTES.txt';

export const offHostExecution: readonly Consequence[] = [
  follows('off-host-on', {
    settings: ['Launcher.Enabled', 'Kubernetes.Enabled'],
    before: not(offHost),
    after: offHost,
    message:
      'Content no longer runs on the server but in containers, with the versions of R and Python that their images hold; R.Executable and Python.Executable no longer count.',
    help: 'Before the change, define execution environments and give the containers the data directory. Afterwards content is rebuilt.',
    stopsNodes: true,
    certainty: 'seen',
    source: CHART,
  }),
  follows('off-host-off', {
    settings: ['Launcher.Enabled', 'Kubernetes.Enabled'],
    before: offHost,
    after: not(offHost),
    message:
      'Content no longer runs in containers but on the server, with the R and Python that are installed there.',
    help: 'Before the change, install all versions that content needs, with the system libraries of their packages. Afterwards content is rebuilt.',
    stopsNodes: true,
    certainty: 'seen',
    source: CHART,
  }),
  follows('off-host-other-runner', {
    settings: ['Launcher.Enabled', 'Kubernetes.Enabled'],
    before: offHost,
    after: offHost,
    message:
      'Another runner starts the containers of content: the settings of [Launcher] and [Kubernetes] do not carry over to each other.',
    help: 'Before the change, see that the new runner has what the old one had: namespace, volume of the data directory, templates or profiles, service accounts.',
    stopsNodes: true,
    certainty: 'seen',
    source: CHART,
  }),
  follows('execution-environments-file', {
    settings: ['ExecutionEnvironments.ConfigFilePath'],
    message:
      'The server takes its execution environments from another file: content of an image that is not in it can’t run, and what was built for one image is not used for another.',
    help: 'Compare the images of both files before the change.',
    certainty: 'seen',
    source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
  }),
  follows('cluster-definition', {
    settings: ['Launcher.ClusterDefinition'],
    message:
      'Only the very first start of a server reads Launcher.ClusterDefinition: later changes do nothing.',
    help: 'Change execution environments in the dashboard or through the API, or name a file that is followed in ExecutionEnvironments.ConfigFilePath.',
    certainty: 'seen',
    source: 'posit-dev/team-operator: api/core/v1beta1/connect_config.go',
  }),
];
