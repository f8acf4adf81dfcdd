/** R, Python, Quarto and the other runtimes of content. */
import { all, hasSection, ignores, isOff, isOn, isSet, not, offHost, requires, topic } from './constraint.ts';

const R = 'https://docs.posit.co/connect/admin/r/';
const PYTHON = 'https://docs.posit.co/connect/admin/python/';
const QUARTO = 'https://docs.posit.co/connect/admin/quarto/';
const TENSORFLOW = 'https://docs.posit.co/connect/admin/tensorflow';
const NODE_JS =
  'https://docs.posit.co/connect/cookbook/off-host-execution/creating-a-nodejs-execution-environment/';

/** Runtimes that have to be switched on. */
const OPTIONAL = [
  {
    id: 'python',
    section: 'Python',
    what: 'Python',
    settings: ['Python.Executable', 'Python.VersionMatching', 'Python.EnvironmentManagement'],
    source: PYTHON,
  },
  {
    id: 'quarto',
    section: 'Quarto',
    what: 'Quarto',
    settings: ['Quarto.Executable', 'Quarto.VersionMatching'],
    source: QUARTO,
  },
  {
    id: 'tensorflow',
    section: 'TensorFlow',
    what: 'TensorFlow',
    settings: ['TensorFlow.Executable'],
    source: TENSORFLOW,
  },
  {
    id: 'node-js',
    section: 'NodeJs',
    what: 'Node.js',
    settings: ['NodeJs.Executable', 'NodeJs.VersionMatching'],
    source: NODE_JS,
  },
] as const;

export const runtimes = topic(['R', 'Python', 'Quarto', 'TensorFlow', 'NodeJs', 'EarlyAccess'], () => [
  requires('python-executable', {
    when: all(isOn('Python.Enabled'), not(offHost)),
    needs: isSet('Python.Executable'),
    because: 'a server that finds no Python by itself reports an error when it starts',
    help: 'Name each installation in a line of its own, as in `Executable = /opt/python/3.12.4/bin/python`.',
    severity: 'warning',
    certainty: 'documented',
    source: PYTHON,
  }),
  requires('quarto-executable', {
    when: all(isOn('Quarto.Enabled'), not(offHost)),
    needs: isSet('Quarto.Executable'),
    because: 'the server has to find Quarto by itself otherwise',
    help: 'Name each installation in a line of its own, as in `Executable = /opt/quarto/1.6.40/bin/quarto`.',
    // Posit’s own tests run without it.
    severity: 'info',
    certainty: 'seen',
    source: 'rstudio/helm: charts/rstudio-connect/values.yaml',
  }),
  requires('tensorflow-executable', {
    when: all(isOn('TensorFlow.Enabled'), not(offHost)),
    needs: isSet('TensorFlow.Executable'),
    because: 'without the program that serves models the server warns when it starts',
    severity: 'warning',
    certainty: 'documented',
    source: TENSORFLOW,
  }),
  requires('node-js-executable', {
    when: all(isOn('NodeJs.Enabled'), not(offHost)),
    needs: isSet('NodeJs.Executable'),
    because: 'the server has to find Node.js by itself otherwise',
    certainty: 'uncertain',
    source: 'memory',
  }),
  requires('node-js-early-access', {
    when: isOn('NodeJs.Enabled'),
    needs: isOn('EarlyAccess.NodeJs'),
    because: 'Node.js is a feature for early access, which has a switch of its own',
    severity: 'warning',
    certainty: 'documented',
    source: NODE_JS,
  }),
  requires('node-js-enabled', {
    when: isOn('EarlyAccess.NodeJs'),
    needs: isOn('NodeJs.Enabled'),
    because: 'early access alone does not switch Node.js on',
    severity: 'warning',
    certainty: 'documented',
    source: NODE_JS,
  }),

  ignores('r-off', {
    when: isOff('R.Enabled'),
    settings: ['R.Executable', 'R.ExecutableScanning', 'R.VersionMatching', 'R.RestoreUsesGitCredentials'],
    because: 'R is switched off',
    severity: 'info',
    certainty: 'documented',
    source: R,
  }),
  ...OPTIONAL.flatMap(({ id, section, what, settings, source }) => [
    ignores(`${id}-not-on`, {
      when: not(isSet(`${section}.Enabled`)),
      settings,
      because: `${what} is off unless it is switched on`,
      help: `Set ${section}.Enabled = true.`,
      certainty: 'documented',
      source,
    }),
    ignores(`${id}-off`, {
      when: isOff(`${section}.Enabled`),
      settings,
      because: `${what} is switched off`,
      severity: 'info',
      certainty: 'documented',
      source,
    }),
  ]),
  requires('restore-git-credentials', {
    when: isOn('R.RestoreUsesGitCredentials'),
    needs: hasSection('GitCredential'),
    because: 'there are no credentials that the restoration of packages could use',
    help: 'Give host, user name and password (or a token) in [GitCredential].',
    severity: 'warning',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/r/package-management#from-private-git-repositories',
  }),
]);
