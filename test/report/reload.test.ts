import { describe, expect, test } from 'vitest';
import { parse } from '../../src/parser/index.ts';
import { planReload, planReloadOfNodes } from '../../src/reload/index.ts';
import { plain } from '../../src/report/paint.ts';
import { reloadText } from '../../src/report/reload.ts';
import type { ReportedNode } from '../../src/report/reload-report.ts';
import { lint, summarize } from '../../src/rules/lint.ts';

const RUNNING = `[Server]
Address = https://connect.example.com
SenderEmail = connect@example.com
PublicWarning = "<b>Maintenance tonight</b>"
TempDir = /scratch
HideEmailAddresses = false
[HTTP]
Listen = :3939
NoWarning = true
[Authentication]
Lifetime = 24h
Inactivity = 8h
Notice = Welcome
[Postgres]
URL = postgres://connect:hunter2@db1.example.com/connect
Password = hunter2
[Applications]
ScheduleConcurrency = 2
[Scheduler]
ReadTimeout = 60s
MaxProcesses = 3
MinProcesses = 0
InitTimeout = 60s
[R]
Executable = /opt/R/4.3.2/bin/R
Executable = /opt/R/4.4.1/bin/R
[Python]
Enabled = true
Executable = /opt/python/3.11.7/bin/python
[RPackageRepository "CRAN"]
URL = https://cran.example.com
[SMTP]
Host = mail.example.com
Port = 25
Password = hunter2
[Logging]
ServiceLogLevel = INFO
[Home]
Grown = 1
`;
const CANDIDATE = `[Server]
Address = https://rsc.example.org/connect
SenderEmail = posit@example.com
PublicWarning = "<b>Maintenance from 22:00 until 23:00: please save what you do and sign out before that, thank you</b>"
LoggedInWarning = "line one\\nline two"
DataDir = /mnt/connect
HideEmailAddresses = true
[HTTP]
Listen = :80
[HTTPS]
Listen = :443
[Database]
Provider = postgres
[Authentication]
Provider = ldap
Lifetime = 12h
Inactivity = 1h
Notice = "A notice that is so long that it does not fit beside the name of its setting, nor below it in one line, since it goes on and on"
[Postgres]
URL = postgres://connect:hunter3@db1.example.com/connect
Password = hunter3
[Applications]
ScheduleConcurrency = 0
RunAs = connect
[Scheduler]
ReadTimeout = 90s
ConnectionTimeout = 10m
MaxProcesses = 10
MinProcesses = 1
InitTimeout = 5m
[R]
Executable = /opt/R/4.4.1/bin/R
Executable = /opt/R/4.5.0/bin/R
VersionMatching = exact
[Python]
Enabled = true
Executable = /usr/local/python/3.11.7/bin/python
[RPackageRepository "RSPM"]
URL = https://packages.example.com/cran/__linux__/jammy/latest
[SMTP]
Host = smtp.example.com
Port = 587
Password = hunter3
[Logging]
ServiceLogLevel = DEBUG
[Metrics]
PrometheusListen = :3232
[Git]
Enabled = false
[Home]
Grown = 2
`;

function reported(running: string, candidate: string, more: Partial<ReportedNode> = {}): ReportedNode {
  const plan = planReload(parse(running), parse(candidate));
  return { candidate: 'rstudio-connect.gcfg', running: 'git:HEAD', plan, notes: [], ...more };
}

const NO_ERRORS = summarize([]);
const OPTIONS = { paint: plain, width: 100, version: '0.0.0' };

