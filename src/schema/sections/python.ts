import { boolean, oneOf, path, section } from '../setting.ts';

export const Python = section(
  'Python',
  {
    summary: 'Python content: the installations it may use and how its packages are obtained.',
  },
  () => ({
    Enabled: boolean({
      summary: 'Whether the server accepts and runs Python content.',
      note: 'A server that then locates no Python installation reports an error at start-up: give `Python.Executable` as well, unless content runs off-host.',
      default: 'false',
      reloadable: false,
      since: '1.7.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/python/',
    }),
    EnvironmentManagement: boolean({
      summary: 'Has Connect install the Python packages that content needs.',
      note: 'Inferred from `R.EnvironmentManagement`; name and default are unconfirmed.',
      default: 'true',
      reloadable: false,
      certainty: 'uncertain',
      source: 'memory',
    }),
    Executable: path({
      summary: 'Python program that content may run with.',
      note: 'Repeat the line for each version. Since 2022.03 the server does not start with Python 2 or anything before 3.5. Off-host execution ignores the setting and takes versions from the execution environments.',
      multi: true,
      kind: 'executable',
      reloadable: false,
      since: '1.7.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/python/',
    }),
    LibraryCheckIsFatal: boolean({
      summary: 'Kept the server from starting when an installation lacked the Python tools it needs.',
      deprecated: {
        since: '1.8.4',
        note: 'Such a lack now only gives a warning. Which release drops the setting is not known.',
      },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.8.4',
    }),
    VersionMatching: oneOf({
      summary:
        'How strictly the Python version recorded in a bundle decides which installed version runs it.',
      note: 'A change may move content to another version of Python, whose environments then have to be built anew. The default is unconfirmed.',
      values: ['nearest', 'major-minor', 'exact'],
      open: true,
      default: 'nearest',
      reloadable: false,
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
    }),
  }),
);
