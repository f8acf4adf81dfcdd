import { email, section } from '../setting.ts';

export const Notifications = section(
  'Notifications',
  {
    summary: 'Who besides the usual recipients gets the server’s e-mail.',
    subsection: 'expected',
  },
  () => ({
    Email: email({
      summary: 'Address to which copies of the server’s notifications go.',
      note: 'Repeat the line for each address. Public files write the header as `[Notifications "*"]`; which other names it can carry is unconfirmed.',
      multi: true,
      certainty: 'seen',
      source: 'CCHMC-SALT/connect_install',
    }),
  }),
);
