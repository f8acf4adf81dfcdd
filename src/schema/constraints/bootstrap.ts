/** The first administrator’s API key, made without a browser. */
import {
  all,
  any,
  conflicts,
  equals,
  ignores,
  isOn,
  isSet,
  not,
  requires,
  topic,
  withProvider,
} from './constraint.ts';

const PROVISIONING = 'https://docs.posit.co/connect/admin/programmatic-provisioning/index.html';
const SECRET = any(isSet('Bootstrap.SecretKey'), isSet('Bootstrap.SecretKeyFile'));

export const bootstrap = topic(['Bootstrap'], () => [
  requires('bootstrap-key', {
    when: isOn('Bootstrap.Enabled'),
    needs: SECRET,
    because: 'whoever asks for the first API key has to prove that they may',
    help: 'Set Bootstrap.SecretKeyFile, or give the key as CONNECT_BOOTSTRAP_SECRETKEY in the environment.',
    severity: 'warning',
    certainty: 'documented',
    source: PROVISIONING,
  }),
  conflicts('bootstrap-key-twice', {
    when: all(isSet('Bootstrap.SecretKey'), isSet('Bootstrap.SecretKeyFile')),
    because: 'the key is given twice, and which one counts is not documented',
    help: 'Keep one of the two; the file is the safer place.',
    certainty: 'uncertain',
    source: 'memory',
  }),
  ignores('bootstrap-not-on', {
    when: not(isOn('Bootstrap.Enabled')),
    settings: ['Bootstrap.SecretKey', 'Bootstrap.SecretKeyFile'],
    because: 'the server hands out no first API key',
    help: 'Set Bootstrap.Enabled = true, or remove the key once it has done its service.',
    certainty: 'documented',
    source: PROVISIONING,
  }),
  requires('bootstrap-mail', {
    when: withProvider('password', isOn('Bootstrap.Enabled')),
    needs: equals('Server.EmailProvider', 'SMTP', 'sendmail', 'print'),
    because: 'with passwords that Connect keeps itself, bootstrapping fails where mail is not set up',
    help: 'Set Server.EmailProvider to SMTP or sendmail.',
    severity: 'warning',
    certainty: 'documented',
    source: PROVISIONING,
  }),
]);
