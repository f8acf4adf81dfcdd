import { expect, test } from 'vitest';
import { findingsOf, testRule } from '../rule-tester.ts';

testRule('path/relative', {
  bad: [
    {
      name: 'a relative directory',
      text: '[Server]\nDataDir = data\n',
      findings: [
        {
          line: 2,
          column: 11,
          endColumn: 15,
          setting: 'Server.DataDir',
          message:
            'Server.DataDir = `data` is a relative path: where it leads depends on the directory in which the server was started.',
          help: 'Write the path from `/` on.',
        },
      ],
    },
    {
      name: 'a path that lacks its slash, in quotes',
      text: '[server]\nsourcepackagedir = "opt/r-packages" ; packages\n',
      findings: [
        {
          line: 2,
          column: 20,
          endColumn: 36,
          setting: 'Server.SourcePackageDir',
          message: /^Server\.SourcePackageDir = `opt\/r-packages` is a relative path:/,
          help: 'Write /opt/r-packages.',
          fixed: '[server]\nsourcepackagedir = "/opt/r-packages" ; packages\n',
          applicability: 'unsafe',
        },
      ],
    },
    {
      name: 'a path that begins with a dot',
      text: '[SQLite]\nDir = ./db\n',
      findings: [
        { line: 2, column: 7, endColumn: 11, message: /^SQLite\.Dir = `\.\/db` is a relative path/ },
      ],
    },
    {
      name: 'a home directory',
      text: '[HTTPS]\nKey = ~/connect.key\n',
      findings: [
        {
          line: 2,
          column: 7,
          endColumn: 20,
          message:
            'HTTPS.Key = `~/connect.key` begins with `~`: only a shell makes that a home directory, the server looks for a directory of this name.',
          help: 'Write the path out, from `/` on.',
        },
      ],
    },
    {
      name: 'a Windows path',
      text: '[Server]\nDataDir = "C:\\\\connect"\n',
      findings: [
        {
          line: 2,
          column: 11,
          endColumn: 24,
          message: 'Server.DataDir = `C:\\connect` is a Windows path, but the server runs on Linux.',
          help: 'Write a path such as /opt/data.',
        },
      ],
    },
    {
      name: 'a program by its name, each time that it is given',
      text: '[Python]\nExecutable = python3\nExecutable = /usr/bin/python3.11\nExecutable = bin/python3\n',
      findings: [
        {
          line: 2,
          column: 14,
          endColumn: 21,
          severity: 'warning',
          message:
            'Python.Executable = `python3` is the name of a program without its path: whether the server looks for it, and where, is not documented.',
          help: 'Write the whole path, as `command -v` prints it.',
        },
        { line: 4, column: 14, endColumn: 25, message: /`bin\/python3` is a relative path/ },
      ],
    },
    {
      name: 'a certificate in place of its path, without showing it',
      text: `[SAML]\nIdPSigningCertificate = MIIC${'abcDEF1234'.repeat(8)}\n`,
      findings: [
        {
          line: 2,
          column: 25,
          endColumn: 109,
          message:
            'SAML.IdPSigningCertificate holds a certificate or key itself, where the server expects the path of a file.',
          help: 'Put the text into a PEM file that only the server’s account can read, and write its path here.',
        },
      ],
    },
    {
      name: 'a setting that nobody has confirmed',
      text: '[HTTP]\nUnixDomainSocket = connect.sock\n',
      findings: [
        { line: 2, column: 20, endColumn: 32, severity: 'warning', message: /`connect\.sock` is a relative/ },
      ],
    },
    {
      name: 'a log file',
      text: '[Logging]\nServiceLog = log/connect.log\nAccessLog = access.log\n',
      findings: [
        { line: 2, column: 14, endColumn: 29, severity: 'warning', message: /^Logging\.ServiceLog = / },
        { line: 3, column: 13, endColumn: 23, severity: 'warning', message: /^Logging\.AccessLog = / },
      ],
    },
  ],
  good: [
    { name: 'absolute paths', text: '[Server]\nDataDir = /data\n[R]\nExecutable = /opt/R/4.4.1/bin/R\n' },
    { name: 'nothing', text: '[Server]\nLandingDir =\nTempDir\n' },
    {
      name: 'gaps of templates',
      text: '[Server]\nDataDir = "{{ data_dir }}"\nTempDir = $Tmp/x\nLandingDir = <dir>\n',
    },
    { name: 'log streams', text: '[Logging]\nServiceLog = STDOUT\nAccessLog = stderr\nAuditLog = /x.log\n' },
    { name: 'a path within a volume', text: '[Kubernetes]\nDataDirPVCSubPath = connect/data\n' },
    { name: 'an export of another host', text: '[Launcher]\nDataDir = nfs.example.com:/export/connect\n' },
    { name: 'URLs, which are no paths at all', text: '[Server]\nDataDir = https://example.com/x\n' },
    { name: 'settings that are not paths', text: '[Server]\nDashboardPath = connect\n[Foo]\nDataDir = x\n' },
  ],
});

test('a value of many megabytes is judged like any other', { timeout: 20_000 }, () => {
  const text = `[HTTPS]\nKey = ${'MIIa'.repeat(3_000_000)}\n[SMTP]\nPassword = ${'x'.repeat(12_000_000)}\n`;
  expect(findingsOf('path/relative', text)).toHaveLength(1);
  expect(findingsOf('security/plain-secret', text)).toHaveLength(1);
});
