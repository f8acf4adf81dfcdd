/** Upgrades of settings about the server itself: its logs, its database, its connections. */
import { readBoolean } from '../values/boolean.ts';
import { PASSWORD_GAP } from '../values/credentials.ts';
import { type Beside, dropped, type Outcome, type Upgrade } from './upgrade.ts';

const DATABASE_CHOICES = 'and take the placeholder out of the URL.';

/** Since 1.8.2 the password goes into the URL by itself. */
function passwordGap(
  name: 'URL' | 'InstrumentationURL',
  password: 'Password' | 'InstrumentationPassword',
): Upgrade {
  return {
    setting: `Postgres.${name}`,
    form: {
      name: `the placeholder \`${PASSWORD_GAP}\` for the password`,
      deprecated: '1.8.0',
      removed: '1.8.2',
      has: (value) => value.includes(PASSWORD_GAP),
    },
    convert(value, beside) {
      const [, start, end] = /^([a-z]+:\/\/[^:@/?#{}]+):\{\$\}(@[^{}]*)$/s.exec(value) ?? [];
      if (start === undefined || end === undefined)
        return {
          why: 'It does not stand in the place of the password: between the user’s name and the @.',
          choices: [`Set Postgres.${password}, ${DATABASE_CHOICES}`],
        };
      if (!beside.isSet(`Postgres.${password}`))
        return {
          why: `Postgres.${password} is not set in the file: the password may come from the environment, or be missing.`,
          choices: [
            `Set Postgres.${password}, or CONNECT_POSTGRES_${password.toUpperCase()}, ${DATABASE_CHOICES}`,
          ],
        };
      return {
        becomes: [{ setting: `Postgres.${name}`, value: start + end }],
        because: `Postgres.${password} is put in without it`,
      };
    },
  };
}

function isOn(value: string): boolean {
  const reading = readBoolean(value);
  return reading.ok === true && reading.value;
}

/** The old audit log was written where a format was given. */
function auditFormat(beside: Beside): 'json' | 'none' | undefined {
  const format = beside.text('Server.AuditLogFormat')?.toLowerCase() ?? 'none';
  return format === 'json' || format === 'none' ? format : undefined;
}

function auditQuestion(beside: Beside): Outcome {
  const file = beside.isSet('Server.AuditLog') ? beside.text('Server.AuditLog') : undefined;
  return {
    why:
      auditFormat(beside) === 'json'
        ? 'No file is named: the old default is not that of the successor, which writes nothing without a name.'
        : 'The format `JSON` has a successor; other formats have none.',
    choices: [
      `Write \`AuditLog = ${file ?? '/var/log/rstudio/rstudio-connect/rstudio-connect.audit.log'}\` and \`AuditLogFormat = JSON\`, or \`TEXT\`, into [Logging], and delete the old lines.`,
      'Delete the lines if nobody reads the log.',
    ],
  };
}

export const server: readonly Upgrade[] = [
  {
    setting: 'Server.AuditLog',
    together: ['Server.AuditLogFormat'],
    convert(value, beside) {
      switch (auditFormat(beside)) {
        case 'none':
          return { becomes: [], because: 'without a format nothing was written' };
        case 'json':
          return value === '' ? auditQuestion(beside) : { becomes: [{ setting: 'Logging.AuditLog', value }] };
        default:
          return auditQuestion(beside);
      }
    },
  },
  {
    setting: 'Server.AuditLogFormat',
    together: ['Server.AuditLog'],
    convert(value, beside) {
      if (auditFormat(beside) === 'none')
        return { becomes: [], because: 'without a format nothing was written' };
      if (auditFormat(beside) === 'json' && beside.isSet('Server.AuditLog'))
        return { becomes: [{ setting: 'Logging.AuditLogFormat', value }] };
      return auditQuestion(beside);
    },
  },
  {
    setting: 'Logging.Enabled',
    convert: (value) =>
      isOn(value)
        ? { becomes: [], because: 'structured logs are what there is' }
        : {
            why: 'It kept the basic logs of earlier releases, which were to go with this setting.',
            choices: [
              'Delete the line, and look at Logging.ServiceLog, Logging.AccessLog and Logging.AuditLog: structured logs lie in other files.',
            ],
          },
  },
  {
    setting: 'HTTPS.ExcludedCiphers',
    convert: () => ({
      why: 'There is no list of ciphers to exclude any more.',
      choices: [
        'Set HTTPS.MinimumTLS to the lowest version of TLS that clients may use, and delete the old line.',
        'Let a proxy in front of Connect do the encryption, with the ciphers of your choice, and delete the old line.',
      ],
    }),
  },
  dropped('LoadBalancing.EnforceMinRsconnectVersion', 'R clients are always checked'),
  passwordGap('URL', 'Password'),
  passwordGap('InstrumentationURL', 'InstrumentationPassword'),
];
