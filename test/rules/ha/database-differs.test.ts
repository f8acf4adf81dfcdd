import { fc, test as propertyTest } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { encodeValue } from '../../../src/parser/index.ts';
import { clusterReport, file, manyNodes, node, testClusterRule } from '../cluster-tester.ts';

const postgres = (url: string, more = '') =>
  `[Database]\nProvider = postgres\n[Postgres]\nURL = "${url}"\n${more}`;
const both = (one: string, other: string) => [node('a', postgres(one)), node('b', postgres(other))];
const main = 'postgres://c@db.example.com/connect';
const instrumentation = (url: string) => postgres(main, `InstrumentationURL = "${url}"\n`);

testClusterRule('ha/database-differs', {
  bad: [
    {
      name: 'another database on the same server',
      cluster: [...both(main, 'postgres://c@db.example.com/connect_test'), node('c', postgres(main))],
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b c]',
          'Postgres.URL names `db.example.com:5432/connect` on a and c, but `db.example.com:5432/connect_test` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `db.example.com:5432/connect`',
          'c.gcfg:4:7 node c: `db.example.com:5432/connect`',
        ],
      ],
    },
    {
      name: 'a name in another letter case, which is another database',
      cluster: both('postgres://db.example.com/Connect', 'postgres://db.example.com/connect'),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db.example.com:5432/Connect` on a, but `db.example.com:5432/connect` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `db.example.com:5432/Connect`',
        ],
      ],
    },
    {
      name: 'two names of one domain, of which one may be an alias',
      cluster: both('postgres://c@db1.example.com/connect', 'postgres://c@db2.example.com/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1.example.com:5432/connect` on a, but `db2.example.com:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db1.example.com:5432/connect`',
        ],
      ],
    },
    {
      name: 'two addresses, of which one may be virtual',
      cluster: both('postgres://c@10.0.0.5/connect', 'postgres://c@10.0.0.6/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `10.0.0.5:5432/connect` on a, but `10.0.0.6:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `10.0.0.5:5432/connect`',
        ],
      ],
    },
    {
      name: 'another of PostgreSQL’s ports',
      cluster: both('postgres://db1/connect', 'postgres://db1:5433/connect'),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432/connect` on a, but `db1:5433/connect` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `db1:5432/connect`',
        ],
      ],
    },
    {
      name: 'another schema',
      cluster: both(
        'postgres://db1/connect?options=-csearch_path%3Dprod',
        'postgres://db1/connect?search_path=test,public',
      ),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432/connect (prod)` on a, but `db1:5432/connect (test)` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `db1:5432/connect (prod)`',
        ],
      ],
    },
    {
      name: 'a URL from the environment and one from the migration file',
      cluster: [
        node('a', '[Database]\nProvider = postgres\n', {
          environment: { CONNECT_POSTGRES_URL: 'postgres://c@db1/connect' },
        }),
        node('b', '[Database]\nProvider = postgres\n', {
          migration: file('b-migration.gcfg', '[Postgres]\nURL = postgres://c@db1/other\n'),
        }),
      ],
      findings: [
        [
          'error b-migration.gcfg:2:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432/connect` on a, but `db1:5432/other` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:1:1 node a: `db1:5432/connect`, in CONNECT_POSTGRES_URL',
        ],
      ],
    },
    {
      name: 'a short name and a long one, which may be one server',
      cluster: both('postgres://c@db/connect', 'postgres://c@db.example.com/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db:5432/connect` on a, but `db.example.com:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db:5432/connect`',
        ],
      ],
    },
    {
      name: 'a name and an address',
      cluster: both('postgres://c@db/connect', 'postgres://c@[fd00:0::5]/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db:5432/connect` on a, but `[fd00::5]:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db:5432/connect`',
        ],
      ],
    },
    {
      name: 'names in two domains, of which one may be an alias',
      cluster: both('postgres://c@db.example.com/connect', 'postgres://c@db.example.org/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db.example.com:5432/connect` on a, but `db.example.org:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db.example.com:5432/connect`',
        ],
      ],
    },
    {
      name: 'two poolers',
      cluster: both('postgres://c@pgbouncer-a/connect', 'postgres://c@pgbouncer-b/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `pgbouncer-a:5432/connect` on a, but `pgbouncer-b:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `pgbouncer-a:5432/connect`',
        ],
      ],
    },
    {
      name: 'a pooler’s port',
      cluster: both('postgres://c@db1/connect', 'postgres://c@db1:6432/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432/connect` on a, but `db1:6432/connect` on b: that is one database only if one of the ports is a pooler’s.',
          'help: If it is the same database, write it the same way on every node, so that it shows.',
          'a.gcfg:4:7 node a: `db1:5432/connect`',
        ],
      ],
    },
    {
      name: 'some of the same servers',
      cluster: both('postgres://db1,db2/connect', 'postgres://db2/connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432,db2:5432/connect` on a, but `db2:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db1:5432,db2:5432/connect`',
        ],
      ],
    },
    {
      name: 'a schema on one node only',
      cluster: both('postgres://c@db1/connect', 'postgres://c@db1/connect?search_path=connect'),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db1:5432/connect` on a, but `db1:5432/connect (connect)` on b: whether these are the same tables depends on the default schema of the database user.',
          'help: If it is the same database, write it the same way on every node, so that it shows.',
          'a.gcfg:4:7 node a: `db1:5432/connect`',
        ],
      ],
    },
    {
      name: 'the node itself on every node',
      cluster: both('postgres://c@localhost/connect', 'postgres://c@127.0.0.1:5432/connect'),
      findings: [
        [
          'warning (unknown) a.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `localhost:5432/connect` on a and b, on each the node itself: that is one database only if what listens on the node itself is a pooler or proxy that leads there.',
          'help: If it is a pooler or proxy, all is well as long as each leads to the same database; else name the host of the database.',
          'b.gcfg:4:7 node b: `127.0.0.1:5432/connect`',
        ],
      ],
    },
    {
      name: 'a socket and a server',
      cluster: both('postgres:///connect?host=/var/run/postgresql', main),
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `/var/run/postgresql:5432/connect` on a, but `db.example.com:5432/connect` on b: that is one database only if what listens on the node itself is a pooler or proxy that leads there.',
          'help: If it is the same database, write it the same way on every node, so that it shows.',
          'a.gcfg:4:7 node a: `/var/run/postgresql:5432/connect`',
        ],
      ],
    },
    {
      name: 'the node itself, with databases of two names',
      cluster: both('postgres://localhost/connect', 'postgres://localhost/connect_dev'),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `localhost:5432/connect` on a, but `localhost:5432/connect_dev` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `localhost:5432/connect`',
        ],
      ],
    },
    {
      name: 'surely another database, and perhaps the same',
      cluster: [
        ...both(main, 'postgres://c@db/connect'),
        node('c', postgres('postgres://c@db.example.com/other')),
      ],
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `db.example.com:5432/connect` on a, but `db:5432/connect` on b: the texts do not tell whether these are one server.',
          'help: If it is one server by two names or addresses, write it the same way on every node, so that it shows; if not, name the same host on every node.',
          'a.gcfg:4:7 node a: `db.example.com:5432/connect`',
        ],
        [
          'error c.gcfg:4:7 Postgres.URL [a c]',
          'Postgres.URL names `db.example.com:5432/connect` on a, but `db.example.com:5432/other` on c: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `db.example.com:5432/connect`',
        ],
      ],
    },
    {
      name: 'another database for records of use',
      cluster: [
        node('a', instrumentation('postgres://c@db.example.com/usage')),
        node('b', instrumentation('postgres://c@db.example.com/use')),
      ],
      findings: [
        [
          'error b.gcfg:5:22 Postgres.InstrumentationURL [a b]',
          'Postgres.InstrumentationURL names `db.example.com:5432/usage` on a, but `db.example.com:5432/use` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:5:22 node a: `db.example.com:5432/usage`',
        ],
      ],
    },
    {
      name: 'a database for records of use on one node only',
      cluster: [
        node('a', instrumentation('postgres://c@db.example.com/usage')),
        node('b', postgres(main)),
        node('c', postgres(main)),
      ],
      findings: [
        [
          'warning (unknown) a.gcfg:5:22 Postgres.InstrumentationURL [a b c]',
          'Postgres.InstrumentationURL is not set on b and c, but `db.example.com:5432/usage` on a: without one, records of use are kept with all other data.',
          'help: Set it to the same database on every node, or on none.',
          'b.gcfg:3:2 node b: not set',
          'c.gcfg:3:2 node c: not set',
        ],
      ],
    },
    {
      name: 'many nodes with databases of their own',
      cluster: manyNodes(50, (number) => postgres(`postgres://c@db/connect${number > 2 ? number : ''}`)),
      findings: [
        [
          'error connect3.gcfg:4:7 Postgres.URL [connect1 … 48 more … connect50]',
          'Postgres.URL names `db:5432/connect` on connect1 and connect2, but `db:5432/connect3` on connect3, and `db:5432/connect4` on connect4, and something else on 46 more: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'connect1.gcfg:4:7 node connect1: `db:5432/connect`',
          '… 47 more …',
          'connect50.gcfg:4:7 node connect50: `db:5432/connect50`',
        ],
      ],
    },
    {
      name: 'another database on a server with a long name',
      cluster: ['connect', 'connect_test'].map((name) =>
        node(
          name,
          postgres(
            `postgres://c@analytics-cluster.cluster-abcdefghijkl.eu-central-1.rds.amazonaws.com/${name}`,
          ),
        ),
      ),
      findings: [
        [
          'error connect_test.gcfg:4:7 Postgres.URL [connect connect_test]',
          'Postgres.URL names `analytics-cluster.cluster-abcdefg…azonaws.com:5432/connect` on connect, but `analytics-cluster.cluster-abcdefg…ws.com:5432/connect_test` on connect_test: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'connect.gcfg:4:7 node connect: `analytics-cluster.cluster-abcdefg…azonaws.com:5432/connect`',
        ],
      ],
    },
    {
      name: 'another database on another server',
      cluster: both('postgres://c@10.0.0.5/connect', 'postgres://c@10.0.0.6/connect_test'),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `10.0.0.5:5432/connect` on a, but `10.0.0.6:5432/connect_test` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `10.0.0.5:5432/connect`',
        ],
      ],
    },
    {
      name: 'another host, which may be the same by an alias, and another schema',
      cluster: both('postgres://pg/connect?search_path=prod', 'postgres://pg01/connect?search_path=test'),
      findings: [
        [
          'error b.gcfg:4:7 Postgres.URL [a b]',
          'Postgres.URL names `pg:5432/connect (prod)` on a, but `pg01:5432/connect (test)` on b: what is in one of them is missing on the nodes that use another.',
          'help: Name the same host, port and database on every node.',
          'a.gcfg:4:7 node a: `pg:5432/connect (prod)`',
        ],
      ],
    },
    {
      name: 'a URL that no node names',
      cluster: manyNodes(50, () => '[Database]\nProvider = postgres\n'),
      findings: [
        [
          'warning (unknown) connect1.gcfg:1:1 Postgres.URL [connect1 … 48 more … connect50]',
          'Postgres.URL is not set on connect1, connect2, connect3, connect4 and 46 more: nothing tells whether all nodes use one database, as they have to.',
          'help: Set it to the same database on every node. If it comes from the environment of the server, give that: --env-file, or `environment` in the topology.',
          'connect2.gcfg:1:1 node connect2: not set',
          '… 47 more …',
          'connect50.gcfg:1:1 node connect50: not set',
        ],
      ],
    },
    {
      name: 'a URL that is missing on one node, and a gap on another',
      cluster: [
        node('a', postgres(main)),
        node('b', postgres('')),
        node('c', postgres('postgres://c@{{ host }}/x')),
      ],
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [b c]',
          'Postgres.URL is not set on b, and a placeholder that is yet to be filled in on c: nothing tells whether all nodes use one database, as they have to.',
          'help: Set it to the same database on every node. If it comes from the environment of the server, give that: --env-file, or `environment` in the topology. Check the file as it is on the node, with the placeholder filled in; what comes from the environment can be given with --env-file, or `environment` in the topology.',
          'c.gcfg:4:7 node c: a placeholder that is yet to be filled in',
        ],
      ],
    },
    {
      name: 'texts that lead nowhere, and services, which a file on the node explains',
      cluster: [
        ...both(main, 'mysql://c@db2/connect'),
        node('c', postgres('postgres://%zz/connect')),
        node('d', postgres('host=db2')),
        node('e', postgres('postgres:///?service=connect')),
        node('f', '[Database]\nProvider = postgres\n', {
          environment: { CONNECT_POSTGRES_URL: 'service=connect' },
        }),
      ],
      findings: [
        [
          'warning (unknown) b.gcfg:4:7 Postgres.URL [b c d e f]',
          'Postgres.URL is a text that names no host and database on b, c, d, e and 1 more: nothing tells whether all nodes use one database, as they have to.',
          'help: Write it as `postgres://user@host:port/database`, with what is special in it percent-encoded, so that the host and the name of the database can be read.',
          'c.gcfg:4:7 node c: a text that names no host and database',
          'd.gcfg:4:7 node d: a text that names no host and database',
          'e.gcfg:4:7 node e: a text that names no host and database',
          'f.gcfg:1:1 node f: a text that names no host and database, in CONNECT_POSTGRES_URL',
        ],
      ],
    },
  ],
  good: [
    { name: 'one URL', cluster: both(main, main) },
    {
      name: 'other users and passwords',
      cluster: both('postgres://one:secret1@db/connect', 'postgres://two:secret2@db/connect'),
    },
    {
      name: 'letter case, the default port and a dot at the end',
      cluster: both('postgres://c@DB.example.com/connect', 'POSTGRESQL://c@db.example.com.:5432/connect'),
    },
    {
      name: 'parameters in any order',
      cluster: both(
        'postgres://db/connect?sslmode=require&connect_timeout=5',
        'postgres://db/connect?connect_timeout=9&sslmode=disable',
      ),
    },
    { name: 'percent-encoding', cluster: both('postgres://db/con%6Eect', 'postgres://d%62/connect') },
    {
      name: 'a URL and pairs of names and values',
      cluster: both('postgres://c@db/my%20db', "host=db port=5432 dbname='my db' user=c password=x"),
    },
    {
      name: 'parameters in place of what stands before',
      cluster: both('postgres:///?host=db&port=5433&dbname=connect', 'postgres://c:p@db:5433/connect'),
    },
    {
      name: 'the user’s name as the default for the database’s',
      cluster: both('postgres://connect:x@db', 'postgres://c@db/connect'),
    },
    {
      name: 'servers in any order',
      cluster: both('postgres://db1,db2:5433/connect', 'postgres://db2:5433,db1:5432/connect'),
    },
    {
      name: 'an IPv6 address in two forms',
      cluster: both('postgres://[fd00::5]/connect', 'postgres://[FD00:0:0::0005]:5432/connect'),
    },
    {
      name: 'the default schema',
      cluster: both('postgres://db/connect', 'postgres://db/connect?search_path="$user",public'),
    },
    {
      name: 'a schema by both of its ways',
      cluster: both(
        'postgres://db/connect?search_path=Prod',
        'postgres://db/connect?options=-c%20search_path%3Dprod',
      ),
    },
    {
      name: 'two nodes on one machine that use its database',
      cluster: ['localhost', '/run/postgresql'].map((host, index) =>
        node(`n${index}`, postgres(`postgres:///connect?host=${host}`), { facts: { host: 'box' } }),
      ),
    },
    {
      name: 'SQLite, which is another rule’s business',
      cluster: [node('a', postgres(main)), node('b', '[Postgres]\nURL = postgres://other/other\n')],
    },
    {
      name: 'a node that can’t be read',
      cluster: [
        node('a', postgres(main)),
        node('b', '[Database]\nProvider = postgres\n[Postgres]\nURL: postgres://x/y\n'),
      ],
    },
    {
      name: 'records of use in the main database, said or not',
      cluster: [node('a', instrumentation('postgres://i@db.example.com/connect')), node('b', postgres(main))],
    },
    {
      name: 'records of use elsewhere on every node',
      cluster: [
        node('a', instrumentation('postgres://i@db/usage')),
        node('b', instrumentation('postgres://j@db:5432/usage')),
      ],
    },
    { name: 'one node alone', cluster: [node('a', postgres(main))] },
    { name: 'one node alone, without a URL', cluster: [node('a', '[Database]\nProvider = postgres\n')] },
    {
      name: 'nobody to compare with: the others use SQLite, which is another rule’s business',
      cluster: [node('a', '[Database]\nProvider = postgres\n'), node('b', '')],
    },
    {
      name: 'a URL from the environment of each node',
      cluster: ['a', 'b'].map((name) =>
        node(name, '[Database]\nProvider = postgres\n', { environment: { CONNECT_POSTGRES_URL: main } }),
      ),
    },
    {
      name: 'many nodes alike',
      cluster: manyNodes(50, (number) => postgres(`postgres://user${number}@db/connect`)),
    },
  ],
});

