/** Sign-in that a proxy in front of Connect takes care of. */
import { any, isSet, requires, topic, withProvider } from './constraint.ts';

export const proxyAuth = topic(['ProxyAuth'], () => [
  requires('proxy-sign-in-address', {
    when: withProvider('proxy', any(isSet('ProxyAuth.LoginURL'), isSet('ProxyAuth.LogoutURL'))),
    needs: isSet('Server.Address'),
    because: 'Connect has to know its own address to bring people back from there',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/authentication/proxied/',
  }),
]);
