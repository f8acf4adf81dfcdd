import type { Decision, Left, Places, UpgradeResult } from '../../migrate/upgrade/index.ts';
import type { Document } from '../../parser/index.ts';
import type { WrittenFile } from '../change-files.ts';
import type { UpgradedFiles } from './text.ts';

/** The stable format for programs: fields may be added, never removed or changed. */
export function upgradeJson(
  result: UpgradeResult,
  files: UpgradedFiles,
  written: WrittenFile | undefined,
): string {
  const { path, before, from, isWritten, companion, companionPath } = files;
  const now = isWritten ? result.document : before;
  const left = ({ setting, message, before: old, after }: Left) => ({
    setting,
    message,
    ...places(isWritten ? after : old, now),
  });
  const successor = (found: NonNullable<Decision['successor']>) =>
    found.file === 'companion'
      ? { setting: found.setting, path: companionPath, ...places(found.before, companion!) }
      : { setting: found.setting, path, ...places(isWritten ? found.after : found.before, now) };
  const report = {
    version: 1,
    path,
    ...(from === undefined ? {} : { from }),
    to: result.to,
    rewritten: result.rewritten.map(({ setting, how, from: old, to, because }) => ({
      setting,
      how,
      ...(because === undefined ? {} : { because }),
      from: places(old, before),
      to: to.map((line) => ({
        setting: line.setting,
        stands: line.stands,
        ...(line.stands === 'companion'
          ? { path: companionPath, ...places(line, companion!) }
          : { path, ...places(line, result.document) }),
      })),
    })),
    decisions: result.decisions.map((decision) => ({
      ...left(decision),
      why: decision.why,
      choices: decision.choices,
      ...(decision.successor === undefined ? {} : { successor: successor(decision.successor) }),
    })),
    noted: result.noted.map(left),
    releases: result.releases.map(({ version, changes }) => ({
      version: version ?? null,
      changes: changes.map(({ setting, kind, replacement, lines }) => ({
        setting,
        kind,
        ...(replacement === undefined ? {} : { replacement }),
        lines,
      })),
    })),
    written: written !== undefined,
    ...(written?.backup === undefined ? {} : { backup: written.backup }),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}

function places({ values, ranges }: Places, document: Document) {
  return { values, ranges: ranges.map((range) => document.range(range)) };
}
