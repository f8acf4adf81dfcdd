import { InputError } from './input-error.ts';

/** Why a page could not be fetched, and what to do. */
export function fetchFailure(shown: string, error: unknown, timeout: number): InputError {
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError' || name === 'AbortError')
    return new InputError(`can’t fetch ${shown}: the server did not answer within ${timeout / 1000} seconds`);
  const code = codeOf(cause) ?? codeOf(error) ?? '';
  const reason = REASONS[code] ?? (cause instanceof Error && cause.message !== '' ? cause.message : message);
  return new InputError(`can’t fetch ${shown}: ${reason}`);
}

function codeOf(error: unknown): string | undefined {
  const { code, errors } = (error ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] };
  if (typeof code === 'string') return code;
  // One for each of the server’s addresses.
  return errors === undefined ? undefined : codeOf(errors[0]);
}

const UNTRUSTED =
  'nobody that this machine trusts vouches for the server’s certificate; name the certificate of its authority in the variable NODE_EXTRA_CA_CERTS';

const REASONS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: UNTRUSTED,
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  CERT_UNTRUSTED: UNTRUSTED,
  CERT_HAS_EXPIRED: 'the server’s certificate has expired',
  CERT_NOT_YET_VALID: 'the server’s certificate is not valid yet: look at the clocks of both machines',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the server’s certificate is for another name: use the one in Server.Address',
  EPROTO: 'the server does not speak TLS there: try http://, or another port',
  ERR_SSL_WRONG_VERSION_NUMBER: 'the server does not speak TLS there: try http://, or another port',
  ENOTFOUND: 'there is no server of this name',
  EAI_AGAIN: 'the name of the server can’t be looked up at the moment',
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the server broke off the connection',
  EHOSTUNREACH: 'there is no way to the server',
  ENETUNREACH: 'there is no way to the server',
  ETIMEDOUT: 'the server did not answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'the server did not answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'the server did not answer in time',
  UND_ERR_BODY_TIMEOUT: 'the server stopped in the midst of the page',
  UND_ERR_SOCKET: 'the server broke off the connection',
};
