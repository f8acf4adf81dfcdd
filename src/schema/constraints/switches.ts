/** Settings that wait for the switch of their feature. */
import { equals, ignores, isOff, isOn, isSet, not, topic } from './constraint.ts';

export const switches = topic(['Branding', 'Metrics', 'CORS', 'Logging', 'Applications'], () => [
  ignores('branding-not-on', {
    when: not(isOn('Branding.Enabled')),
    settings: ['Branding.DisplayName', 'Branding.Logo', 'Branding.Favicon'],
    because: 'the dashboard keeps the name and looks of the product',
    help: 'Set Branding.Enabled = true.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/appendix/branding/',
  }),
  ignores('metrics-off', {
    when: isOff('Metrics.Enabled'),
    settings: ['Metrics.DataPath', 'Metrics.Interval', 'Metrics.User'],
    because: 'the server records no metrics',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/operational-metrics',
  }),
  ignores('graphite-not-on', {
    when: not(isOn('Metrics.GraphiteEnabled')),
    settings: ['Metrics.GraphiteHost', 'Metrics.GraphitePort', 'Metrics.GraphiteClientId'],
    because: 'no metrics are sent to Graphite',
    certainty: 'uncertain',
    source: 'memory',
  }),
  ignores('cors-not-on', {
    when: not(isOn('CORS.Enabled')),
    settings: ['CORS.AllowOrigin'],
    because: 'the server allows no other origins',
    certainty: 'uncertain',
    source: 'memory',
  }),
  ignores('audit-log-format', {
    when: not(isSet('Logging.AuditLog')),
    settings: ['Logging.AuditLogFormat'],
    because: 'there is no audit log to be written in that format',
    help: 'Set Logging.AuditLog to a path, or to STDOUT.',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/auditing/',
    // 2022.11 itself wrote to a file of its own then.
    since: '2022.12.0',
  }),
  ignores('bundles-kept', {
    when: equals('Applications.BundleRetentionLimit', '0'),
    settings: ['Applications.BundleReapFrequency'],
    because: 'every bundle is kept, so there is none to be removed',
    help: 'Set Applications.BundleRetentionLimit to the number of bundles to keep of each item.',
    severity: 'info',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/server-management/disk-space',
  }),
  ignores('python-environments-kept', {
    when: isOff('Applications.PythonEnvironmentReaping'),
    settings: ['Applications.PythonEnvironmentReapFrequency'],
    because: 'Python environments that nothing uses any more are kept',
    certainty: 'uncertain',
    source: 'memory',
  }),
]);
