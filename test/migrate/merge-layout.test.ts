/** Exact texts: where settings and their comments go, and what stays. */
import { describe, expect, test } from 'vitest';
import { type MigrationOptions, mergeMigration } from '../../src/migrate/index.ts';
import { parse } from '../../src/parser/index.ts';

interface Row {
  readonly name: string;
  readonly main: string;
  readonly migration: string;
  readonly options?: MigrationOptions;
  readonly merged: string;
  /** What is left of the migration file. Default: nothing. */
  readonly left?: string;
}

const PREFER_MIGRATION: MigrationOptions = { prefer: 'migration' };
const PREFER_MAIN: MigrationOptions = { prefer: 'main' };

const newSettings: Row[] = [
  {
    name: 'a setting goes to the end of its section',
    main: '[Server]\nAddress = https://rsc\n\n[HTTP]\nListen = :3939\n',
    migration: '[Server]\nSenderEmail = a@example.com\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n\n[HTTP]\nListen = :3939\n',
  },
  {
    name: 'names of sections are compared as the server compares them',
    main: '[SERVER]\nAddress = https://rsc\n',
    migration: '[ſerver]\nsenderemail = a@example.com\n',
    merged: '[SERVER]\nAddress = https://rsc\nsenderemail = a@example.com\n',
  },
  {
    name: 'names of subsections are compared exactly',
    main: '[RPackageRepository "CRAN"]\nURL = https://a\n',
    migration: '[rpackagerepository "cran"]\nURL = https://b\n',
    merged: '[RPackageRepository "CRAN"]\nURL = https://a\n\n[rpackagerepository "cran"]\nURL = https://b\n',
  },
  {
    name: 'of a section that occurs several times, the last with settings',
    main: '[Server]\nAddress = https://rsc\n\n[HTTP]\nListen = :3939\n\n[Server]\nDataDir = /data\n\n[Server]\n',
    migration: '[Server]\nSenderEmail = a@example.com\n',
    merged:
      '[Server]\nAddress = https://rsc\n\n[HTTP]\nListen = :3939\n\n[Server]\nDataDir = /data\nSenderEmail = a@example.com\n\n[Server]\n',
  },
  {
    name: 'in an empty section, behind its header',
    main: '[Server]\n\n[HTTP]\nListen = :3939\n',
    migration: '[Server]\nSenderEmail = a@example.com\n',
    merged: '[Server]\nSenderEmail = a@example.com\n\n[HTTP]\nListen = :3939\n',
  },
  {
    name: 'behind its commented-out form',
    main: '[Server]\n; Who sends mail\n;SenderEmail = account@company.com\n\n; Where data lies\nDataDir = /data\n',
    migration: '[Server]\nSenderEmail = a@example.com\n',
    merged:
      '[Server]\n; Who sends mail\n;SenderEmail = account@company.com\nSenderEmail = a@example.com\n\n; Where data lies\nDataDir = /data\n',
  },
  {
    name: 'not in the middle of prose, nor below a suppression',
    main: '[Server]\n;SenderEmail = x\n; is for tests only\nDataDir = /data\n; gcfg-lint-disable-next-line path/relative -- ok\n;TempDir = x\nLandingDir = y\n',
    migration: '[Server]\nSenderEmail = a@example.com\nTempDir = /tmp/x\n',
    merged:
      '[Server]\n;SenderEmail = x\n; is for tests only\nDataDir = /data\n; gcfg-lint-disable-next-line path/relative -- ok\n;TempDir = x\nLandingDir = y\nSenderEmail = a@example.com\nTempDir = /tmp/x\n',
  },
  {
    name: 'a section that is commented out is none',
    main: '[Server]\nAddress = https://rsc\n\n;[SMTP]\n;Host = a\n',
    migration: '[Server]\nHost = b\n',
    merged: '[Server]\nAddress = https://rsc\nHost = b\n\n;[SMTP]\n;Host = a\n',
  },
  {
    name: 'a new section goes to the end, with a blank line above',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[SMTP]\nHost = smtp\nPort = 25\n\n[Logging]\nAuditLog = /var/log/a\n',
    merged:
      '[Server]\nAddress = https://rsc\n\n[SMTP]\nHost = smtp\nPort = 25\n\n[Logging]\nAuditLog = /var/log/a\n',
  },
  {
    name: 'a new section keeps the blank lines between its settings',
    main: '[Server]\nAddress = https://rsc\n\n',
    migration: '[SMTP]\n\nHost = smtp\n\n\nPort = 25\nUser = connect\n',
    merged: '[Server]\nAddress = https://rsc\n\n[SMTP]\n\nHost = smtp\n\nPort = 25\nUser = connect\n',
  },
  {
    name: 'the parts of a new section come together',
    main: '',
    migration: '[SMTP]\nHost = smtp\n[Server]\nSenderEmail = a@example.com\n[smtp]\nPort = 25\n',
    merged: '[SMTP]\nHost = smtp\nPort = 25\n\n[Server]\nSenderEmail = a@example.com\n',
  },
  {
    name: 'names that the catalogue lacks move, too',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\nBrandNew = 1\n[Newer "x"]\nKey = a\nKey = b\n',
    merged: '[Server]\nAddress = https://rsc\nBrandNew = 1\n\n[Newer "x"]\nKey = a\nKey = b\n',
  },
  {
    name: 'a header without settings stays: it may mean something',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[RPackageRepository "CRAN"]\n\n[Server]\nSenderEmail = a@example.com\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n',
    left: '[RPackageRepository "CRAN"]\n',
  },
  {
    name: 'an empty migration file',
    main: '[Server]\nAddress = x',
    migration: '',
    merged: '[Server]\nAddress = x',
  },
];