describe('a reload plan for people', () => {
  test('of 40 changes fits into 100 columns', async () => {
    const node = reported(RUNNING, CANDIDATE);
    expect(node.plan.changes.length).toBeGreaterThanOrEqual(40);
    const text = reloadText({ nodes: [node], errors: NO_ERRORS }, OPTIONS);
    expect(text.split('\n').filter((line) => line.length > 100)).toEqual([]);
    expect(text).not.toContain('hunter');
    await expect(text).toMatchFileSnapshot('golden/reload-40.txt');
  });

  test('says little where nothing changes', () => {
    expect(reloadText({ nodes: [reported(RUNNING, RUNNING)], errors: NO_ERRORS }, OPTIONS)).toBe(
      `Reload plan for rstudio-connect.gcfg, compared with git:HEAD

No change: the server reads the same, nothing to run
`,
    );
  });

  test('says what a reload does', () => {
    const node = reported('[Scheduler]\nReadTimeout = 60s\n', '[Scheduler]\nReadTimeout = 90s\n');
    expect(reloadText({ nodes: [node], errors: NO_ERRORS }, OPTIONS)).toBe(
      `Reload plan for rstudio-connect.gcfg, compared with git:HEAD

Applied by a reload (1)
  ~ Scheduler.ReadTimeout  60s → 90s  line 2

Run
    systemctl reload rstudio-connect
  No process or connection is interrupted.

1 change: 1 applied by a reload; a reload is enough
`,
    );
  });

  test('shows the code of errors, and nothing to run', () => {
    const candidate = '[Server]\nDataDri = /mnt/connect\n';
    const errors = lint([{ path: 'rstudio-connect.gcfg', document: parse(candidate) }]);
    const diagnostics = errors.files[0]!.diagnostics;
    const plan = planReload(parse(''), parse(candidate), { diagnostics });
    const text = reloadText({ nodes: [reported('', candidate, { plan })], errors }, OPTIONS);
    expect(text).toContain(' 2 | DataDri = /mnt/connect\n   | ^^^^^^^\n');
    expect(text).not.toContain('systemctl');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'Do not reload or restart: 1 error in rstudio-connect.gcfg; 1 change: 1 waiting for a restart (1 unconfirmed)',
    );
  });

  test.each<[string, string, string, string]>([
    ['an empty value', '[SMTP]\nUser = a\n', '[SMTP]\nUser = ""\n', '~ SMTP.User  a → (empty)'],
    ['a control character', '', '[SMTP]\nUser = "a\\tb"\n', '+ SMTP.User  a\\x09b'],
    [
      'the same values in another order',
      '[R]\nExecutable = /a\nExecutable = /b\n',
      '[R]\nExecutable = /b\nExecutable = /a\n',
      'the same values in another order',
    ],
    [
      'secrets of a list',
      '[GitCredential "a"]\nPassword = x\n',
      '[GitCredential "a"]\nPassword = y\n',
      '******** → ******** (what differs is masked)',
    ],
    [
      'a default',
      '',
      '[Server]\nDataDir = /mnt\n',
      '+ Server.DataDir  /var/lib/rstudio-connect (default) → /mnt',
    ],
  ])('tells %s', (_, running, candidate, expected) => {
    const text = reloadText({ nodes: [reported(running, candidate)], errors: NO_ERRORS }, OPTIONS);
    expect(text.replaceAll(/ {2,}(?=\S)/g, (gap, at) => (text[at - 1] === '\n' ? gap : '  '))).toContain(
      expected,
    );
  });

  test('is coloured by what it says, and says it without colour, too', () => {
    const named = (name: string) => (text: string) => `<${name}>${text}</${name}>`;
    const paint = Object.fromEntries(
      Object.keys(plain).map((name) => [name, named(name)]),
    ) as unknown as typeof plain;
    const coloured = reloadText(
      { nodes: [reported(RUNNING, CANDIDATE)], errors: NO_ERRORS },
      { ...OPTIONS, paint },
    );
    const bare = reloadText({ nodes: [reported(RUNNING, CANDIDATE)], errors: NO_ERRORS }, OPTIONS);
    expect(coloured).toContain('<warning>Needs a restart');
    expect(coloured).toContain('<info>Applied by a reload');
    expect(coloured.replaceAll(/<\/?(?:error|warning|info|frame|strong|help|added|removed)>/g, '')).toBe(
      bare,
    );
  });

  test('of nodes tells what is the same once, and in which order to go', async () => {
    const reload = '[Scheduler]\nReadTimeout = 90s\n';
    const running = '[HTTP]\nListen = :3939\n';
    const texts = { a: reload + running, b: reload + running, c: `${reload}[HTTP]\nListen = :80\n` };
    const cluster = planReloadOfNodes(
      Object.entries(texts).map(([name, text]) => ({
        name,
        running: parse(running),
        candidate: { path: `${name}.gcfg`, document: parse(text) },
      })),
    );
    const nodes = cluster.nodes.map(
      ({ name, plan }): ReportedNode => ({
        name,
        candidate: `${name}.gcfg`,
        running: 'git:HEAD',
        plan,
        notes: [],
      }),
    );
    await expect(reloadText({ nodes, cluster, errors: NO_ERRORS }, OPTIONS)).toMatchFileSnapshot(
      'golden/reload-nodes.txt',
    );
  });
});
