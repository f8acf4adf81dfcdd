import { defineRule } from '../rule.ts';
import { stageOf } from './life/lifetime.ts';
import { adviceFor, renameTo } from './life/successor.ts';

export const removedSetting = defineRule({
  id: 'schema/removed-setting',
  severity: 'error',
  summary: 'Reports a setting that the version of Connect judged by no longer has.',
  why: `To a server that has dropped a setting its name is as unknown as a misspelt one: the server refuses to start
while the line is there.`,
  otherSeverities: 'Warning where the catalogue is not sure of the setting.',
  fixes: ['safe'],
  bad: `[Applications]
EnvironmentBlacklist = LD_PRELOAD
`,
  good: `[Applications]
ProhibitedEnvironment = LD_PRELOAD
`,
  check({ bindings, connectVersion, report }) {
    for (const binding of bindings) {
      const { entry, section, setting, name } = binding;
      if (section === undefined || setting?.removed === undefined) continue;
      if (stageOf(setting, section, connectVersion) !== 'removed') continue;
      const { removed } = setting;
      const version = removed.in === undefined ? '' : ` in Connect ${removed.in}`;
      report({
        range: entry.keyRange,
        setting: name,
        severity: setting.certainty === 'uncertain' ? 'warning' : undefined,
        message: `${name} was removed${version}: the server refuses to start while it is there.`,
        help: adviceFor(removed, 'Delete the line.'),
        fix: renameTo(removed, binding, bindings),
      });
    }
  },
});
