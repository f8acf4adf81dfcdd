/** Pages of all kinds, as the commands write them. */
import { runIn, type Scene } from '../../cli/fake-terminal.ts';

export const SECRETS = ['hunter2', 'mellon77'];

const node = (directory: string, database: string, more = '') => `[Server]
Address = https://connect.example.com
DataDir = ${directory}
[Database]
Provider = postgres
[Postgres]
URL = postgres://connect:hunter2@${database}/connect
[Metrics]
DataPath = /var/lib/rstudio-connect-metrics
${more}`;

const CLUSTER = {
  'topology.yaml': `clusters:
  production:
    shared-paths: [/mnt/connect]
    load-balancer: { sticky: true }
    nodes:
      connect1: { config: connect1.gcfg, version: 2026.08.0, clock-synchronized: true }
      connect2: { config: connect2.gcfg, version: 2026.08.0, clock-synchronized: true }
      connect3: { config: connect3.gcfg, version: 2026.05.1, clock-synchronized: false }
`,
  'connect1.gcfg': node('/mnt/connect', 'db.example.com'),
  'connect2.gcfg': node('/mnt/connect', 'db2.example.com'),
  'connect3.gcfg': node('/srv/connect', 'db.example.com', '[SMTP]\nHost = smtp.example.com\n'),
};

const RUNNING = `[Server]
Address = https://connect.example.com
DataDir = /mnt/connect
PublicWarning = Closed on Friday.
[Scheduler]
ReadTimeout = 60s
[Python]
Enabled = true
Executable = /opt/python/3.11.7/bin/python
[SMTP]
Password = hunter2
`;
const CANDIDATE = RUNNING.replace('Friday', 'Monday')
  .replace('60s', '90s')
  .replace('/mnt/connect', '/srv/connect')
  .replace('/opt/python', '/opt/own/python')
  .replace('hunter2', 'mellon77');
const PLANS = {
  'old.gcfg': RUNNING,
  'new.gcfg': CANDIDATE,
  'soft.gcfg': RUNNING.replace('60s', '90s'),
  'wrong.gcfg': CANDIDATE.replace('DataDir', 'DataDri'),
};

const MISTAKES = `[Server]
Address = https://connect.example.com/#/welcome
DataDri = /mnt/connect-data
; gcfg-lint-disable-next-line schema/duplicate-setting -- until the move, until 2027-01-31
Address = https://rsc.example.com
Address = https://connect.example.com
[Scheduler]
IdleTimeout = 1800
[SMTP]
Password = mellon77
`;

const COMMANDS = {
  lint: [
    { 'etc/a.gcfg': MISTAKES, 'etc/clean.gcfg': '[Server]\nAddress = https://connect.example.com\n' },
    'etc',
  ],
  clean: [{ 'a.gcfg': '[Server]\nAddress = https://connect.example.com\n' }, 'a.gcfg'],
  ha: [CLUSTER, 'ha', 'topology.yaml'],
  reload: [PLANS, 'reload', 'new.gcfg', '--running', 'old.gcfg'],
  'reload-soft': [PLANS, 'reload', 'soft.gcfg', '--running', 'old.gcfg'],
  'reload-none': [PLANS, 'reload', 'old.gcfg', '--running', 'old.gcfg'],
  'reload-blocked': [PLANS, 'reload', 'wrong.gcfg', '--running', 'old.gcfg'],
  'reload-nodes': [PLANS, 'reload', 'a=new.gcfg', 'b=new.gcfg', 'c=soft.gcfg', '--running', 'old.gcfg'],
} satisfies Record<string, [NonNullable<Scene['files']>, ...string[]]>;

export type PageName = keyof typeof COMMANDS;
export const PAGES = Object.keys(COMMANDS) as PageName[];

export async function pageOf(name: PageName): Promise<string> {
  const [files, ...argv] = COMMANDS[name];
  return (await runIn({ files }, ...argv, '--format', 'html')).output;
}
