import { implied, named, type PlaceGroup } from './place.ts';

/** Where the server tells what it does. Whether audit events must be kept is for others to say. */
export const logs: PlaceGroup = {
  title: 'Logs',
  places: [
    implied('/var/log/rstudio/rstudio-connect', {
      kind: 'dir',
      holds: 'logs',
      nodes: 'own',
      backup: 'no',
      purge: 'yes',
    }),
    named('Logging.ServiceLog', { holds: 'service log', backup: 'no', purge: 'yes' }),
    named('Logging.AccessLog', { holds: 'access log', backup: 'no', purge: 'yes' }),
    named('Logging.AuditLog', { holds: 'audit log', purge: 'yes' }),
    named('Server.AuditLog', { holds: 'audit log of old versions', purge: 'yes' }),
  ],
};
