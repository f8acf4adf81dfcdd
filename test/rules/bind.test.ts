import { describe, expect, test } from 'vitest';
import { bind, ConfigError, parse, parseConfig } from '../../src/index.ts';

const idsOf = (text: string, options?: Parameters<typeof bind>[1]) =>
  bind(parse(text), options).diagnostics.map(({ ruleId }) => ruleId);

describe('diagnostics', () => {
  test('say what the rules find', () => {
    expect(idsOf('[Server]\nDataDri = /x\n')).toEqual(['schema/unknown-setting']);
  });

  test('count settings of the migration file', () => {
    const text = '[Database]\nProvider = postgres\n';
    expect(idsOf(text)).toEqual(['schema/missing-setting']);
    expect(idsOf(text, { migration: parse('[Postgres]\nURL = postgres://c@db.example.com/c\n') })).toEqual([
      'migrate/pending',
    ]);
  });

  test('do not miss what may stand in the part of the migration file that can’t be read', () => {
    expect(idsOf('[Database]\nProvider = postgres\n', { migration: parse('[Postgres\n') })).toEqual([]);
  });

  test('stand in the document, also where it disagrees with the migration file', () => {
    const migration = parse('\n\n\n\n\n[Server]\nDataDir = elsewhere\n[SMTP]\nPassword = sword-fish\n');
    expect(idsOf('[Server]\nDataDir = /x\n', { migration })).toEqual(['migrate/pending', 'migrate/shadowed']);
  });

  test('count settings of the environment', () => {
    const environment = { CONNECT_POSTGRES_URL: 'postgres://c@db.example.com/c' };
    expect(idsOf('[Database]\nProvider = postgres\n', { environment })).toEqual([]);
  });

  test('follow the options of lint', () => {
    const text = '[OpenTelemetry]\nEnabled = true\n[OurSection]\nName = x\n';
    expect(idsOf(text, { connectVersion: '2025.06.0', declared: ['OurSection'] })).toEqual([
      'schema/not-yet-available',
    ]);
    const rules = { 'schema/not-yet-available': 'off', 'schema/unknown-section': 'off' } as const;
    expect(idsOf(text, { connectVersion: '2025.06.0', rules })).toEqual([]);
  });
});

describe('parseConfig', () => {
  test('gives typed values', () => {
    expect(parseConfig('[Scheduler]\nMaxProcesses = 7\n').Scheduler.MaxProcesses).toBe(7);
  });

  test('counts the migration file', () => {
    const migration = parse('[HTTPS]\nCertificate = /tls/a.crt\nKey = /tls/a.key\n');
    expect(parseConfig('[HTTPS]\nListen = :443\n', { migration }).HTTPS.Key).toBe('/tls/a.key');
  });

  test('throws all errors at once, and no warning', () => {
    const read = () =>
      parseConfig('[Server]\nDataDri = /x\nAddress = a\nAddress = b\n[Scheduler]\nMaxProcesses = x\n');
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(/^2:1: .* \(and \d more\)$/);
    try {
      read();
    } catch (error) {
      const { diagnostics } = error as ConfigError;
      expect(diagnostics.map(({ severity }) => severity)).not.toContain('warning');
      expect(diagnostics.map(({ ruleId }) => ruleId)).toContain('schema/invalid-value');
    }
  });

  test('lets one say which findings are errors', () => {
    const text = '[Server]\nDataDri = /x\n';
    expect(() => parseConfig(text, { rules: { 'schema/unknown-setting': 'warning' } })).not.toThrow();
  });
});
