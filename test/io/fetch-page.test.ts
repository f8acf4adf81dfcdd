import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fetchPage } from '../../src/io/fetch-page.ts';
import { InputError } from '../../src/io/input-error.ts';
import { makeDirectory } from '../cli/fake-terminal.ts';
import { selfSigned } from './self-signed.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, 'localhost', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** The address of a server that answers so. */
async function serve(answer: RequestListener): Promise<string> {
  return `http://localhost:${await listening(createServer(answer))}`;
}

const environment = {};
const fetched = (url: string, options = {}) => fetchPage(url, { environment, timeout: 5000, ...options });

async function failure(url: string, options = {}): Promise<string> {
  const error = await fetched(url, options).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(InputError);
  return (error as Error).message.replaceAll(/localhost:\d+/g, 'HOST');
}

describe('a page', () => {
  test('is fetched, and named without what may be secret', async () => {
    let sent: string | undefined;
    const url = await serve(({ headers }, response) => {
      sent = headers.authorization;
      response.writeHead(200, HTML).end('<p>grün</p>');
    });
    const page = await fetched(`${url.replace('//', '//jane:hunter%202@')}/a/?token=hunter2#b`);
    expect(page).toEqual({ html: '<p>grün</p>', url: `${url}/a/` });
    expect(sent).toBe(`Basic ${Buffer.from('jane:hunter 2').toString('base64')}`);
  });

  test.each([
    ['what the server says', 'text/html; charset="ISO-8859-1"', Buffer.from('<p>gr\xfcn</p>', 'latin1')],
    ['what the page says', 'text/html', Buffer.from('<meta charset=windows-1252><p>gr\xfcn</p>', 'latin1')],
    ['a byte-order mark', 'text/html; charset=latin1', Buffer.from('\uFEFF<p>grün</p>')],
    ['UTF-8 without a word', 'application/xhtml+xml', Buffer.from('<p>grün</p>')],
  ])('is decoded by %s', async (_, type, bytes) => {
    const url = await serve((_request, response) =>
      response.writeHead(200, { 'content-type': type }).end(bytes),
    );
    expect((await fetched(url)).html).toContain('<p>grün</p>');
  });

  test('may be behind redirects, which get no credentials of another server', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve(({ headers }, response) => {
      seen.push(headers.authorization);
      response.writeHead(200, HTML).end('here');
    });
    const url = await serve(({ headers, url: path }, response) => {
      seen.push(headers.authorization?.slice(0, 5));
      response.writeHead(302, { location: path === '/' ? '/next' : `${other}/there` }).end();
    });
    expect(await fetched(url.replace('//', '//a:b@'))).toEqual({ html: 'here', url: `${other}/there` });
    expect(seen).toEqual(['Basic', 'Basic', undefined]);
  });
});

