import { boolean, section, string } from '../setting.ts';

export const CORS = section(
  'CORS',
  { summary: 'Requests that pages of other sites make to this server.' },
  () => ({
    AllowOrigin: string({
      summary: 'Origin whose pages may call the server from the browser.',
      note: '`*` stands for every origin. Whether the setting can be given several times is unconfirmed.',
      default: '*',
      certainty: 'uncertain',
      source: 'memory',
    }),
    Enabled: boolean({
      summary: 'Answers cross-origin requests with the headers that browsers ask for.',
      default: 'false',
      certainty: 'uncertain',
      source: 'memory',
    }),
    EnforceWebsocketOrigin: boolean({
      summary: 'Accepts WebSocket connections only from pages of the server itself.',
      default: 'true',
      certainty: 'uncertain',
      source: 'memory',
    }),
  }),
);
