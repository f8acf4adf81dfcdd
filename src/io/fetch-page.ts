/** Fetches a page from a server: within bounds, with its certificate checked, and only over the way that was asked for. */
import { decodeHtml } from './decode-html.ts';
import { fetchFailure } from './fetch-failure.ts';
import { InputError } from './input-error.ts';

export interface FetchOptions {
  /** For the whole page, in milliseconds. */
  readonly timeout?: number;
  /** The largest page, in bytes. */
  readonly limit?: number;
  /** Of the process: what makes Node.js trust anybody is refused. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export interface FetchedPage {
  readonly html: string;
  /** Where it was in the end, as it may be shown: without credentials. */
  readonly url: string;
}

const TIMEOUT = 30_000;
export const LARGEST_PAGE = 20 * 1024 * 1024;
const MOST_REDIRECTS = 5;
const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** An address without its credentials, query and fragment: they may hold a secret. */
export function shownUrl({ origin, pathname }: URL): string {
  return `${origin}${pathname}`;
}

/** @throws {InputError} when there is no page to be had. */
export async function fetchPage(address: string, options: FetchOptions): Promise<FetchedPage> {
  const { timeout = TIMEOUT, limit = LARGEST_PAGE, environment } = options;
  const start = new URL(address);
  const signal = AbortSignal.timeout(timeout);
  let url = start;
  for (let redirects = 0; ; redirects++) {
    const shown = shownUrl(url);
    if (url.protocol === 'https:' && environment.NODE_TLS_REJECT_UNAUTHORIZED === '0')
      throw new InputError(
        `can’t fetch ${shown}: NODE_TLS_REJECT_UNAUTHORIZED=0 switches off the check of certificates; unset it, and name the authority’s certificate in NODE_EXTRA_CA_CERTS`,
      );
    try {
      const response = await fetch(withoutCredentials(url), {
        redirect: 'manual',
        signal,
        headers: { accept: 'text/html', ...credentialsOf(url, start) },
      });
      const target = REDIRECTS.includes(response.status) ? response.headers.get('location') : null;
      if (target === null) return { html: await textOf(response, shown, limit), url: shown };
      await response.body?.cancel();
      url = follow(target, url, redirects);
    } catch (error) {
      throw error instanceof InputError ? error : fetchFailure(shown, error, timeout);
    }
  }
}

function withoutCredentials(url: URL): URL {
  const plain = new URL(url);
  plain.username = '';
  plain.password = '';
  return plain;
}

/** Only for the server for which they were given. */
function credentialsOf({ origin }: URL, start: URL): { authorization?: string } {
  if (origin !== start.origin || (start.username === '' && start.password === '')) return {};
  const pair = [start.username, start.password].map(decodeURIComponent).join(':');
  return { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` };
}

/** Where a redirect leads. */
function follow(target: string, from: URL, redirects: number): URL {
  const shown = shownUrl(from);
  if (!URL.canParse(target, from.href))
    throw new InputError(`can’t fetch ${shown}: it redirects to what is no address`);
  const url = new URL(target, from.href);
  if (url.protocol !== 'https:' && url.protocol !== 'http:')
    throw new InputError(`can’t fetch ${shown}: it redirects to ${url.protocol}, which is not followed`);
  if (isLogin(url))
    throw new InputError(
      `can’t fetch ${shown}: the server asks to sign in (it redirects to ${shownUrl(url)}); sign in with a browser, save the page from there, and give the saved file`,
    );
  if (from.protocol === 'https:' && url.protocol === 'http:')
    throw new InputError(
      `can’t fetch ${shown}: it redirects to ${shownUrl(url)}, away from https, which is not followed; see Server.Address and the proxy in front of the server`,
    );
  if (redirects >= MOST_REDIRECTS) throw new InputError(`can’t fetch ${shown}: it redirects again and again`);
  return url;
}

function isLogin({ pathname, hash, hostname }: URL): boolean {
  return (
    /\b(?:__)?(?:log-?in|sign-?in|sso|saml2?|oauth2?|authorize|auth)(?:__)?\b/i.test(pathname + hash) ||
    /^(?:login|auth|sso|accounts|adfs)\./i.test(hostname)
  );
}

async function textOf(response: Response, shown: string, limit: number): Promise<string> {
  const { status, headers } = response;
  const refuse = async (reason: string): Promise<never> => {
    await response.body?.cancel();
    throw new InputError(`can’t fetch ${shown}: ${reason}`);
  };
  if (status === 401 || status === 403)
    return refuse(
      `the server asks to sign in (it answers ${status}); save the page from a browser, and give the saved file`,
    );
  if (status === 404)
    return refuse(
      'there is no such page (404); the appendix lies at /__docs__/admin/appendix/configuration/ below the server’s address',
    );
  if (status !== 200) return refuse(`the server answers ${status}`);
  const [type = '', ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(/\s*;\s*/);
  if (type !== '' && type !== 'text/html' && type !== 'application/xhtml+xml')
    return refuse(`it is ${type}, no HTML page`);
  const charset = parameters
    .map((parameter) => /^charset="?([^"]+)"?$/.exec(parameter)?.[1])
    .find((found) => found !== undefined);
  const tooLarge = `it is larger than ${Math.floor(limit / 1024 / 1024)} MiB, which no appendix is`;
  if (Number(headers.get('content-length')) > limit) return refuse(tooLarge);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    // Leaving the loop cancels the rest.
    if (size > limit) throw new InputError(`can’t fetch ${shown}: ${tooLarge}`);
    chunks.push(chunk);
  }
  return decodeHtml(Buffer.concat(chunks), shown, charset);
}
