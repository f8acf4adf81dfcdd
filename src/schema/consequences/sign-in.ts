/** How people sign in. */
import { type Consequence, follows } from './consequence.ts';

export const signIn: readonly Consequence[] = [
  follows('authentication-provider', {
    settings: ['Authentication.Provider'],
    message:
      'A server with users can’t simply be switched to another provider: accounts, and the content and rights that hang on them, belong to the provider under which they were made.',
    help: 'Find out from Posit how the accounts are carried over, try it on a copy of the server, and keep a way to sign in as an administrator.',
    stopsNodes: true,
    certainty: 'uncertain',
    source: 'https://docs.posit.co/connect/admin/authentication/',
  }),
];