describe('a piece of a password is never taken for a host, a port or a database', () => {
  test.each([
    ['an @ in it', 'postgres://c:hunter2@hunter2@db2/connect'],
    ['a # in it', 'URL = "postgres://c:12345#hunter2@db2/connect"'],
    ['a slash in it', 'postgres://c:12345/hunter2@db2/connect'],
    ['a question mark in it', 'postgres://c:12345?hunter2@db2/connect'],
    ['a semicolon that cuts it short', 'URL = postgres://hunter2:12345;hunter2@db2/connect'],
    ['none, as pairs', "host=db2 dbname=connect password='hunter2 host=hunter2'"],
    ['a blank in it, as pairs', 'host=db2 dbname=connect password=12345 hunter2'],
  ])('%s', (_, text) => {
    const line = text.startsWith('URL') ? text : `URL = "${text}"`;
    const given = [
      node('a', postgres(main)),
      node('b', `[Database]\nProvider = postgres\n[Postgres]\n${line}\n`),
    ];
    expect(JSON.stringify(clusterReport('ha/database-differs', given))).not.toMatch(/hunter2|12345/);
  });

  const piece = fc.string({ maxLength: 8, unit: fc.constantFrom(...'a1@:/?#%&=;, \'"\\[]') });
  const form = fc.constantFrom(
    (password: string) => `postgres://c:${password}@db2/connect`,
    (password: string) => `postgres://c:${password}@db2:5433/connect?sslmode=require`,
    (password: string) => `host=db2 dbname=connect password=${password} port=5433`,
    (password: string) => `host=db2 password='${password}' dbname=connect`,
  );
  propertyTest.prop([piece, piece, piece, form])('whatever it holds', (first, second, third, write) => {
    const password = `${first}77321${second}77321${third}`;
    const line = (text: string) => `[Database]\nProvider = postgres\n[Postgres]\nURL = ${text}\n`;
    for (const text of [encodeValue(write(password)), write(password)]) {
      const given = [node('a', postgres(main)), node('b', line(text))];
      expect(JSON.stringify(clusterReport('ha/database-differs', given))).not.toContain('77321');
    }
  });
});