const manners: Row[] = [
  {
    name: 'indentation and blanks are the main file’s',
    main: '[Server]\n\tAddress=https://rsc\n',
    migration: '[Server]\n; note\nSenderEmail   =   a@example.com   ; why\n',
    merged: '[Server]\n\tAddress=https://rsc\n\t; note\n\tSenderEmail=a@example.com   ; why\n',
  },
  {
    name: 'equals signs stand in the main file’s column',
    main: '[Server]\nAddress     = https://rsc\nDataDir     = /data\n',
    migration: '[Server]\nSenderEmail=a@example.com\nRootRedirect=/x\n',
    merged:
      '[Server]\nAddress     = https://rsc\nDataDir     = /data\nSenderEmail = a@example.com\nRootRedirect = /x\n',
  },
  {
    name: 'a new section follows the manner of the last setting',
    main: '[Server]\n  Address=https://rsc\n',
    migration: '  [ SMTP ]\nHost = smtp\n',
    merged: '[Server]\n  Address=https://rsc\n\n[SMTP]\n  Host=smtp\n',
  },
  {
    name: 'the spelling of a value is kept',
    main: '[Server]\nAddress=https://rsc\n',
    migration:
      '[Server]\nSenderEmail = "a@example.com"\nCustomHeader = "X: a;b" "c"\nRootRedirect = "" ; none\n',
    merged:
      '[Server]\nAddress=https://rsc\nSenderEmail="a@example.com"\nCustomHeader="X: a;b" "c"\nRootRedirect="" ; none\n',
  },
  {
    name: 'a continued value stays continued',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\nPublicWarning = one \\\n  two ; note\n',
    merged: '[Server]\nAddress = https://rsc\nPublicWarning = one \\\n  two ; note\n',
  },
  {
    name: 'a value that is continued with nothing is closed',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\nDataDir = /data\\\n\nPublicWarning = "a" \\\n',
    merged: '[Server]\nAddress = https://rsc\nDataDir = /data\nPublicWarning = "a "\n',
  },
  {
    name: 'a key without an equals sign, and an empty value',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\nViewerKiosk;note\nRootRedirect =;note\nEmailTo =\n',
    merged: '[Server]\nAddress = https://rsc\nViewerKiosk ;note\nRootRedirect = ;note\nEmailTo =\n',
  },
  {
    name: 'a file without a last line end stays without one',
    main: '[Server]\nAddress = https://rsc',
    migration: '[Server]\nSenderEmail = a@example.com\n\n[SMTP]\nHost = smtp\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n\n[SMTP]\nHost = smtp',
  },
  {
    name: 'blank lines between settings',
    main: '[Server]\n\n; Where users go\nAddress = https://rsc\n\nDataDir = /data\n',
    migration: '[Server]\n; Who sends mail\nSenderEmail = a@example.com\nEmailProvider = SMTP\n',
    merged:
      '[Server]\n\n; Where users go\nAddress = https://rsc\n\nDataDir = /data\n\n; Who sends mail\nSenderEmail = a@example.com\n\nEmailProvider = SMTP\n',
  },
];

