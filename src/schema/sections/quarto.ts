import { boolean, oneOf, path, section } from '../setting.ts';

export const Quarto = section(
  'Quarto',
  { summary: 'Quarto documents and projects: the installations that render them.' },
  () => ({
    Enabled: boolean({
      summary: 'Whether the server accepts and renders Quarto content.',
      note: 'Give `Quarto.Executable` as well, unless content runs off-host. The default is unconfirmed.',
      default: 'false',
      reloadable: false,
      certainty: 'seen',
      source: 'rstudio/rstudio-docker-products: connect/rstudio-connect.gcfg',
    }),
    Executable: path({
      summary: 'Quarto program that content may be rendered with.',
      note: 'Repeat the line for each version. Off-host execution ignores the setting and takes versions from the execution environments.',
      multi: true,
      kind: 'executable',
      reloadable: false,
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/process-management/',
    }),
    VersionMatching: oneOf({
      summary:
        'How strictly the Quarto version recorded in a bundle decides which installed version renders it.',
      note: 'The default is unconfirmed.',
      values: ['nearest', 'major-minor', 'exact'],
      open: true,
      default: 'nearest',
      reloadable: false,
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install: files/rstudio-connect.gcfg',
    }),
  }),
);
