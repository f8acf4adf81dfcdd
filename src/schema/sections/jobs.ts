import { duration, integer, section } from '../setting.ts';

export const Jobs = section(
  'Jobs',
  { summary: 'How long the records of finished processes are kept.' },
  () => ({
    MaxCompleted: integer({
      summary: 'Number of finished jobs whose records and logs are kept for each content item.',
      unit: 'jobs',
      default: '1000',
      certainty: 'uncertain',
      source: 'memory',
    }),
    OldestCompleted: duration({
      summary: 'Age at which the records and logs of a finished job are deleted.',
      note: 'The default is less certain than the name.',
      default: '30d',
      certainty: 'uncertain',
      source: 'memory',
    }),
  }),
);
