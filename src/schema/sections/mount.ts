import { path, section } from '../setting.ts';

export const Mount = section(
  'Mount',
  { summary: 'File system mounts of content that runs on the server itself.' },
  () => ({
    BaseDir: path({
      summary: 'Directory below which the server mounts the sandboxes of running content.',
      note: 'Met only in test configurations of Posit. The default is inferred from the paths that content sees, and that each node needs its own directory from what it is for.',
      kind: 'dir',
      ha: 'unique',
      default: '/opt/rstudio-connect/mnt',
      certainty: 'seen',
      source: 'posit-dev/rsconnect-python: integration-testing/docker/rstudio-connect.gcfg',
    }),
  }),
);
