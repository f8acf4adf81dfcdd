/** Mail: who sends it, and how. */
import {
  all,
  conflicts,
  equals,
  given,
  ignores,
  isOn,
  isSet,
  not,
  requires,
  topic,
  withProvider,
} from './constraint.ts';

const EMAIL = 'https://docs.posit.co/connect/admin/email';
const DOCKER = 'rstudio/rstudio-docker-products: connect/rstudio-connect.gcfg';

const isProviderGiven = isSet('Server.EmailProvider');

export const email = topic(['Server', 'SMTP', 'Notifications'], () => [
  requires('smtp-host', {
    when: equals('Server.EmailProvider', 'SMTP'),
    needs: isSet('SMTP.Host'),
    because: 'Connect does not know to which mail server to hand its mail',
    severity: 'warning',
    certainty: 'documented',
    source: EMAIL,
  }),
  requires('email-sender', {
    when: equals('Server.EmailProvider', 'SMTP', 'sendmail'),
    needs: isSet('Server.SenderEmail'),
    because: 'without the address of a sender no mail is sent',
    severity: 'warning',
    certainty: 'documented',
    source: EMAIL,
  }),
  requires('password-mail-address', {
    when: withProvider('password', equals('Server.EmailProvider', 'SMTP', 'sendmail')),
    needs: isSet('Server.Address'),
    because: 'the links in mail about accounts and passwords are built from it',
    help: 'Set Server.Address to the URL under which people open the server.',
    severity: 'warning',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.7.4.2',
    since: '1.7.4.2',
  }),
  ignores('smtp-without-provider', {
    when: not(isProviderGiven),
    settings: 'SMTP',
    because: 'without a provider the server sends no mail at all',
    help: 'Set Server.EmailProvider = SMTP.',
    certainty: 'documented',
    source: EMAIL,
    since: '1.7.4',
  }),
  ignores('smtp-beside-sendmail', {
    when: equals('Server.EmailProvider', 'sendmail'),
    settings: 'SMTP',
    because: 'mail is handed to the sendmail program',
    help: 'Set Server.EmailProvider = SMTP to use this mail server; otherwise the section can go.',
    certainty: 'documented',
    source: EMAIL,
  }),
  ignores('smtp-off', {
    when: equals('Server.EmailProvider', 'none', 'print'),
    settings: 'SMTP',
    because: 'no mail leaves the server',
    help: 'Set Server.EmailProvider = SMTP to send mail through this server.',
    severity: 'info',
    certainty: 'documented',
    source: EMAIL,
  }),
  ignores('email-without-provider', {
    when: all(not(isProviderGiven), given(not(isSet('SMTP.Host')))),
    settings: ['Server.SenderEmail', 'Server.EmailFromUserAddresses', 'Notifications.Email'],
    because: 'without a provider the server sends no mail',
    help: 'Set Server.EmailProvider to SMTP or sendmail if the server is to send mail.',
    severity: 'info',
    certainty: 'documented',
    source: EMAIL,
    since: '1.7.4',
  }),
  conflicts('smtp-tls-twice', {
    when: all(isOn('SMTP.SSL'), equals('SMTP.StartTLS', 'always')),
    because: 'a connection either begins with TLS or changes to it later',
    help: 'Keep SMTP.SSL for port 465, SMTP.StartTLS for port 587.',
    certainty: 'uncertain',
    source: 'memory',
  }),
  requires('smtp-user', {
    when: all(given(equals('Server.EmailProvider', 'SMTP')), isSet('SMTP.Password')),
    needs: isSet('SMTP.User'),
    because: 'a password alone says nothing of whose it is',
    certainty: 'seen',
    source: DOCKER,
  }),
  requires('smtp-password', {
    when: all(given(equals('Server.EmailProvider', 'SMTP')), isSet('SMTP.User')),
    needs: isSet('SMTP.Password'),
    because: 'mail servers ask for a password together with the name',
    severity: 'info',
    certainty: 'seen',
    source: DOCKER,
  }),
]);
