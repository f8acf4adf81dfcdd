/** OpenTelemetry and its receivers. */
import {
  all,
  conflicts,
  hasSection,
  ignores,
  isOff,
  isOn,
  isSet,
  matches,
  not,
  requires,
  topic,
} from './constraint.ts';

const GETTING_STARTED = 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html';

const each = 'OTLPEndpoint';

export const openTelemetry = topic(['OpenTelemetry', 'OTLPEndpoint', 'Metrics'], () => [
  requires('otlp-address', {
    each,
    when: hasSection('OTLPEndpoint'),
    needs: isSet('OTLPEndpoint.Endpoint'),
    because: 'Connect does not know where to send data',
    help: 'Give the base URL of the receiver, as in `http://localhost:4318`.',
    certainty: 'documented',
    source: GETTING_STARTED,
  }),
  conflicts('otlp-address-path', {
    each,
    when: matches('OTLPEndpoint.Endpoint', 'names the path of one kind of data', (url) =>
      /\/v1\/(?:traces|logs|metrics)\/?\s*$/i.test(url),
    ),
    because: 'Connect adds these paths itself, and would send to an address that does not exist',
    help: 'End the address before `/v1/`.',
    certainty: 'documented',
    source: GETTING_STARTED,
  }),
  conflicts('otlp-nothing-to-send', {
    each,
    when: all(isOff('OTLPEndpoint.Traces'), isOff('OTLPEndpoint.Logs'), isOff('OTLPEndpoint.Metrics')),
    because: 'nothing is left that Connect could send to this receiver',
    help: 'Turn on what the receiver is to get, or remove the section.',
    severity: 'warning',
    certainty: 'documented',
    source: GETTING_STARTED,
  }),
  ignores('otlp-unused', {
    when: not(isOn('OpenTelemetry.Enabled')),
    settings: 'OTLPEndpoint',
    because: 'Connect collects no data that it could send',
    help: 'Set OpenTelemetry.Enabled = true.',
    certainty: 'documented',
    source: GETTING_STARTED,
  }),
  ignores('open-telemetry-off', {
    when: not(isOn('OpenTelemetry.Enabled')),
    settings: [
      'OpenTelemetry.AllowContentInstrumentation',
      'OpenTelemetry.APIInstrumentation',
      'OpenTelemetry.CollectorAdvertiseHost',
      'OpenTelemetry.DatabaseInstrumentation',
    ],
    because: 'Connect collects no data',
    severity: 'info',
    certainty: 'documented',
    source: GETTING_STARTED,
  }),
  requires('metrics-dashboard-source', {
    when: isSet('Metrics.DashboardURL'),
    needs: all(isOn('OpenTelemetry.Enabled'), hasSection('OTLPEndpoint')),
    because: 'the dashboard shows what Connect sends to a receiver',
    help: 'Set OpenTelemetry.Enabled = true, and describe the receiver in a section [OTLPEndpoint "name"].',
    severity: 'warning',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/user/metrics/',
  }),
]);
