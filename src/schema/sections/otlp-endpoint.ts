import { boolean, section, url } from '../setting.ts';

export const OTLPEndpoint = section(
  'OTLPEndpoint',
  {
    summary: 'A receiver of OpenTelemetry data, known by the name in the header.',
    subsection: 'expected',
  },
  () => ({
    Endpoint: url({
      summary: 'Address of the receiver, which has to speak OTLP over HTTP.',
      note: 'Connect adds `/v1/traces`, `/v1/logs` and `/v1/metrics` itself: the address must not end in one of them. For several receivers, give each a section with a name of its own.',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html',
    }),
    Logs: boolean({
      summary: 'Whether the receiver gets log entries.',
      default: 'true',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html',
    }),
    Metrics: boolean({
      summary: 'Whether the receiver gets metrics.',
      default: 'true',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html',
    }),
    Traces: boolean({
      summary: 'Whether the receiver gets traces.',
      default: 'true',
      since: '2026.02.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/opentelemetry/getting-started.html',
    }),
  }),
);