const comments: Row[] = [
  {
    name: 'comments above and behind go along',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\n; Who sends mail\n#  (new in 2024)\nSenderEmail = a@example.com # check\n',
    merged:
      '[Server]\nAddress = https://rsc\n; Who sends mail\n#  (new in 2024)\nSenderEmail = a@example.com # check\n',
  },
  {
    name: 'free comments and commented-out settings stay under their header',
    main: '[Server]\nAddress = https://rsc\n',
    migration:
      '; Written by the upgrade\n\n[Server]\nSenderEmail = a@example.com\n;EmailProvider = SMTP\n\n; More may follow\n\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n',
    left: '; Written by the upgrade\n\n[Server]\n;EmailProvider = SMTP\n\n; More may follow\n\n',
  },
  {
    name: 'comments above the header of a new section go along',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '; Written by the upgrade\n\n; Mail\n[SMTP] ; since 2024\nHost = smtp\n',
    merged: '[Server]\nAddress = https://rsc\n\n; Mail\n[SMTP] ; since 2024\nHost = smtp\n',
    left: '; Written by the upgrade\n',
  },
  {
    name: 'comments above the header of a section that is there stay',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '; Mail\n[Server]\nSenderEmail = a@example.com\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n',
    left: '; Mail\n',
  },
  {
    name: 'a comment behind the header of a section that is there stays with it',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server] ; from the upgrade\nSenderEmail = a@example.com\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n',
    left: '[Server] ; from the upgrade\n',
  },
  {
    name: 'a new section is left behind for its free comments',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '; Mail\n[SMTP]\n\n; free\n\nHost = smtp\n',
    merged: '[Server]\nAddress = https://rsc\n\n; Mail\n[SMTP]\n\nHost = smtp\n',
    left: '[SMTP]\n\n; free\n',
  },
  {
    name: 'of the blank lines around what moved, one stays between what is left',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[Server]\n; free\n\nSenderEmail = a@example.com\n\n\nEmailProvider = SMTP\n\n; free, too\n',
    merged: '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\nEmailProvider = SMTP\n',
    left: '[Server]\n; free\n\n; free, too\n',
  },
  {
    name: 'the comments of a setting that main has stay, unless main has them',
    main: '[Server]\n; Who sends mail\nSenderEmail = a@example.com ; ours\n',
    migration: '[Server]\n; Who sends mail\n; (new)\nSenderEmail = a@example.com ; theirs\n',
    merged: '[Server]\n; Who sends mail\nSenderEmail = a@example.com ; ours\n',
    left: '[Server]\n; (new)\n; theirs\n',
  },
  {
    name: 'a suppression of the next line goes with its setting',
    main: '[Server]\nAddress = https://rsc\n',
    migration:
      '[Server]\n; gcfg-lint-disable-next-line path/relative -- chroot\n; note\nDataDir = data\nTempDir = tmp ; gcfg-lint-disable-line path/relative -- too\n',
    merged:
      '[Server]\nAddress = https://rsc\n; gcfg-lint-disable-next-line path/relative -- chroot\n; note\nDataDir = data\nTempDir = tmp ; gcfg-lint-disable-line path/relative -- too\n',
  },
  {
    name: 'a suppression that reaches further stays',
    main: '[Server]\nAddress = https://rsc\n',
    migration:
      '[Server]\n; gcfg-lint-disable path/relative -- chroot\n; note\nDataDir = data ; gcfg-lint-disable-file schema/* -- x\nTempDir = tmp ; gcfg-lint-disable-next-line path/* -- y\n; gcfg-lint-enable path/relative\nLandingDir = /x\n',
    merged: '[Server]\nAddress = https://rsc\n; note\nDataDir = data\nTempDir = tmp\nLandingDir = /x\n',
    left: '[Server]\n; gcfg-lint-disable path/relative -- chroot\n; gcfg-lint-disable-file schema/* -- x\n; gcfg-lint-disable-next-line path/* -- y\n; gcfg-lint-enable path/relative\n',
  },
];

