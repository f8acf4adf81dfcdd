import { splitListen } from '../../schema/index.ts';
import type { ClusterNode } from '../node.ts';
import { command } from './shell.ts';

/** Asks a node itself whether it is up, past the load balancer; waits for a server that is still starting. */
export function pingCommand(node: ClusterNode, minutes = 1): string {
  const { url, options } = localAddress(node);
  const patience = ['--retry', String(minutes * 30), '--retry-delay', '2', '--retry-connrefused'];
  return command('curl', '--fail', '--silent', '--show-error', ...options, ...patience, `${url}/__ping__`);
}

/** Where a node answers on its own machine. Without a listener that can be read: where the installer has it. */
function localAddress(node: ClusterNode): { readonly url: string; readonly options: readonly string[] } {
  const http = address(node, 'HTTP.Listen', 'http');
  if (http !== undefined) return { url: `http://${http}`, options: [] };
  const https = address(node, 'HTTPS.Listen', 'https');
  // The certificate is for the name that users know.
  if (https !== undefined) return { url: `https://${https}`, options: ['--insecure'] };
  return { url: 'http://localhost:3939', options: [] };
}

function address(node: ClusterNode, setting: string, service: 'http' | 'https'): string | undefined {
  const value = node.text(setting) === undefined ? undefined : node.settings.value(setting);
  const parts = typeof value === 'string' ? splitListen(value) : undefined;
  if (parts === undefined || parts.port === 0) return undefined;
  const { port } = parts;
  if (typeof port === 'string' && port !== 'http' && port !== 'https') return undefined;
  const everywhere = ['', '0.0.0.0', '::', '*'].includes(parts.host);
  const host = everywhere ? 'localhost' : parts.host.includes(':') ? `[${parts.host}]` : parts.host;
  const number = port === 'http' ? 80 : port === 'https' ? 443 : port;
  return number === (service === 'http' ? 80 : 443) ? host : `${host}:${number}`;
}
