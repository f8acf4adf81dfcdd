/** Sign-in through PAM, and the sessions in which content runs then. */
import { ignores, isOn, not, requires, topic, withProvider } from './constraint.ts';

const PAM = 'https://docs.posit.co/connect/admin/authentication/pam-based/pam/';

export const pam = topic(['PAM'], () => [
  requires('pam-forward-password-session', {
    when: withProvider('pam', isOn('PAM.ForwardPassword')),
    needs: isOn('PAM.UseSession'),
    because: 'the password is handed to the PAM session in which content runs',
    certainty: 'uncertain',
    source: 'memory',
  }),
  ignores('pam-password-not-forwarded', {
    when: withProvider('pam', not(isOn('PAM.ForwardPassword'))),
    settings: ['PAM.AuthenticatedSessionService', 'PAM.PasswordLifetime'],
    because: 'Connect keeps no passwords for PAM sessions',
    certainty: 'uncertain',
    source: PAM,
  }),
  ignores('pam-no-session', {
    when: withProvider('pam', not(isOn('PAM.UseSession'))),
    settings: ['PAM.SessionService'],
    because: 'content runs without a PAM session',
    certainty: 'uncertain',
    source: PAM,
  }),
]);
