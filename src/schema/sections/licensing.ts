import { boolean, duration, oneOf, section } from '../setting.ts';

export const Licensing = section(
  'Licensing',
  { summary: 'Where the licence comes from and who hears of its end.' },
  () => ({
    Expiration: duration({
      summary: 'How long before the licence ends administrators are warned by mail.',
      note: 'Announced as the way to switch the mail off; that the value is a duration, and its default, are inferred from the sixty days which the announcement names.',
      default: '60d',
      since: '1.5.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
    ExpirationUIWarning: boolean({
      summary: 'Warns in the dashboard when the licence is about to end.',
      default: 'true',
      since: '1.5.14',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.14',
    }),
    LicenseType: oneOf({
      summary: 'Whether the licence is activated on this host or leased from a licence server.',
      note: '`remote` is recommended for containers; the Helm chart sets it by itself when a licence server is given. The value `local` is unconfirmed.',
      values: ['local', 'remote'],
      open: true,
      default: 'local',
      certainty: 'seen',
      source: 'rstudio/helm: charts/rstudio-connect/templates/_helpers.tpl',
    }),
  }),
);