const sameInBoth: Row[] = [
  {
    name: 'the same value: main’s line stays',
    main: '[Server]\nViewerKiosk = true\nDataDir = "/data"\n[Scheduler]\nInitTimeout = 1m\n[Authentication]\nProvider = LDAP\n',
    migration:
      '[server]\nviewerkiosk = on\nDataDir = /data\n[Scheduler]\nInitTimeout = 60s\n[Authentication]\nProvider = ldap\n',
    merged:
      '[Server]\nViewerKiosk = true\nDataDir = "/data"\n[Scheduler]\nInitTimeout = 1m\n[Authentication]\nProvider = LDAP\n',
  },
  {
    name: 'a boolean without an equals sign is true',
    main: '[Server]\nViewerKiosk\n',
    migration: '[Server]\nViewerKiosk = yes\n',
    merged: '[Server]\nViewerKiosk\n',
  },
  {
    name: 'of several lines the last one counts, in both files',
    main: '[Server]\nDataDir = /old\nDataDir = /data\n',
    migration: '[Server]\nDataDir = /older ; x\nDataDir = /data\nTempDir = /a\nTempDir = /b ; y\n',
    merged: '[Server]\nDataDir = /old\nDataDir = /data\nTempDir = /b ; y\n',
    left: '[Server]\n; x\n',
  },
  {
    name: 'a name that the catalogue lacks is the same when main has every value',
    main: '[Nowhere]\nKey = a\nKey = b\n',
    migration: '[Nowhere]\nKey = b\n',
    merged: '[Nowhere]\nKey = a\nKey = b\n',
  },
];

const lists: Row[] = [
  {
    name: 'values join the list, each once',
    main: '[R]\nExecutable = /opt/R/4.3/bin/R\nEnabled = true\n',
    migration:
      '[R]\n; had\nExecutable = "/opt/R/4.3/bin/R"\n; new\nExecutable = /opt/R/4.4/bin/R\nExecutable = /opt/R/4.4/bin/R\n',
    merged: '[R]\nExecutable = /opt/R/4.3/bin/R\n; new\nExecutable = /opt/R/4.4/bin/R\nEnabled = true\n',
    left: '[R]\n; had\n',
  },
  {
    name: 'values that main has twice stay twice',
    main: '[R]\nExecutable = /a\nExecutable = /a\n',
    migration: '[R]\nExecutable = /a\n',
    merged: '[R]\nExecutable = /a\nExecutable = /a\n',
  },
  {
    name: 'nothing comes between the values of a list',
    main: '[R]\nExecutable = /a\n',
    migration: '[R]\nEnabled = true\nExecutable = /b\nExecutable = /c\n',
    merged: '[R]\nExecutable = /a\nExecutable = /b\nExecutable = /c\nEnabled = true\n',
  },
  {
    name: 'a list that is emptied before it is filled, and not in main',
    main: '[Server]\nAddress = https://rsc\n',
    migration: '[R]\nExecutable = /old\nExecutable\nExecutable = /a\n',
    merged: '[Server]\nAddress = https://rsc\n\n[R]\nExecutable\nExecutable = /a\n',
  },
  {
    name: 'a list that is emptied in a way that makes no difference',
    main: '[R]\nExecutable = /a\n',
    migration: '[R]\nExecutable\nExecutable = /a\nExecutable = /b\n',
    merged: '[R]\nExecutable = /a\nExecutable = /b\n',
  },
  {
    name: 'a list that one file empties: main’s is kept whole',
    main: '[R]\nExecutable = /a\n',
    migration: '[R]\nExecutable ; start afresh\nExecutable = /b\n',
    options: PREFER_MAIN,
    merged: '[R]\nExecutable = /a\n',
    left: '[R]\n; start afresh\n',
  },
  {
    name: 'a list that one file empties: the other takes its place whole',
    main: '[R]\n; ours\nExecutable = /a\nExecutable = /b\n; last\nExecutable = /c ; x\nEnabled = true\n',
    migration: '[R]\nExecutable ; afresh\nExecutable = /d\n',
    options: PREFER_MIGRATION,
    merged: '[R]\n; ours\n\nExecutable ; afresh\n; last\nExecutable = /d ; x\nEnabled = true\n',
  },
  {
    name: 'a longer list in place of a shorter one',
    main: '[R]\nExecutable = /a\nExecutable\nEnabled = true\n',
    migration: '[R]\nExecutable = /b\nExecutable = /c\nExecutable = /d\n',
    options: PREFER_MIGRATION,
    merged: '[R]\nExecutable = /b\nExecutable = /c\nExecutable = /d\nEnabled = true\n',
  },
];

