/** Upgrades of settings about content, and about what it runs with. */
import { dropped, moved, split, type Upgrade } from './upgrade.ts';

/** The settings of R had their place in [Server] in 2021.12, and have one of their own in 2024.08. */
const R_SECTION = { until: '2021.12.1', from: '2024.08.0' };

/** Where Connect looks for R by itself: each of these directories has the program in `bin/R`. */
const R_HOME = /^(?:\/opt\/(?:local\/)?R\/[^/]+|\/(?:usr|usr\/local|opt\/local)\/lib(?:64)?\/R)\/?$/;

export const content: readonly Upgrade[] = [
  moved('Applications.ConnectionTimeout', 'Scheduler.ConnectionTimeout'),
  moved('Applications.ReadTimeout', 'Scheduler.ReadTimeout'),
  moved('Applications.EnvironmentBlacklist', 'Applications.ProhibitedEnvironment'),
  split('Applications.DisabledProtocols', 'Applications.DisabledProtocol', {
    // The name of a transport holds neither a blank nor a comma.
    separator: /[ \t\n,]+/,
    one: /^[a-z]+(?:-[a-z]+)*$/,
    why: 'The value does not look like a list of transports such as `websocket` or `xhr-polling`.',
  }),
  dropped('Applications.ExplicitPublishing', 'content can be used as soon as it is deployed'),
  dropped('Applications.TempMounting', 'temporary directories are always kept apart'),
  dropped(
    'Python.LibraryCheckIsFatal',
    'what is missing from a Python installation only gives a warning',
    {},
  ),
  {
    setting: 'Server.RVersion',
    ...R_SECTION,
    convert(value) {
      const executable = (path: string) => ({ setting: 'R.Executable', value: path }) as const;
      if (/^\/(?:[^{}$]*\/)?bin\/R$/.test(value))
        return { becomes: [executable(value)], because: 'the value is the program already' };
      const program = `${value.replace(/\/+$/, '')}/bin/R`;
      if (R_HOME.test(value) && !/[{}$]/.test(value))
        return {
          becomes: [executable(program)],
          because: 'the successor names the program, not its directory',
        };
      return {
        why: 'The successor names the program, not its directory, and this is none of the places where R usually lies.',
        choices: [
          value.startsWith('/')
            ? `Write \`Executable = ${program}\` into [R] if that is the program, and delete the old line.`
            : 'Write `Executable = …` into [R] with the whole path of the program R, and delete the old line.',
        ],
      };
    },
  },
  {
    setting: 'Server.RVersionScanning',
    ...R_SECTION,
    convert: (value) => ({
      why: 'Old and new name are known from published files only, not from the documentation.',
      choices: [
        `Write \`ExecutableScanning = ${value}\` into [R], look into the server’s log, and delete the old line.`,
      ],
    }),
  },
  {
    setting: 'Server.SourcePackageDir',
    convert: () => ({
      why: 'Packages that no repository offers need one; that is more than a line in this file.',
      choices: [
        'Serve the packages from a repository, name it in an [RPackageRepository "…"], and delete the old line.',
        'Keep it if the server’s log mentions it only as deprecated.',
      ],
    }),
  },
];