describe('no page', () => {
  test.each<[string, RequestListener, string]>([
    [
      'that is not there',
      (_, response) => response.writeHead(404).end(),
      'there is no such page (404); the appendix lies at /__docs__/admin/appendix/configuration/ below the server’s address',
    ],
    [
      'without signing in',
      (_, response) => response.writeHead(401).end(),
      'the server asks to sign in (it answers 401); save the page from a browser, and give the saved file',
    ],
    ['of a server in trouble', (_, response) => response.writeHead(502).end(), 'the server answers 502'],
    [
      'of another kind',
      (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'),
      'it is application/json, no HTML page',
    ],
    [
      'in an encoding that nobody knows',
      (_, response) => response.writeHead(200, { 'content-type': 'text/html; charset=klingon' }).end('x'),
      'its encoding klingon is none that is known',
    ],
    [
      'behind endless redirects',
      (_, response) => response.writeHead(301, { location: '/' }).end(),
      'it redirects again and again',
    ],
    [
      'behind a redirect to a file',
      (_, response) => response.writeHead(301, { location: 'file:///etc/passwd' }).end(),
      'it redirects to file:, which is not followed',
    ],
    [
      'behind a redirect to nowhere',
      (_, response) => response.writeHead(301, { location: 'http://' }).end(),
      'it redirects to what is no address',
    ],
    [
      'behind a page for signing in',
      (_, response) => response.writeHead(302, { location: '/__login__?url=x' }).end(),
      'the server asks to sign in (it redirects to http://HOST/__login__); sign in with a browser, save the page from there, and give the saved file',
    ],
    [
      'of a server that hangs up',
      (request) => request.socket.destroy(),
      'the server broke off the connection',
    ],
  ])('%s', async (_, answer, reason) => {
    const url = await serve(answer);
    const message = await failure(`${url}/x`);
    expect(message).toMatch(/^can’t (?:fetch|read) http:\/\/HOST\/x?: /);
    expect(message).toContain(reason);
  });

  test.each([
    [
      'said beforehand',
      (response: Parameters<RequestListener>[1]) =>
        response.writeHead(200, { ...HTML, 'content-length': 5_000_000 }),
    ],
    ['found out', (response: Parameters<RequestListener>[1]) => response.writeHead(200, HTML)],
  ])('larger than any appendix, as %s', async (_, head) => {
    const url = await serve((_request, response) => {
      head(response);
      const more = () =>
        void (response.writable && response.write('x'.repeat(65_536), () => setImmediate(more)));
      more();
    });
    expect(await failure(url, { limit: 1024 * 1024 })).toBe(
      'can’t fetch http://HOST/: it is larger than 1 MiB, which no appendix is',
    );
  });

  test('of a server that says nothing', async () => {
    const url = await serve(() => undefined);
    expect(await failure(url, { timeout: 200 })).toBe(
      'can’t fetch http://HOST/: the server did not answer within 0.2 seconds',
    );
  });

  test('of a server that stops in the midst of it', async () => {
    const url = await serve((_, response) => void response.writeHead(200, HTML).write('<p>'));
    expect(await failure(url, { timeout: 300 })).toContain('the server did not answer within 0.3 seconds');
  });

  test('where nothing listens, or there is nobody', async () => {
    const server = createServer();
    const port = await listening(server);
    await new Promise((done) => server.close(done));
    expect(await failure(`http://localhost:${port}/`)).toBe(
      'can’t fetch http://HOST/: nothing listens there',
    );
  });
});

describe('over TLS', () => {
  const secure = async (answer: RequestListener, { key, cert } = selfSigned()) =>
    `https://localhost:${await listening(createSecureServer({ key, cert }, answer))}`;

  test('a certificate that nobody vouches for is refused', async () => {
    const url = await secure((_, response) => response.writeHead(200, HTML).end('x'));
    expect(await failure(url)).toBe(
      'can’t fetch https://HOST/: nobody that this machine trusts vouches for the server’s certificate; name the certificate of its authority in the variable NODE_EXTRA_CA_CERTS',
    );
  });

  test('and so is the switch that trusts everybody', async () => {
    const message = await failure('https://localhost:1/', {
      environment: { NODE_TLS_REJECT_UNAUTHORIZED: '0' },
    });
    expect(message).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates');
  });

  test('with NODE_EXTRA_CA_CERTS it is taken; a way back to http is not', async () => {
    const pair = selfSigned();
    const directory = makeDirectory({ 'ca.pem': pair.cert });
    const program = join(directory, 'fetch.mjs');
    const source = fileURLToPath(new URL('../../src/io/fetch-page.ts', import.meta.url));
    const { outputFiles } = await build({
      stdin: {
        contents: `import { fetchPage } from ${JSON.stringify(source)};
          for (const url of process.argv.slice(2))
            console.log(await fetchPage(url, { environment: process.env }).then(({ html }) => html, ({ message }) => message));`,
        resolveDir: directory,
      },
      bundle: true,
      format: 'esm',
      platform: 'node',
      write: false,
    });
    writeFileSync(program, outputFiles[0]!.contents);
    const url = await secure(({ url: path }, response) => {
      if (path === '/') response.writeHead(200, HTML).end('the page');
      else response.writeHead(302, { location: 'http://localhost/plain' }).end();
    }, pair);
    const { stdout } = await promisify(execFile)(process.execPath, [program, url, `${url}/down`], {
      env: { ...process.env, NODE_EXTRA_CA_CERTS: join(directory, 'ca.pem') },
    });
    expect(stdout.replaceAll(/localhost:\d+/g, 'HOST')).toBe(
      'the page\ncan’t fetch https://HOST/down: it redirects to http://localhost/plain, away from https, which is not followed; see Server.Address and the proxy in front of the server\n',
    );
  });

  test('a server that does not speak it', async () => {
    const url = await serve((_, response) => response.end());
    expect(await failure(url.replace('http:', 'https:'))).toContain('the server does not speak TLS there');
  });
});
