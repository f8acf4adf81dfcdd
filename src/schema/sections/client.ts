import { duration, section } from '../setting.ts';

export const Client = section(
  'Client',
  { summary: 'How browsers keep their connection to running applications.' },
  () => ({
    ReconnectTimeout: duration({
      summary: 'Time for which a Shiny session waits for a browser that lost its connection.',
      note: '`0` switches reconnecting off, which was the default before 1.5.8.',
      default: '15s',
      since: '1.5.4',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
  }),
);
