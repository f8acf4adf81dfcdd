/**
 * Addresses to listen on, as Go's `net.Listen("tcp", …)` takes them: `:3939`, `127.0.0.1:3939`, `[::1]:3939`.
 */
import { accept, type Reading, type Remark, refuse } from './result.ts';

/** The two halves of a listen address. */
export interface ListenAddress {
  /** Without the brackets of an IPv6 address; empty for every interface. */
  readonly host: string;
  /** A number, or a service's name (`http`); 0 where the system picks one. */
  readonly port: number | string;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const HOST_NAME = /^(?!.*\.\.)[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]*[\p{L}\p{N}_.])?$/u;

/** Whether a text is an IPv6 address, perhaps with a zone (`fe80::1%eth0`). */
export function isIpv6(text: string): boolean {
  const address = text.replace(/%[^%]+$/, '');
  if (!/^[0-9a-fA-F:.]+$/.test(address) || !address.includes(':')) return false;
  const last = address.slice(address.lastIndexOf(':') + 1);
  if (last.includes('.') && !IPV4.test(last)) return false;
  // an IPv4 tail takes the place of two groups
  const groups = last.includes('.') ? `${address.slice(0, -last.length)}0:0` : address;
  const halves = groups.split('::');
  if (halves.length > 2) return false;
  const counts = halves.map((half) => (half === '' ? [] : half.split(':')));
  if (!counts.flat().every((group) => /^[0-9a-fA-F]{1,4}$/.test(group))) return false;
  const total = counts.flat().length;
  return halves.length === 2 ? total < 8 : total === 8;
}

/** Takes a listen address apart; undefined where it has no `host:port` form. */
export function splitListen(text: string): ListenAddress | undefined {
  const match = /^(?:\[([^\]]*)\]|([^:[\]]*)):([^:]*)$/.exec(text);
  if (match === null) return undefined;
  const [, bracketed, plain = '', port = ''] = match;
  return { host: bracketed ?? plain, port: /^\d*$/.test(port) ? Number(port) : port };
}

function refuseListen(why: string, advice: string, suggestion?: string): Reading<never> {
  return refuse(`is not an address to listen on: ${why}`, { advice, suggestion });
}

function refuseLink(url: string): Reading<never> {
  const inner = /^[a-z]+:\/\/([^/?#@\s]+)\/?$/i.exec(url)?.[1];
  const suggestion = inner !== undefined && readListen(inner).ok === true ? inner : undefined;
  return refuseListen('it is a URL', `write ${suggestion ?? 'host and port alone'}`, suggestion);
}

/** What is wrong with a text that has no `host:port` form. */
function refuseForm(text: string): Reading<never> {
  if (/^\d{1,5}$/.test(text)) {
    const suggestion = `:${Number(text)}`;
    return Number(text) > 65_535
      ? refuseListen('the port is not between 0 and 65535', 'write a port from 1 to 65535')
      : refuseListen('the colon before the port is missing', `write ${suggestion}`, suggestion);
  }
  if (isIpv6(text)) {
    return refuseListen('an IPv6 address needs brackets and a port', `write [${text}]:3939`);
  }
  const port = /^(.*):(\d+)$/.exec(text);
  if (port !== null && isIpv6(port[1] ?? '')) {
    const suggestion = `[${port[1]}]:${port[2]}`;
    return refuseListen('an IPv6 address needs brackets', `write ${suggestion}`, suggestion);
  }
  if (/^[/@]/.test(text)) return refuseListen('it is the path of a socket', 'write a port such as :3939');
  if (!text.includes(':')) return refuseListen('the port is missing', 'write host and port, such as :3939');
  return refuseListen('it has no host:port form', 'write host and port, such as :3939 or 127.0.0.1:3939');
}

/**
 * Reads a listen address. Port 0 or none lets the system pick one (remark `any-port`); a service's name is
 * taken with the remark `service-port`, for Go looks it up.
 */
export function readListen(text: string): Reading<string> {
  if (text === '') return accept(text, 'empty');
  if (/^[a-z]+:\/\//i.test(text)) return refuseLink(text);
  const address = splitListen(text);
  if (address === undefined) return refuseForm(text);
  const { host, port } = address;

  if (host === '*') {
    const suggestion = text.slice(1);
    return refuseListen('* is no host name', `write ${suggestion}`, suggestion);
  }
  if (text.startsWith('[') ? !isIpv6(host) : host !== '' && !HOST_NAME.test(host)) {
    return refuseListen('the host is no name and no address', 'write host and port, such as 127.0.0.1:3939');
  }
  if (/^[\d.]+$/.test(host) && !IPV4.test(host)) {
    return refuseListen('the host is no IPv4 address', 'write four numbers from 0 to 255');
  }
  const remarks: Remark[] = [];
  if (typeof port === 'number') {
    if (port > 65_535) {
      return refuseListen('the port is not between 0 and 65535', 'write a port from 1 to 65535');
    }
    if (port === 0) remarks.push('any-port');
  } else if (/^[A-Za-z][A-Za-z0-9-]*$/.test(port)) {
    remarks.push('service-port');
  } else {
    return refuseListen('the port is not a number', 'write a port from 1 to 65535');
  }
  return accept(text, ...remarks);
}
