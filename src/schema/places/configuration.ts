import { implied, type PlaceGroup } from './place.ts';

/**
 * What is configured, and where.
 *
 * Backup: https://docs.posit.co/connect/admin/server-management/backups names the configuration. Going back to an older
 * version needs the older one: a server refuses to start on settings that it does not know.
 */
export const configuration: PlaceGroup = {
  title: 'Configuration',
  places: [
    { type: 'configuration', holds: 'the settings', nodes: 'any', backup: 'yes' },
    {
      type: 'migration',
      holds: 'settings that an update wrote, to be moved to the file beside it',
      nodes: 'any',
      backup: 'yes',
    },
    implied('/etc/rstudio-connect', {
      kind: 'dir',
      holds: 'configuration, and what is kept with it',
      nodes: 'any',
      backup: 'yes',
      purge: 'yes',
    }),
  ],
};
