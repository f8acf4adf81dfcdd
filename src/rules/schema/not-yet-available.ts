import { foldName } from '../../parser/index.ts';
import type { Binding } from '../../schema/index.ts';
import { defineRule } from '../rule.ts';
import { firstVersion, hasCome, stageOf } from './life/lifetime.ts';

export const notYetAvailable = defineRule({
  id: 'schema/not-yet-available',
  severity: 'error',
  summary: 'Reports a setting or section that is newer than the version of Connect judged by.',
  why: `A server does not know the settings of later releases, and refuses to start on names that it does not know. It
happens when a file is copied from a newer server, written after the documentation of the newest release, or kept after
a return to an older one. Say with \`--connect-version\` which release the file is for.`,
  otherSeverities: 'Warning where the first version with the setting is not documented.',
  bad: `[OpenTelemetry]
Enabled = true
`,
  good: `[Metrics]
PrometheusListen = :3232
`,
  exampleOptions: { connectVersion: '2025.06.0' },
  check({ document, catalogue, bindings, connectVersion, report }) {
    // A section that is too new is one finding; its settings need not be mentioned.
    for (const header of document.sections()) {
      const section = header.broken ? undefined : catalogue.findSection(header.name);
      if (section?.since === undefined || hasCome(section.since, connectVersion)) continue;
      const inside = bindings.filter(({ entry }) => foldName(entry.section) === foldName(section.name));
      report({
        range: header.nameRange,
        setting: section.name,
        severity: inside.some(isDocumented) ? 'error' : 'warning',
        message: `[${section.name}] is new in Connect ${section.since}: a server of version ${connectVersion} refuses to start on it.`,
        help: `Remove the section, or upgrade to Connect ${section.since} or later.`,
      });
    }
    for (const binding of bindings) {
      const { entry, section, setting, name } = binding;
      if (section === undefined || setting === undefined) continue;
      if (stageOf(setting, section, connectVersion) !== 'future') continue;
      if (section.since !== undefined && !hasCome(section.since, connectVersion)) continue;
      const since = firstVersion(setting, section);
      report({
        range: entry.keyRange,
        setting: name,
        severity: isDocumented(binding) ? 'error' : 'warning',
        message: `${name} is new in Connect ${since}: a server of version ${connectVersion} refuses to start on it.`,
        help: `Remove the line, or upgrade to Connect ${since} or later.`,
      });
    }
  },
});

function isDocumented({ setting }: Binding): boolean {
  return setting?.certainty === 'documented';
}
