import { defaultDataDir } from './container/default-data-dir.ts';
import { licenseType } from './container/license-type.ts';
import { loopbackListen } from './container/loopback-listen.ts';
import { containerSqlite } from './container/sqlite.ts';
import { sqliteNetworkStorage } from './database/sqlite-network-storage.ts';
import { overridden } from './environment/overridden.ts';
import { unknownVariable } from './environment/unknown-variable.ts';
import { chartOwnedSetting } from './helm/chart-owned-setting.ts';
import { dataDirNotMounted } from './helm/data-dir-not-mounted.ts';
import { nestedValue } from './helm/nested-value.ts';
import { portMismatch } from './helm/port-mismatch.ts';
import { refusedValues } from './helm/refused-values.ts';
import { removedValue } from './helm/removed-value.ts';
import { rewrittenValue } from './helm/rewritten-value.ts';
import { secretInConfigMap } from './helm/secret-in-config-map.ts';
import { severalReplicas } from './helm/several-replicas.ts';
import { unknownValue } from './helm/unknown-value.ts';
import { unquotedValue } from './helm/unquoted-value.ts';
import { joinedLines } from './kubernetes/joined-lines.ts';
import { expiredSuppression } from './lint/expired-suppression.ts';
import { suppressionWithoutReason } from './lint/suppression-without-reason.ts';
import { unusedSuppression } from './lint/unused-suppression.ts';
import { html } from './markup/html.ts';
import { pending } from './migrate/pending.ts';
import { shadowed } from './migrate/shadowed.ts';
import { relative } from './path/relative.ts';
import type { Rule } from './rule.ts';
import { conflictingSettings } from './schema/conflicting-settings.ts';
import { deprecatedSetting } from './schema/deprecated-setting.ts';
import { duplicateSetting } from './schema/duplicate-setting.ts';
import { ignoredSetting } from './schema/ignored-setting.ts';
import { invalidValue } from './schema/invalid-value.ts';
import { missingSetting } from './schema/missing-setting.ts';
import { missingSubsection } from './schema/missing-subsection.ts';
import { notYetAvailable } from './schema/not-yet-available.ts';
import { outOfRange } from './schema/out-of-range.ts';
import { removedSetting } from './schema/removed-setting.ts';
import { unexpectedSubsection } from './schema/unexpected-subsection.ts';
import { unknownSection } from './schema/unknown-section.ts';
import { unknownSetting } from './schema/unknown-setting.ts';
import { insecureSetting } from './security/insecure-setting.ts';
import { plainSecret } from './security/plain-secret.ts';
import { blankValue } from './syntax/blank-value.ts';
import { syntaxError } from './syntax/error.ts';
import { hashComment } from './syntax/hash-comment.ts';
import { inlineComment } from './syntax/inline-comment.ts';
import { suspiciousQuotes } from './syntax/suspicious-quotes.ts';
import { truncatedValue } from './syntax/truncated-value.ts';
import { address } from './value/address.ts';
import { listen } from './value/listen.ts';
import { suspiciousDuration } from './value/suspicious-duration.ts';

/** All rules, in the order in which they run and are documented. */
export const rules: readonly Rule[] = [
  syntaxError,
  truncatedValue,
  blankValue,
  suspiciousQuotes,
  hashComment,
  inlineComment,
  unknownSection,
  unknownSetting,
  invalidValue,
  outOfRange,
  duplicateSetting,
  deprecatedSetting,
  removedSetting,
  notYetAvailable,
  missingSetting,
  ignoredSetting,
  conflictingSettings,
  unexpectedSubsection,
  missingSubsection,
  suspiciousDuration,
  address,
  listen,
  relative,
  sqliteNetworkStorage,
  plainSecret,
  insecureSetting,
  html,
  defaultDataDir,
  containerSqlite,
  licenseType,
  loopbackListen,
  joinedLines,
  overridden,
  unknownVariable,
  unquotedValue,
  rewrittenValue,
  nestedValue,
  refusedValues,
  removedValue,
  unknownValue,
  chartOwnedSetting,
  severalReplicas,
  dataDirNotMounted,
  portMismatch,
  secretInConfigMap,
  pending,
  shadowed,
  // Last: they look at what the suppressions did to all the others.
  suppressionWithoutReason,
  expiredSuppression,
  unusedSuppression,
];
