import { boolean, path, section } from '../setting.ts';

export const TensorFlow = section('TensorFlow', { summary: 'TensorFlow models served as APIs.' }, () => ({
  Enabled: boolean({
    summary: 'Whether the server accepts and serves TensorFlow models.',
    note: 'Without `TensorFlow.Executable` the server warns at start-up. The default is unconfirmed.',
    default: 'false',
    since: '2024.05.0',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/tensorflow',
  }),
  Executable: path({
    summary: 'Program of TensorFlow Serving that models are served with.',
    note: 'Off-host execution ignores the setting and takes the program from the execution environments.',
    kind: 'executable',
    since: '2024.05.0',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/tensorflow',
  }),
}));
