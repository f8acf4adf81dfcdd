/** Content from Git repositories, and credentials for private ones. */
import { all, hasSection, ignores, isOff, isSet, requires, topic } from './constraint.ts';

const GIT = 'https://docs.posit.co/connect/admin/content-management/git-backed';

const each = 'GitCredential';

export const git = topic(['Git', 'GitCredential'], () => [
  ignores('git-off', {
    when: isOff('Git.Enabled'),
    settings: ['Git.Executable', 'Git.PollingFrequency', 'Git.Concurrency', 'GitCredential.Host'],
    because: 'content from Git repositories is switched off',
    certainty: 'uncertain',
    source: GIT,
  }),
  requires('git-credential-host', {
    each,
    when: hasSection('GitCredential'),
    needs: isSet('GitCredential.Host'),
    because: 'Connect does not know for which host the credentials are',
    help: 'Name the host, as in `github.com`.',
    severity: 'warning',
    certainty: 'documented',
    source: GIT,
  }),
  requires('git-credential-account', {
    each,
    when: isSet('GitCredential.Host'),
    needs: all(isSet('GitCredential.Username'), isSet('GitCredential.Password')),
    because: 'credentials are a user name and a password, or a token in its place',
    severity: 'warning',
    certainty: 'documented',
    source: GIT,
  }),
]);
