import { readValue } from '../../schema/index.ts';
import type { Severity } from '../diagnostic.ts';
import { defineRule } from '../rule.ts';
import { placeOfValue } from '../value/shared/entry-value.ts';
import { type InsecureSetting, insecureSettings, type Surroundings } from './insecure/settings.ts';
import { isLocalServer } from './shared/reach.ts';

export const insecureSetting = defineRule({
  id: 'security/insecure-setting',
  severity: 'warning',
  summary: 'Reports a setting that weakens the server.',
  why: `A server is weakened on purpose for a test, to get over a problem with a certificate, or because a file of
somebody else’s was taken as a start; then it goes into production, and nothing reminds of it. Each finding says what
the setting opens, and to whom. Only values in force are looked at.`,
  otherSeverities: `Info where \`Server.Address\` says that only this machine reaches the server (a test, a
demonstration), where the other end of a connection is a neighbour (a name without a dot, as containers have), where
the consequence is small or depends on a firewall, and where the setting or its meaning is unconfirmed.`,
  bad: `[Server]
Address = https://connect.example.com
FrameOptionsDashboard = NONE

[Applications]
RunAs = root

[Postgres]
URL = postgres://connect@db.example.com/connect?sslmode=disable
`,
  good: `[Server]
Address = https://connect.example.com
FrameOptionsDashboard = SAMEORIGIN

[Applications]
RunAs = rstudio-connect

[Postgres]
URL = postgres://connect@db.example.com/connect?sslmode=verify-full
`,
  check({ settings, show, report }) {
    for (const { section, subsection, key, setting, texts } of settings.present()) {
      for (const insecure of bySetting.get(`${section.name}.${key}`) ?? []) {
        const surroundings: Surroundings = {
          settings,
          sibling: (name) => settings.value({ section: section.name, subsection, key: name }),
          hasSibling: (name) => settings.find({ section: section.name, subsection, key: name }) !== undefined,
        };
        for (const { text, origin } of texts) {
          if (origin.kind !== 'file') continue;
          const reading = readValue(setting, text ?? 'true');
          const found = reading.ok === true && insecure.when(reading.value, surroundings);
          if (found === false) continue;
          const { entry, name } = origin.binding;
          const value = text === null ? '`true`' : show(entry);
          report({
            range: placeOfValue(entry),
            setting: name,
            severity: severityOf(insecure, found === 'info' || isLocalServer(settings)),
            message: `${insecure.showsValue === false ? name : `${name} = ${value}`} ${insecure.claim}.`,
            help: insecure.help,
          });
        }
      }
    }
  },
});

const bySetting = new Map<string, InsecureSetting[]>();
for (const insecure of insecureSettings)
  bySetting.set(insecure.setting, [...(bySetting.get(insecure.setting) ?? []), insecure]);

function severityOf({ severity, certainty }: InsecureSetting, harmless: boolean): Severity | undefined {
  return harmless || certainty === 'uncertain' ? 'info' : severity;
}
