import type { Setting } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { stageOf } from './life/lifetime.ts';
import { adviceFor, renameTo } from './life/successor.ts';

export const deprecatedSetting = defineRule({
  id: 'schema/deprecated-setting',
  severity: 'warning',
  summary: 'Reports a setting that is deprecated in the version of Connect judged by.',
  why: `A deprecated setting still works, and the server mentions it in its log while it starts. A later release drops
it, and then its mere presence keeps the server from starting: in the middle of an upgrade, when nobody wants to learn
about it.`,
  otherSeverities: `Information where the catalogue is not sure of the setting, and where a setting without a successor
was deprecated less than two years ago: there is nothing to do yet.`,
  fixes: ['safe'],
  bad: `[Server]
RVersion = /opt/R/4.4.1
`,
  good: `[R]
Executable = /opt/R/4.4.1/bin/R
`,
  check({ bindings, connectVersion, report }) {
    for (const binding of bindings) {
      const { entry, section, setting, name } = binding;
      if (section === undefined || setting?.deprecated === undefined) continue;
      if (stageOf(setting, section, connectVersion) !== 'deprecated') continue;
      const { deprecated } = setting;
      const since = deprecated.since === undefined ? '' : ` since Connect ${deprecated.since}`;
      report({
        range: entry.keyRange,
        setting: name,
        severity:
          setting.certainty === 'uncertain' || canWait(deprecated, connectVersion) ? 'info' : undefined,
        message: `${name} is deprecated${since}: it still works, but a later release may refuse to start on it.`,
        help: adviceFor(deprecated, 'Plan to do without it.'),
        fix: renameTo(deprecated, binding, bindings),
      });
    }
  },
});

/** Whether nothing takes the setting’s place and its end is not near. */
function canWait({ replacement, since }: NonNullable<Setting['deprecated']>, version: string): boolean {
  if (replacement !== undefined || since === undefined) return false;
  const year = (text: string) => Number.parseInt(text, 10);
  // Before 2021 versions did not count years.
  return year(since) > 2000 && year(version) - year(since) < 2;
}
