import { boolean, section } from '../setting.ts';

export const TableauIntegration = section(
  'TableauIntegration',
  { summary: 'APIs on the server as analytics extensions of Tableau.' },
  () => ({
    Enabled: boolean({
      summary: 'Whether Tableau workbooks can call APIs on the server as analytics extensions.',
      note: 'Works only with `Server.Address` set, and with Connect at the root of its domain.',
      default: 'true',
      since: '2021.09.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/integrations/tableau',
    }),
    Logging: boolean({
      summary: 'Adds details of requests from Tableau to the log.',
      default: 'false',
      certainty: 'seen',
      source: 'posit-dev/team-operator: api/core/v1beta1/connect_config.go',
    }),
  }),
);
