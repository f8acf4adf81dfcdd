/** Directories in which certain files must not be: the server checks them when it starts. */
import { all, conflicts, given, isInside, isSet, type Name, topic } from './constraint.ts';

const SOURCE = 'Posit blog, RStudio Connect 1.9.0';

const DATA_DIRECTORIES = {
  'data-directory-protected': 'Server.DataDir',
  'sqlite-directory-protected': 'SQLite.Dir',
  'temporary-directory-protected': 'Server.TempDir',
  'landing-directory-protected': 'Server.LandingDir',
  'database-directory-protected': 'Database.Dir',
  'pandoc1-directory-protected': 'Applications.Pandoc1Dir',
  'pandoc2-directory-protected': 'Applications.Pandoc2Dir',
  'pandoc211-directory-protected': 'Applications.Pandoc211Dir',
} as const satisfies Record<string, Name>;

export const protectedDirectories = topic(['Server', 'SQLite', 'Database', 'Applications'], () => [
  ...Object.entries(DATA_DIRECTORIES).map(([id, setting]) =>
    conflicts(id, {
      when: isInside(setting, '/opt/rstudio-connect'),
      because:
        'the server does not start then, and an upgrade replaces all that is in its installation directory',
      help: 'Choose a directory outside of /opt/rstudio-connect, and move the files there.',
      certainty: 'documented',
      source: SOURCE,
      since: '1.9.0',
    }),
  ),
  conflicts('supervisor-in-configuration', {
    when: isInside('Applications.Supervisor', '/etc/rstudio-connect'),
    because: 'the server refuses to start with a supervisor in this directory',
    help: 'Move the program, for example to /usr/local/bin.',
    certainty: 'documented',
    source: SOURCE,
    since: '1.9.0',
  }),
  ...(
    [
      ['data', 'Server.DataDir'],
      ['sqlite', 'SQLite.Dir'],
    ] as const
  ).map(([which, directory]) =>
    conflicts(`supervisor-in-${which}-directory`, {
      when: isInside('Applications.Supervisor', directory),
      because: 'the server refuses to start with a supervisor in this directory',
      help: 'Move the program, for example to /usr/local/bin.',
      certainty: 'documented',
      source: SOURCE,
      since: '1.9.0',
    }),
  ),
  // Its default is not confirmed.
  conflicts('supervisor-in-temporary-directory', {
    when: all(given(isSet('Server.TempDir')), isInside('Applications.Supervisor', 'Server.TempDir')),
    because: 'the server refuses to start with a supervisor in this directory',
    help: 'Move the program, for example to /usr/local/bin.',
    certainty: 'documented',
    source: SOURCE,
    since: '1.9.0',
  }),
]);
