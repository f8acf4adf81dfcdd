/** What to do in place of names that people bring along from elsewhere. */
import { foldName } from '../../../parser/index.ts';

const IN_THE_URL = 'Host, port, user and database stand in Postgres.URL: postgres://user@host:5432/database.';

const HINTS = new Map(
  Object.entries({
    OpenIDConnect: 'Connect’s settings for OpenID Connect stand in [OAuth2].',
    'Postgres.Database': IN_THE_URL,
    'Postgres.DBName': IN_THE_URL,
    'Postgres.Host': IN_THE_URL,
    'Postgres.Port': IN_THE_URL,
    'Postgres.SSLMode': 'It is a parameter of Postgres.URL: ?sslmode=verify-full.',
    'Postgres.User': IN_THE_URL,
    'Postgres.Username': IN_THE_URL,
    'Scheduler.GPULimit': 'There are Scheduler.NvidiaGPULimit and Scheduler.AMDGPULimit.',
    'Server.Host': 'The server listens where HTTP.Listen and HTTPS.Listen say.',
    'Server.Listen': 'The server listens where HTTP.Listen and HTTPS.Listen say.',
    'Server.Port': 'The server listens where HTTP.Listen and HTTPS.Listen say.',
    'Server.PythonVersion': 'Name the interpreter in Python.Executable.',
    'SMTP.Username': 'The name of the account is SMTP.User.',
  }).map(([name, hint]) => [foldName(name), hint]),
);

/** What is known about an unknown section (`Section`) or setting (`Section.Name`). */
export function hintFor(name: string): string | undefined {
  return HINTS.get(foldName(name));
}