const conflicts: Row[] = [
  {
    name: 'main is preferred: its line stays, the other goes',
    main: '[Server]\nDataDir = /data ; ours\n',
    migration: '[Server]\n; why\nDataDir = /other ; theirs\n',
    options: PREFER_MAIN,
    merged: '[Server]\nDataDir = /data ; ours\n',
    left: '[Server]\n; why\n; theirs\n',
  },
  {
    name: 'the migration file is preferred: its value stands in the place of main’s',
    main: '[Server]\n; Where data lies\nDataDir = /data\nAddress = https://rsc\n',
    migration: '[Server]\nDataDir = "/other"\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\n; Where data lies\nDataDir = /other\nAddress = https://rsc\n',
  },
  {
    name: 'with the comments of both',
    main: '[Server]\n; Where data lies\nDataDir = /data\n  TempDir = /tmp ; ours\n',
    migration:
      '[Server]\n; Where data lies\n; (changed)\nDataDir = /other ; check\n; TempDir, too\nTempDir = /tmp/2 ; theirs\n',
    options: PREFER_MIGRATION,
    merged:
      '[Server]\n; Where data lies\n; (changed)\nDataDir = /other ; check\n  ; TempDir, too\n  ; theirs\n  TempDir = /tmp/2 ; ours\n',
  },
  {
    name: 'of several lines, the one in force is replaced',
    main: '[Server]\nDataDir = /1\nDataDir = /2\n',
    migration: '[Server]\nDataDir = /3\nDataDir = /1\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\nDataDir = /1\nDataDir = /1\n',
  },
  {
    name: 'a key without an equals sign gets a value, and the other way round',
    main: '[Server]\nViewerKiosk ; a\n[HTTP]\nNoWarning = false ; b\n',
    migration: '[Server]\nViewerKiosk = false\n[HTTP]\nNoWarning\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\nViewerKiosk = false ; a\n[HTTP]\nNoWarning ; b\n',
  },
  {
    name: 'an empty value becomes a key without an equals sign',
    main: '[Server]\nViewerKiosk =\nDataDir = /data\n',
    migration: '[Server]\nViewerKiosk\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\nViewerKiosk\nDataDir = /data\n',
  },
  {
    name: 'a value that is continued with nothing, and a comment',
    main: '[Server]\nDataDir = /data\\\n',
    migration: '[Server]\nDataDir = /other ; check\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\n; check\nDataDir = /other',
  },
  {
    name: 'an empty value gets one, and the other way round',
    main: '[Server]\nDataDir =\nTempDir = /tmp\n',
    migration: '[Server]\nDataDir = /data\nTempDir =\n',
    options: PREFER_MIGRATION,
    merged: '[Server]\nDataDir = /data\nTempDir =\n',
  },
  {
    name: 'a name that the catalogue lacks is replaced as a whole',
    main: '[Nowhere]\nKey = a\nKey = b\n',
    migration: '[Nowhere]\nKey = c\n',
    options: PREFER_MIGRATION,
    merged: '[Nowhere]\nKey = c\n',
  },
  {
    name: 'a name that the catalogue lacks may be a list: a value that main lacks is a conflict',
    main: '[Nowhere]\nKey = b\n',
    migration: '[Nowhere]\nKey = a\nKey = b\n',
    options: PREFER_MIGRATION,
    merged: '[Nowhere]\nKey = a\nKey = b\n',
  },
  {
    name: 'each as it is told, before the preference',
    main: '[Server]\nDataDir = /1\nTempDir = /1\n[RPackageRepository "CRAN"]\nURL = https://1\n',
    migration: '[Server]\nDataDir = /2\nTempDir = /2\n[RPackageRepository "CRAN"]\nURL = https://2\n',
    options: {
      prefer: 'main',
      resolve: { 'server.datadir': 'migration', 'rpackagerepository."CRAN".url': 'migration' },
    },
    merged: '[Server]\nDataDir = /2\nTempDir = /1\n[RPackageRepository "CRAN"]\nURL = https://2\n',
  },
];

