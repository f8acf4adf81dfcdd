import { boolean, section } from '../setting.ts';

export const LoadBalancing = section(
  'LoadBalancing',
  { summary: 'Checks for clusters behind a load balancer; gone since 1.7.8.' },
  () => ({
    EnforceMinRsconnectVersion: boolean({
      summary: 'Turned away R clients whose rsconnect package was too old for a cluster.',
      note: 'The section held nothing else, so drop its header as well.',
      default: 'false',
      since: '1.5.4',
      deprecated: { since: '1.7.4', note: 'From this version on the check was made unless switched off.' },
      removed: { in: '1.7.8', note: 'The check is always made; delete the whole section.' },
      certainty: 'documented',
      source: 'https://docs.rstudio.com/connect/1.6.6/admin/high-availability.html',
    }),
  }),
);
