import { boolean, integer, oneOf, section } from '../setting.ts';

export const Password = section(
  'Password',
  {
    summary:
      'Accounts and passwords that Connect manages itself; read when `Authentication.Provider` is `password`.',
  },
  () => ({
    Logging: boolean({
      summary: 'Logs the steps of password sign-in in detail, for finding faults.',
      note: 'Seen in a single hand-written file; that the server knows it is unconfirmed.',
      default: 'false',
      certainty: 'uncertain',
      source:
        'SamEdwardes/rstudio-team-pulumi-recipes: recipes/wip/rstudio-team/templates/rsc/rstudio-connect.gcfg',
    }),
    MinimumScore: integer({
      summary: 'How hard to guess a new password has to be.',
      note: 'The scale is probably that of zxcvbn, from 0 (trivial) to 4 (strong). The bounds are unconfirmed and the default is not known.',
      min: 0,
      max: 4,
      unit: 'points',
      since: '1.7.6',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.7.6',
    }),
    SelfRegistration: boolean({
      summary: 'Shows a sign-up form with which anybody who reaches the server can open an account.',
      note: 'Set it to `false` when administrators are to create the accounts.',
      default: 'true',
      since: '1.5.0',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.5.0',
    }),
    UserInfoEditableBy: oneOf({
      summary: 'Said who could edit profiles before that became a matter of authorization.',
      values: ['Admin', 'AdminAndSelf'],
      deprecated: { since: '1.7.0', replacement: 'Authorization.UserInfoEditableBy' },
      removed: { in: '1.7.8', replacement: 'Authorization.UserInfoEditableBy' },
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.7.0 and 1.7.8',
    }),
  }),
);
