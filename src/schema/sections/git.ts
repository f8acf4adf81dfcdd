import { boolean, duration, integer, path, section } from '../setting.ts';

export const Git = section('Git', { summary: 'Content that is deployed from Git repositories.' }, () => ({
  Concurrency: integer({
    summary: 'Upper bound for Git operations that run in parallel.',
    default: '2',
    min: 1,
    unit: 'operations',
    certainty: 'documented',
    source: 'https://colorado.posit.co/rsc/posit-admin-training/courses/connect/publishing.html',
  }),
  Enabled: boolean({
    summary: 'Whether publishers can deploy content from a Git repository.',
    note: 'While it is on, a server whose Git is older than 1.7.12 or cannot be found does not start. The name of the setting is unconfirmed.',
    default: 'true',
    since: '1.7.6',
    certainty: 'uncertain',
    source: 'memory',
  }),
  Executable: path({
    summary: 'Git program to run, for when the one found on `PATH` is not suitable.',
    note: 'Git 1.7.12 is the oldest version that is accepted. It runs under the account in `Applications.RunAs`.',
    kind: 'executable',
    certainty: 'documented',
    source: 'https://docs.posit.co/connect/admin/content-management/git-backed',
  }),
  PollingFrequency: duration({
    summary: 'Interval at which the server looks for new commits in the repositories of deployed content.',
    default: '15m',
    certainty: 'documented',
    source: 'https://colorado.posit.co/rsc/posit-admin-training/courses/connect/publishing.html',
  }),
}));
