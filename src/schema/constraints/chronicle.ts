/** Chronicle, the record of usage that Connect can keep. */
import {
  all,
  any,
  conflicts,
  given,
  ignores,
  isInside,
  isOff,
  isOn,
  isSet,
  not,
  requires,
  topic,
} from './constraint.ts';

const CHRONICLE = 'https://docs.posit.co/connect/admin/chronicle/';
const README = 'rstudio/helm: charts/rstudio-connect/README.md.gotmpl';

const on = isOn('Chronicle.Enabled');

export const chronicle = topic(['Chronicle'], () => [
  requires('chronicle-metrics', {
    when: on,
    needs: isSet('Metrics.PrometheusListen'),
    because: 'Chronicle reads its numbers from that endpoint',
    help: 'Set Metrics.PrometheusListen, for example to `:3232`.',
    certainty: 'documented',
    source: CHRONICLE,
  }),
  requires('chronicle-storage', {
    when: on,
    needs: any(isOn('Chronicle.LocalStorageEnabled'), isOn('Chronicle.S3StorageEnabled')),
    because: 'Chronicle has no place to keep its data',
    certainty: 'documented',
    source: CHRONICLE,
  }),
  requires('chronicle-open-telemetry', {
    when: on,
    needs: isOn('OpenTelemetry.Enabled'),
    because: 'recent documentation names it among the prerequisites',
    severity: 'warning',
    certainty: 'documented',
    source: CHRONICLE,
  }),
  requires('chronicle-bucket', {
    when: all(given(on), isOn('Chronicle.S3StorageEnabled')),
    needs: all(isSet('Chronicle.S3Bucket'), isSet('Chronicle.S3Region')),
    because: 'Chronicle does not know where in S3 to keep its data',
    certainty: 'documented',
    source: CHRONICLE,
  }),
  ignores('chronicle-bucket-unused', {
    when: all(given(on), not(isOn('Chronicle.S3StorageEnabled'))),
    settings: ['Chronicle.S3Bucket', 'Chronicle.S3Region', 'Chronicle.S3Prefix'],
    because: 'Chronicle keeps nothing in S3',
    help: 'Set Chronicle.S3StorageEnabled = true to use the bucket.',
    certainty: 'seen',
    source: README,
  }),
  ignores('chronicle-location-unused', {
    when: all(given(on), not(isOn('Chronicle.LocalStorageEnabled'))),
    settings: ['Chronicle.LocalStorageLocation'],
    because: 'Chronicle keeps nothing on disk',
    help: 'Set Chronicle.LocalStorageEnabled = true to use the directory.',
    certainty: 'seen',
    source: README,
  }),
  conflicts('chronicle-in-data-directory', {
    when: all(
      given(all(on, isOn('Chronicle.LocalStorageEnabled'))),
      isInside('Chronicle.LocalStorageLocation', 'Server.DataDir'),
    ),
    because: 'the two kinds of data are to be kept apart',
    help: 'Choose a directory outside of Server.DataDir.',
    certainty: 'seen',
    source: README,
  }),
  ignores('chronicle-unused', {
    when: not(any(on, isOff('Chronicle.Enabled'))),
    settings: 'Chronicle',
    because: 'Connect keeps no record of usage',
    help: 'Set Chronicle.Enabled = true.',
    certainty: 'documented',
    source: CHRONICLE,
  }),
]);
