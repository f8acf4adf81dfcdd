import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { type UpgradeResult, upgradeFile } from '../../../src/migrate/upgrade/index.ts';
import { type Document, foldName, parse } from '../../../src/parser/index.ts';
import { lint } from '../../../src/rules/lint.ts';
import { bindEntries, readValue, type Setting } from '../../../src/schema/index.ts';
import { documents } from '../../parser/arbitraries.ts';
import { files, versions } from './arbitraries.ts';

const RUNS = { numRuns: 400 };
const texts = fc.oneof({ weight: 5, arbitrary: files('main') }, { weight: 1, arbitrary: documents });
const companions = fc.option(files('companion'), { nil: undefined });

interface Values {
  readonly setting: Setting | undefined;
  readonly values: (string | null)[];
}

/** What the server reads: the values of each setting, by its name and subsection. */
function read(document: Document | undefined): Map<string, Values> {
  const found = new Map<string, Values>();
  for (const { entry, section, key, setting } of document === undefined ? [] : bindEntries(document)) {
    const name =
      setting === undefined ? `${foldName(entry.section)}.${foldName(key)}` : `${section!.name}.${key}`;
    const address = entry.subsection === null ? name : `${name} ${JSON.stringify(entry.subsection)}`;
    const values = found.get(address) ?? { setting, values: [] };
    values.values.push(entry.value);
    found.set(address, values);
  }
  return found;
}

/** What counts of them, typed: of several spellings of the same, always the same. */
function effective({ setting, values }: Values): string[] {
  const typed = (value: string | null) => {
    if (setting?.type === 'boolean' && value === null) return 'true';
    const reading = setting === undefined || value === null ? undefined : readValue(setting, value);
    return reading?.ok === true ? String(reading.value) : JSON.stringify(value);
  };
  // A setting that nobody knows may be a list.
  if (setting === undefined) return values.map(typed);
  if (!setting.multi) return values.slice(-1).map(typed);
  return values.slice(values.lastIndexOf(null) + 1).map(typed);
}

const words = (value: string) => value.split(/[\s,]+/).filter(Boolean);
const program = (value: string) => (value.endsWith('/bin/R') ? value : `${value.replace(/\/$/, '')}/bin/R`);

/** What is meant to become of each old setting: new values by name. Told anew, not taken from the program. */
const INTENDED: Readonly<
  Record<string, (values: readonly string[], to: string) => Readonly<Record<string, readonly string[]>>>
> = {
  'Server.RVersion': (values) => ({ 'R.Executable': values.map(program) }),
  'Server.AuditLog': (values) => ({ 'Logging.AuditLog': values }),
  'Server.AuditLogFormat': (values) => ({ 'Logging.AuditLogFormat': values }),
  'Applications.EnvironmentBlacklist': (values) => ({ 'Applications.ProhibitedEnvironment': values }),
  'Applications.ConnectionTimeout': (values) => ({ 'Scheduler.ConnectionTimeout': values }),
  'Applications.ReadTimeout': (values) => ({ 'Scheduler.ReadTimeout': values }),
  'Applications.DisabledProtocols': ([value]) => ({ 'Applications.DisabledProtocol': words(value!) }),
  'Password.UserInfoEditableBy': (values) => ({ 'Authorization.UserInfoEditableBy': values }),
  'Authorization.UsersListingMinRole': ([value]) =>
    value === 'viewer' || value === '' ? {} : { 'Authorization.ViewersCanOnlySeeThemselves': ['true'] },
  'LDAP.WhitelistedLoginGroups': (values, to) => ({
    [to === '1.6.8' ? 'LDAP.PermittedLoginGroups' : 'LDAP.PermittedLoginGroup']: values,
  }),
  'LDAP.PermittedLoginGroups': (values) => ({ 'LDAP.PermittedLoginGroup': values }),
  'OAuth2.AllowedDomains': ([value]) => ({ 'OAuth2.AllowedDomain': words(value!) }),
  'OAuth2.AllowedEmails': ([value]) => ({ 'OAuth2.AllowedEmail': words(value!) }),
  'SAML.IdPMetaData': ([value]) =>
    value === ''
      ? {}
      : { [value!.startsWith('/') ? 'SAML.IdPMetaDataPath' : 'SAML.IdPMetaDataURL']: [value!] },
  'Postgres.URL': ([value]) => ({ 'Postgres.URL': [value!.replace(':{$}@', '@')] }),
};

