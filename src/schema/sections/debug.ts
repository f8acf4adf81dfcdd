import { section, string } from '../setting.ts';

export const Debug = section('Debug', { summary: 'Extra detail in the server’s log.' }, () => ({
  Log: string({
    summary: 'Part of the server that writes debugging entries to the log, such as `ldap`.',
    note: 'Meant for the time of a search for a fault. That several parts are named by repeating the setting is unconfirmed.',
    multi: true,
    certainty: 'seen',
    source: 'Posit Solutions Engineering classroom material',
  }),
}));
