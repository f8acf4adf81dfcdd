import { boolean, oneOf, path, section } from '../setting.ts';

export const NodeJs = section('NodeJs', { summary: 'Node.js content, an early-access runtime.' }, () => ({
  Enabled: boolean({
    summary: 'Whether the server accepts and runs Node.js content.',
    note: 'Takes effect only together with `EarlyAccess.NodeJs` and needs an Advanced licence. Posit’s pages disagree on whether it works off-host.',
    default: 'false',
    reloadable: false,
    certainty: 'documented',
    source:
      'https://docs.posit.co/connect/cookbook/off-host-execution/creating-a-nodejs-execution-environment/',
  }),
  Executable: path({
    summary: 'Node.js program that content may run with.',
    note: 'Repeat the line for each version. Inferred from the sections of the other languages; the name is unconfirmed.',
    multi: true,
    kind: 'executable',
    reloadable: false,
    certainty: 'uncertain',
    source: 'memory',
  }),
  VersionMatching: oneOf({
    summary: 'How strictly the Node.js version recorded in a bundle decides which installed version runs it.',
    note: 'Inferred from the sections of the other languages; name and values are unconfirmed.',
    values: ['nearest', 'major-minor', 'exact'],
    open: true,
    reloadable: false,
    certainty: 'uncertain',
    source: 'memory',
  }),
}));
