import { Duration, readValue } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { placeOfValue, valueEdit } from './shared/entry-value.ts';

/** From here on a bare number may well be meant in nanoseconds: a tenth of a second. */
const PLAUSIBLE = 100_000_000n;

/** From here on a number is rather meant in milliseconds than in seconds: more than 11 days. */
const MANY_SECONDS = 1_000_000n;

export const suspiciousDuration = defineRule({
  id: 'value/suspicious-duration',
  severity: 'warning',
  summary: 'Reports a bare number where a duration is meant.',
  why: `The server counts a number without a unit in nanoseconds. \`1800\`, which looks like half an hour in seconds, is
1.8 microseconds: a timeout runs out at once, an interval keeps the server busy.`,
  otherSeverities: 'Information where the catalogue is not sure that the setting is a duration.',
  fixes: ['unsafe'],
  bad: `[Scheduler]
IdleTimeout = 1800
`,
  good: `[Scheduler]
IdleTimeout = 30m
`,
  check({ document, bindings, report, show }) {
    for (const { entry, setting, name } of bindings) {
      if (setting?.type !== 'duration' || entry.value === null) continue;
      const reading = readValue(setting, entry.value);
      if (reading.ok !== true || !reading.remarks?.includes('bare-nanoseconds')) continue;
      const read = reading.value as Duration;
      // A negative number is rather a way to say “never”.
      if (read.nanoseconds < 0n || read.nanoseconds >= PLAUSIBLE) continue;
      const unit = read.nanoseconds < MANY_SECONDS ? 's' : 'ms';
      const likely = new Duration(read.nanoseconds * (unit === 's' ? 1_000_000_000n : 1_000_000n)).toString();
      report({
        range: placeOfValue(entry),
        setting: name,
        severity: setting.certainty === 'uncertain' ? 'info' : undefined,
        message: `${name} = ${show(entry)} is ${inWords(read.nanoseconds)}: a number without a unit counts nanoseconds.`,
        help: `If ${unit === 's' ? 'seconds' : 'milliseconds'} are meant, write ${likely}.`,
        fix: {
          title: `Write ${likely}`,
          applicability: 'unsafe',
          edits: [valueEdit(document, entry, likely)],
        },
      });
    }
  },
});

function inWords(nanoseconds: bigint): string {
  const units = [
    { name: 'millisecond', size: 1_000_000n },
    { name: 'microsecond', size: 1_000n },
    { name: 'nanosecond', size: 1n },
  ];
  const { name, size } = units.find((unit) => nanoseconds >= unit.size)!;
  const number = Number((Number(nanoseconds) / Number(size)).toPrecision(3));
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}