/** What the server should read after an upgrade, of all settings in one of the files or the other. */
function intended(
  before: Document,
  companion: Document | undefined,
  result: UpgradeResult,
): Map<string, string[]> {
  const [own, beside, after] = [before, companion, result.document].map(read);
  const wanted = new Map([...own!].map(([address, values]) => [address, effective(values)]));
  const old = result.rewritten.map(({ setting }) => {
    const [, section, subsection, key] = /^(\w+)\.(?:(".*")\.)?(\w+)$/s.exec(setting)!;
    return { path: `${section}.${key}`, suffix: subsection === undefined ? '' : ` ${subsection}` };
  });
  for (const { path, suffix } of old) {
    const values = own!.get(path + suffix)!;
    const isList = values.setting!.multi === true;
    const counting = isList
      ? values.values.slice(values.values.lastIndexOf(null) + 1)
      : values.values.slice(-1);
    if (path !== 'Postgres.URL') wanted.delete(path + suffix);
    // The old log was written where a format was given.
    const format =
      (own!.get('Server.AuditLogFormat') ?? beside!.get('Server.AuditLogFormat'))?.values.at(-1) ?? 'none';
    const isSilent = format === 'none';
    const given = counting.filter((value) => value !== null);
    const next =
      path.startsWith('Server.Audit') && isSilent ? {} : (INTENDED[path]?.(given, result.to) ?? {});
    for (const [name, texts] of Object.entries(next)) {
      const address = name + suffix;
      if (texts.length === 0) continue;
      const { setting } = (after!.get(address) ?? beside!.get(address))!;
      const typed = effective({ setting: { ...setting!, multi: true }, values: [...texts] });
      const there = path === name ? undefined : (own!.get(address) ?? beside!.get(address));
      if (there === undefined) wanted.set(address, typed);
      else expect(effective(there)).toEqual(expect.arrayContaining(typed));
    }
  }
  return wanted;
}

const comments = (document: Document) =>
  document
    .comments()
    .map(({ text }) => text.replace(/\r+$/, ''))
    .sort();

function upgrade(text: string, companion: string | undefined, to: string) {
  const before = parse(text);
  const beside = companion === undefined ? undefined : parse(companion);
  return { before, beside, result: upgradeFile(before, { to, companion: beside }) };
}

describe('an upgrade', () => {
  test.prop([texts, companions, versions], RUNS)(
    'leaves to the server what was meant',
    (text, companion, to) => {
      const { before, beside, result } = upgrade(text, companion, to);
      expect(result.document.errors).toEqual([]);
      const now = new Map(
        [...read(result.document)].map(([address, values]) => [address, effective(values)]),
      );
      // A list that two old settings name alike is written once.
      const sorted = (values: Map<string, string[]>) =>
        [...values].map(([address, list]) => [address, [...list].sort()] as const).sort();
      expect(sorted(now)).toEqual(sorted(intended(before, beside, result)));
    },
  );

  test.prop([texts, companions, versions], RUNS)('leaves nothing to upgrade', (text, companion, to) => {
    const { beside, result } = upgrade(text, companion, to);
    const again = upgradeFile(result.document, { to, companion: beside });
    expect(again.document.toString()).toBe(result.document.toString());
    expect(again.rewritten).toEqual([]);
    expect(again.decisions.map(({ setting }) => setting)).toEqual(
      result.decisions.map(({ setting }) => setting),
    );
    expect(again.decisions.map(({ why }) => why)).toEqual(result.decisions.map(({ why }) => why));
  });

  test.prop([texts, companions, versions], RUNS)('keeps every comment', (text, companion, to) => {
    const { before, result } = upgrade(text, companion, to);
    expect(comments(result.document)).toEqual(comments(before));
  });

  test.prop([texts, companions, versions], RUNS)(
    'leaves all other lines as they are, in their order',
    (text, companion, to) => {
      const { before, result } = upgrade(text, companion, to);
      const gone = new Set(result.rewritten.flatMap(({ from }) => from.ranges.map(({ start }) => start)));
      const lines = (document: Document, keep: (start: number) => boolean) =>
        document
          .entries()
          .filter(({ keyRange }) => keep(keyRange.start))
          .map(({ range }) =>
            document
              .toString()
              .slice(range.start, range.end)
              .replace(/\r?\n$/, ''),
          );
      const kept = lines(before, (start) => !gone.has(start));
      const after = lines(result.document, () => true);
      let at = 0;
      for (const line of kept) {
        while (at < after.length && after[at] !== line) at++;
        expect(after[at]).toBe(line);
        at++;
      }
    },
  );

  test.prop([texts, companions, versions], RUNS)(
    'leaves no removed setting of which it says nothing',
    (text, companion, to) => {
      const { result } = upgrade(text, companion, to);
      const found = lint([{ path: 'x.gcfg', document: result.document }], { connectVersion: to }).files[0]!;
      const left = new Set([...result.decisions, ...result.noted].map(({ setting }) => setting));
      for (const { ruleId, setting } of found.diagnostics)
        if (ruleId === 'schema/removed-setting') expect(left).toContain(setting);
    },
  );

  test.prop([texts, versions], RUNS)(
    'keeps a byte-order mark, line ends, and the file that it is given',
    (text, to) => {
      const before = parse(text);
      const after = upgradeFile(before, { to }).document.toString();
      expect(before.toString()).toBe(text);
      expect(after.startsWith('\ufeff')).toBe(text.startsWith('\ufeff'));
      if (!/(?<!\r)\n/.test(text) && text.includes('\r\n')) expect(after).not.toMatch(/(?<!\r)\n/);
      if (!text.includes('\r\n')) expect(after).not.toContain('\r\n');
    },
  );

  test.prop([texts, companions], RUNS)('shows no password', (text, companion) => {
    const { result } = upgrade(text, companion, '2026.08.0');
    expect(JSON.stringify({ ...result, document: undefined })).not.toContain('hunter2');
  });
});