const deprecated: Row[] = [
  {
    name: 'a deprecated setting stays when its successor moves in',
    main: '[Server]\nRVersion = /opt/R/4\n',
    migration: '[R]\nExecutable = /opt/R/4/bin/R\n',
    merged: '[Server]\nRVersion = /opt/R/4\n\n[R]\nExecutable = /opt/R/4/bin/R\n',
  },
  {
    name: 'unless it is to be dropped; its comments stay by themselves',
    main: '[Server]\n; gcfg-lint-disable-next-line schema/deprecated-setting -- soon\nRVersion = /opt/R/4 ; first\nRVersion = /opt/R/3\nAddress = https://rsc\n',
    migration: '[R]\nExecutable = /opt/R/4/bin/R\n',
    options: { dropDeprecated: true },
    merged:
      '[Server]\n; gcfg-lint-disable-next-line schema/deprecated-setting -- soon\n; first\n\nAddress = https://rsc\n\n[R]\nExecutable = /opt/R/4/bin/R\n',
  },
  {
    name: 'at the end of a file without a last line end',
    main: '[Server]\nAddress = https://rsc\nRVersion = /opt/R/4',
    migration: '[Server]\nSenderEmail = a@example.com\n[R]\nExecutable = /opt/R/4/bin/R\n',
    options: { dropDeprecated: true },
    merged:
      '[Server]\nAddress = https://rsc\nSenderEmail = a@example.com\n\n[R]\nExecutable = /opt/R/4/bin/R',
  },
  {
    name: 'not when the successor is in main already, or the version does not know of it',
    main: '[Server]\nRVersion = /opt/R/4\n[Password]\nUserInfoEditableBy = Admin\n[R]\nExecutable = /opt/R/4/bin/R\n',
    migration: '[R]\nExecutable = /opt/R/4/bin/R\n[Authorization]\nUserInfoEditableBy = Admin\n',
    options: { dropDeprecated: true, connectVersion: '1.6.0' },
    merged:
      '[Server]\nRVersion = /opt/R/4\n[Password]\nUserInfoEditableBy = Admin\n[R]\nExecutable = /opt/R/4/bin/R\n\n[Authorization]\nUserInfoEditableBy = Admin\n',
  },
  {
    name: 'not when the migration file has it, too',
    main: '[Server]\nRVersion = /opt/R/4\n',
    migration: '[R]\nExecutable = /opt/R/4/bin/R\n[Server]\nRVersion = /opt/R/3\n',
    options: { dropDeprecated: true },
    merged: '[Server]\nRVersion = /opt/R/4\nRVersion = /opt/R/3\n\n[R]\nExecutable = /opt/R/4/bin/R\n',
  },
];

const asCrlf = (text: string) => text.replaceAll('\n', '\r\n');

describe.each(Object.entries({ newSettings, manners, comments, sameInBoth, lists, conflicts, deprecated }))(
  '%s',
  (_, rows) => {
    test.each(rows)('$name', ({ main, migration, options, merged, left = '' }) => {
      const result = mergeMigration(parse(main), parse(migration), options);
      expect(result.main.toString()).toBe(merged);
      expect(result.migration.toString()).toBe(left);
    });

    test.each(rows)('$name (CRLF)', ({ main, migration, options, merged, left = '' }) => {
      const result = mergeMigration(parse(asCrlf(main)), parse(asCrlf(migration)), options);
      expect(result.main.toString()).toBe(asCrlf(merged));
      expect(result.migration.toString()).toBe(asCrlf(left));
    });

    test.each(rows)('$name (from a file with other line ends)', ({ main, migration, options, merged }) => {
      if (!main.includes('\n')) return;
      const fromCrlf = mergeMigration(parse(main), parse(asCrlf(migration)), options);
      expect(fromCrlf.main.toString()).toBe(merged);
      const fromLf = mergeMigration(parse(`\ufeff${asCrlf(main)}`), parse(`\ufeff${migration}`), options);
      expect(fromLf.main.toString()).toBe(`\ufeff${asCrlf(merged)}`);
    });
  },
);

test('a main file without a line end takes those of the migration file', () => {
  const result = mergeMigration(parse('[Server]'), parse('[Server]\r\nDataDir = /data\r\n'));
  expect(result.main.toString()).toBe('[Server]\r\nDataDir = /data');
});
