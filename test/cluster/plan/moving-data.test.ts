import { describe, expect, test } from 'vitest';
import { backToOne, linesOf, machine, node, onNfs, POSTGRES, reasonsOf, stepOf } from './sample-clusters.ts';

const FILE = '/etc/rstudio-connect/rstudio-connect.gcfg';

describe('moving the data', () => {
  test.for<[what: string, text: string, commands: readonly string[]]>([
    [
      'the data directory alone',
      '',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
      ],
    ],
    [
      'what lies in it moves along',
      'LandingDir = /mnt/connect/pages/landing\n[Metrics]\nDataPath = /mnt/connect/metrics/a\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
        `gcfg-lint set ${FILE} Server.LandingDir /var/lib/rstudio-connect/pages/landing`,
        `gcfg-lint set ${FILE} Metrics.DataPath /var/lib/rstudio-connect/metrics/a`,
      ],
    ],
    [
      'what is local stays, and is kept apart from what is copied',
      '[Metrics]\nDataPath = /var/lib/rstudio-connect/metrics\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids --exclude=/metrics/ /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
      ],
    ],
    [
      'certificates and programs, too',
      '[HTTPS]\nCertificate = /mnt/connect/tls/a.pem\n[R]\nExecutable = /opt/R/4.4.1/bin/R\nExecutable = /mnt/connect/R/bin/R\n',
      [
        'mkdir -p /var/lib/rstudio-connect',
        'rsync -aHAX --numeric-ids /mnt/connect/ /var/lib/rstudio-connect/',
        `gcfg-lint set ${FILE} Server.DataDir /var/lib/rstudio-connect`,
        `gcfg-lint set ${FILE} HTTPS.Certificate /var/lib/rstudio-connect/tls/a.pem`,
        `gcfg-lint set ${FILE} R.Executable /opt/R/4.4.1/bin/R /var/lib/rstudio-connect/R/bin/R`,
      ],
    ],
  ])('%s', ([, text, commands]) => {
    expect(linesOf(stepOf(backToOne(onNfs('a', text)), 'move-data'))).toEqual(commands);
  });

  test('names with blanks and quotes are quoted', () => {
    const text = `${POSTGRES}[Server]\nDataDir = "/mnt/connect/the team's data"\n`;
    const made = backToOne(node('a', text, { facts: machine('a') }), onNfs('b'), '/srv/it’s here');
    expect(linesOf(stepOf(made, 'move-data'))).toEqual([
      "mkdir -p '/srv/it’s here'",
      String.raw`rsync -aHAX --numeric-ids '/mnt/connect/the team'\''s data/' '/srv/it’s here/'`,
      `gcfg-lint set ${FILE} Server.DataDir '/srv/it’s here'`,
    ]);
  });

  test('a directory with a mount of its own gets a place of its own', () => {
    const facts = machine('a');
    const mounts = [
      ...facts.mounts!.mounts,
      { id: 3, parent: 1, root: '/', mountPoint: '/pages', fileSystem: 'nfs4', source: 'nas:/pages' },
    ];
    const made = backToOne(onNfs('a', 'LandingDir = /pages\n', { facts: { ...facts, mounts: { mounts } } }));
    expect(linesOf(stepOf(made, 'move-data'))).toContain(
      'rsync -aHAX --numeric-ids /pages/ /var/lib/rstudio-connect-landing/',
    );
  });

  test('symbolic links are followed', () => {
    const facts = machine('a', { links: { '/pages': '/mnt/connect/pages' } });
    const made = backToOne(onNfs('a', 'LandingDir = /pages\n', { facts }));
    expect(linesOf(stepOf(made, 'move-data'))).toContain(
      `gcfg-lint set ${FILE} Server.LandingDir /var/lib/rstudio-connect/pages`,
    );
  });

  test('where the data is at the usual place, another one is offered', () => {
    const bare = (name: string) => node(name, POSTGRES, { sharedPaths: ['/var/lib/rstudio-connect'] });
    const made = backToOne(bare('a'), bare('b'));
    expect(stepOf(made, 'move-data').title).toBe('Move the data to `/var/lib/rstudio-connect-local`');
  });

  test('it is an offer, unless it is asked for', () => {
    const offered = backToOne(onNfs('a'));
    expect(stepOf(offered, 'keep-data').condition).toBe('if the shared storage stays');
    expect(stepOf(offered, 'move-data').condition).toBe('if the shared storage goes away');
    const wanted = backToOne(onNfs('a'), onNfs('b'), '/srv/connect');
    expect(wanted.steps.map(({ id }) => id)).not.toContain('keep-data');
    expect(stepOf(wanted, 'move-data')).not.toHaveProperty('condition');
  });

  test('a directory that is shared as well is none to move to', () => {
    const made = backToOne(onNfs('a', '', { facts: {}, sharedPaths: ['/srv'] }), onNfs('b'), '/srv/connect');
    expect(reasonsOf(stepOf(made, 'move-data'), 'blocked')).toEqual([
      '`/srv/connect` of a lies on storage that is said to be shared itself.',
    ]);
    expect(made.state).toBe('blocked');
  });

  test('content on other machines needs the shared storage', () => {
    const made = backToOne(onNfs('a', '[Launcher]\nEnabled = true\nKubernetes = true\n'));
    expect(reasonsOf(stepOf(made, 'move-data'), 'blocked').join()).toMatch(/^Launcher\.Enabled is on/);
    expect(linesOf(stepOf(made, 'move-data'))).toEqual([]);
    // The data may stay where it is.
    expect(made.state).toBe('open');
  });

  test.for([
    ['overlay', 'in the container itself (overlay), and goes with it'],
    ['tmpfs', 'in memory (tmpfs), which a restart empties'],
  ])('%s is no place for data, and no command puts it there', ([fileSystem, where]) => {
    const { mounts: table, ...facts } = machine('a');
    const mounts = table!.mounts.map((mount) =>
      mount.mountPoint === '/' ? { ...mount, fileSystem: fileSystem! } : mount,
    );
    const step = stepOf(backToOne(onNfs('a', '', { facts: { ...facts, mounts: { mounts } } })), 'move-data');
    expect(reasonsOf(step, 'blocked')).toEqual([
      `\`/var/lib/rstudio-connect\` of a lies ${where}: the data would be lost. Mount a disk there, or choose another directory.`,
    ]);
    expect(linesOf(step)).toEqual([]);
  });

  test('what else lies on shared storage is named', () => {
    const made = backToOne(
      onNfs('a', '[HTTPS]\nKey = /tls/key.pem\n', { facts: {}, sharedPaths: ['/tls'] }),
      onNfs('b'),
      '/srv/connect',
    );
    expect(reasonsOf(stepOf(made, 'move-data'), 'to do').join('\n')).toMatch(
      /^HTTPS\.Key = `\/tls\/key\.pem` lies on shared storage, too/m,
    );
  });
});
