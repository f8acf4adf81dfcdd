import { all, isOn } from '../constraints/constraint.ts';
import { named, type PlaceGroup } from './place.ts';

/**
 * What the server and its users store.
 *
 * Backup: https://docs.posit.co/connect/admin/server-management/backups names the data directory. What else is worth
 * keeping it leaves to the administrator: no answer here.
 */
export const data: PlaceGroup = {
  title: 'Data',
  places: [
    named('Server.DataDir', {
      holds: 'content, bundles, packages and caches',
      backup: 'yes',
      purge: 'yes',
    }),
    named('Metrics.DataPath', { holds: 'history of resource usage (RRD files)' }),
    named('Chronicle.LocalStorageLocation', {
      holds: 'usage data of Chronicle',
      when: all(isOn('Chronicle.Enabled'), isOn('Chronicle.LocalStorageEnabled')),
    }),
    named('Server.LandingDir', { holds: 'landing page of your own' }),
    named('Branding.Logo', { holds: 'logo of the dashboard', nodes: 'same' }),
    named('Branding.Favicon', { holds: 'icon of the dashboard’s pages', nodes: 'same' }),
    named('Server.SourcePackageDir', { holds: 'source archives of R packages' }),
    named('Server.TempDir', { holds: 'temporary files of the server', backup: 'no' }),
    named('Mount.BaseDir', { holds: 'mounts for running content', backup: 'no' }),
    named('HTTP.UnixDomainSocket', { holds: 'socket for HTTP', backup: 'no' }),
    named('HTTPS.UnixDomainSocket', { holds: 'socket for HTTPS', backup: 'no' }),
  ],
};
