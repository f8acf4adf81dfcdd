/** The system account under which content runs. */
import { all, any, conflicts, equals, isOn, offHost, requires, topic } from './constraint.ts';

const NAME_SERVICE = 'https://docs.posit.co/connect/admin/nameservice/';

export const runAs = topic(['Applications', 'EarlyAccess'], () => [
  requires('run-as-current-user-pam', {
    when: isOn('Applications.RunAsCurrentUser'),
    needs: any(equals('Authentication.Provider', 'pam'), isOn('EarlyAccess.RunAsCurrentUserSSO')),
    because: 'only then Connect knows a system account for the person who signed in',
    help: 'Set Authentication.Provider = pam, or use EarlyAccess.RunAsCurrentUserSSO (since 2026.01) with another provider.',
    certainty: 'seen',
    source: 'posit-dev/posit-sdk-py: src/posit/connect/content.py',
  }),
  requires('run-as-current-user-sso-provider', {
    when: isOn('EarlyAccess.RunAsCurrentUserSSO'),
    needs: equals('Authentication.Provider', 'oauth2', 'saml', 'ldap'),
    because: 'the name service learns of accounts from these providers only',
    severity: 'warning',
    certainty: 'documented',
    source: NAME_SERVICE,
  }),
  requires('run-as-current-user-sso-switch', {
    when: isOn('EarlyAccess.RunAsCurrentUserSSO'),
    needs: isOn('Applications.RunAsCurrentUser'),
    because: 'it extends the execution of content as the current user, which is off',
    certainty: 'uncertain',
    source: NAME_SERVICE,
  }),
  conflicts('run-as-current-user-sso-off-host', {
    when: all(isOn('EarlyAccess.RunAsCurrentUserSSO'), offHost),
    because: 'the documentation knows the name service for content on the server only',
    help: 'Try it out before people depend on it.',
    severity: 'info',
    certainty: 'documented',
    source: NAME_SERVICE,
  }),
]);
