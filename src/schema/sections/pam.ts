import { boolean, duration, section, string } from '../setting.ts';

const GUIDE = 'https://docs.posit.co/connect/admin/authentication/pam-based/pam/';

export const PAM = section(
  'PAM',
  {
    summary:
      'Sign-in with the accounts of the operating system; read when `Authentication.Provider` is `pam`, which needs a server that runs as root.',
  },
  () => ({
    AuthenticatedSessionService: string({
      summary: 'Name of the PAM service that opens a session with the password of the person who signed in.',
      note: 'Matters only with `PAM.ForwardPassword = true`.',
      default: 'su',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.8',
    }),
    ForwardPassword: boolean({
      summary:
        'Hands the password used at sign-in on to the PAM session, so that it can fetch a Kerberos ticket.',
      note: 'Connect then keeps passwords for `PAM.PasswordLifetime`. Probably of no effect without `PAM.UseSession = true`.',
      default: 'false',
      since: '1.5.6',
      certainty: 'documented',
      source: GUIDE,
    }),
    Logging: boolean({
      summary: 'Logs the dialogue with PAM in detail, for finding faults.',
      default: 'false',
      certainty: 'documented',
      source: GUIDE,
    }),
    PasswordLifetime: duration({
      summary: 'Time for which Connect keeps a password that it is to hand on.',
      note: 'Matters only with `PAM.ForwardPassword = true`. The default is unconfirmed.',
      default: '12h',
      certainty: 'seen',
      source: 'michaelmayer2/rsc-runasuser: etc/rstudio-connect/rstudio-connect.gcfg',
    }),
    RegisterOnFirstLogin: boolean({
      summary: 'Opens an account in Connect for a system user who signs in for the first time.',
      note: 'With `false`, accounts have to be created beforehand.',
      default: 'true',
      certainty: 'documented',
      source: 'https://solutions.posit.co/secure-access/auth/provisioning/',
    }),
    Service: string({
      summary: 'Name of the PAM service that checks user name and password.',
      note: 'PAM services usually have a file of their name in `/etc/pam.d`.',
      default: 'rstudio-connect',
      certainty: 'documented',
      source: GUIDE,
    }),
    SessionService: string({
      summary: 'Name of the PAM service that opens a session without a password.',
      note: 'The default is unconfirmed.',
      default: 'su',
      certainty: 'documented',
      source: GUIDE,
    }),
    UseSession: boolean({
      summary: 'Runs the processes of content inside a PAM session.',
      default: 'false',
      certainty: 'documented',
      source: GUIDE,
    }),
  }),
);
