import { describe, expect, test } from 'vitest';
import type { ClusterNode } from '../../../src/cluster/index.ts';
import { planSingleNode } from '../../../src/cluster/plan/index.ts';
import { parse } from '../../../src/parser/index.ts';
import {
  backToOne,
  cluster,
  linesOf,
  machine,
  node,
  onNfs,
  POSTGRES,
  reasonsOf,
  stepOf,
  threeNodes,
} from './sample-clusters.ts';

const FILE = '/etc/rstudio-connect/rstudio-connect.gcfg';

describe('who asks for what can’t be', () => {
  test.for([
    ['conect1', 'There is no node conect1; did you mean connect1?'],
    ['web', 'There is no node web: there is connect1, connect2 and connect3'],
  ])('%s', ([name, message]) => {
    const clusterOfThree = name === 'conect1' ? cluster([onNfs('connect1'), onNfs('web2')]) : threeNodes();
    expect(() => planSingleNode(clusterOfThree, name!)).toThrow(new RangeError(message));
  });

  test.for([
    ['data', /absolute path/],
    ['/', /absolute path/],
    ['/mnt/{{ disk }}', /absolute path/],
    ['/opt/rstudio-connect/data', /does not start/],
    ['/mnt/connect', /lie one in the other/],
    ['/mnt/connect/new', /lie one in the other/],
    ['/mnt', /Server\.DataDir of a, which is \/mnt\/connect/],
  ] as const)('--to %s', ([to, message]) => {
    expect(() => backToOne(onNfs('a'), onNfs('b'), to)).toThrow(message);
    expect(() => backToOne(onNfs('a'), onNfs('b'), to)).toThrow(RangeError);
  });
});

describe('whether it can be done', () => {
  const broken = `${POSTGRES}\n[Server\nDataDir = /mnt/connect\n`;
  test.for<[what: string, remaining: ClusterNode, other: ClusterNode, state: string, reason: RegExp]>([
    [
      'SQLite on one node',
      onNfs('a'),
      node('b', ''),
      'blocked',
      /^Database\.Provider is `sqlite` \(by default\) on b/,
    ],
    [
      'a broken file',
      node('a', broken),
      onNfs('b'),
      'blocked',
      /of a has an error: `a:\/etc.*` can’t be read in line 8/,
    ],
    [
      'a broken file of another node',
      onNfs('a'),
      node('b', '[Server\n'),
      'blocked',
      /^Database\.Provider is not known on b: .* line 1/,
    ],
    [
      'data on a local disk of another node',
      onNfs('a'),
      node('b', `${POSTGRES}[Server]\nDataDir = /srv/connect\n`, { facts: machine('b') }),
      'blocked',
      /^Server\.DataDir of b is another directory than `\/mnt\/connect` of a/,
    ],
    [
      'an older version',
      onNfs('a', '', { facts: machine('a', { version: { value: '2026.06.0' } }) }),
      onNfs('b'),
      'blocked',
      /^Connect 2026\.06\.0 of a is older than 2026\.07\.0/,
    ],
    [
      'a template',
      node('a', `${POSTGRES}[Server]\nDataDir = {{ data }}\n`),
      onNfs('b'),
      'blocked',
      /still holds a placeholder/,
    ],
    [
      'a relative path',
      node('a', `${POSTGRES}[Server]\nDataDir = data\n`),
      onNfs('b'),
      'blocked',
      /no absolute path/,
    ],
  ])('%s', ([, remaining, other, state, reason]) => {
    const made = backToOne(remaining, other);
    expect(made.state).toBe(state);
    expect(reasonsOf(stepOf(made, 'check'), 'blocked').join('\n')).toMatch(new RegExp(reason.source, 'm'));
  });

  test('a plan for SQLite has no steps that could be taken', () => {
    const made = backToOne(onNfs('a'), node('b', ''));
    expect(made.steps.map(({ id }) => id)).toEqual(['check']);
    expect(made.steps[0]!.commands).toEqual([]);
  });

  test('two ways to write one database are a question, two passwords are none', () => {
    const other = (url: string) => node('b', POSTGRES.replace(/URL = .*/, `URL = ${url}`));
    const first = node('a', POSTGRES.replace(/URL = .*/, 'URL = postgres://u:one@db/connect'));
    expect(
      reasonsOf(stepOf(backToOne(first, other('postgres://u:two@db/connect')), 'check'), 'unknown').join(),
    ).not.toMatch(/Postgres/);
    expect(
      reasonsOf(stepOf(backToOne(first, other('postgres://u@db2/connect')), 'check'), 'unknown').join(),
    ).toMatch(/Postgres\.URL is written in 2 ways/);
  });
});

describe('no secret is told', () => {
  test.for([
    'postgres://connect:s3cret@db/connect',
    'postgres://connect:s3/cret@db/connect',
    'postgres://connect:12#s3cret@db/connect',
    'postgres://connect:12/s3cret?x@db/connect',
    'postgres://connect:s3@cret@db/connect',
    'postgres://db/connect?user=connect&password=s3cret',
    'host=db user=connect password=s3cret dbname=connect',
  ])('%s', (url) => {
    const text = `[Database]\nProvider = postgres\n[Postgres]\nURL = "${url}"\nInstrumentationURL = "${url}x"\nPassword = s3cret\n`;
    const made = planSingleNode(cluster([node('a', text), node('b', text.replaceAll('s3', 'x3'))]), 'a');
    const told = JSON.stringify(made).replaceAll('secret.key', '');
    expect(told).not.toMatch(/s3|x3|cret@|@cret|12#/);
  });

  test('a dump asks for the password', () => {
    const made = backToOne(node('a', POSTGRES.replace('connect@', 'connect:s3cret@')));
    expect(linesOf(stepOf(made, 'backup'))[0]).toBe(
      'pg_dump --format=custom --file=connect-database.dump --host=db.example.org --port=5432 --username=connect --dbname=connect',
    );
  });
});

describe('the health check', () => {
  test.for([
    ['[HTTP]\nListen = :3939\n', 'http://localhost:3939/__ping__'],
    ['[HTTP]\nListen = 10.0.0.5:80\n', 'http://10.0.0.5/__ping__'],
    ['[HTTP]\nListen = "[::1]:8080"\n', "'http://[::1]:8080/__ping__'"],
    ['[HTTPS]\nListen = :443\n', 'https://localhost/__ping__'],
    ['[HTTP]\nListen = :<PORT>\n', 'http://localhost:3939/__ping__'],
  ])('%j', ([text, url]) => {
    const run = linesOf(stepOf(backToOne(onNfs('a', text)), 'start')).at(-1)!;
    expect(run.split(' ').at(-1)).toBe(url);
    expect(run.includes('--insecure')).toBe(url!.includes('https'));
  });
});

test('commands name the file on the server, and say when that is an assumption', () => {
  const copy = onNfs('a', '', { config: { path: 'etc/a.gcfg', document: parse(POSTGRES) } });
  const made = backToOne(copy);
  expect(linesOf(stepOf(made, 'start'))[0]).toBe(`gcfg-lint lint ${FILE}`);
  expect(made.notes.join('\n')).toMatch(/What was read for a is taken for a copy of/);
  const own = onNfs('a', '', { config: { path: 'a:/etc/connect/own.gcfg', document: parse(POSTGRES) } });
  expect(linesOf(stepOf(backToOne(own), 'start'))[0]).toBe('gcfg-lint lint /etc/connect/own.gcfg');
});
