/**
 * The library: reads, judges and changes configurations. Pure: no file, clock, environment or terminal.
 */
export { applyBaseline } from './baseline/apply-baseline.ts';
export { type Baseline, formatBaseline } from './baseline/baseline.ts';
export type { BaselineOptions } from './baseline/found.ts';
export { makeBaseline, type UpdateOptions, updateBaseline } from './baseline/make-baseline.ts';
export { BaselineError, readBaseline } from './baseline/read-baseline.ts';
export type { Carrier, JoinedLines, KubernetesCarrier } from './carriers/carrier.ts';
export { type HostEdit, HostFile, type HostPlace, type Placement } from './carriers/placement.ts';
export {
  type Accounts,
  type Clock,
  type Cluster,
  ClusterNode,
  type ConfigSource,
  compareLocations,
  type Fact,
  type KubernetesPlugin,
  type LauncherValue,
  type LoadBalancer,
  type Location,
  type Mount,
  type MountTable,
  type NamedDocument,
  type NodeFacts,
  type NodeInput,
  type OtherLauncher,
  type Place,
  parseMounts,
  type Source,
  type StorageKind,
} from './cluster/index.ts';
export { readLauncher } from './cluster/launcher/read-launcher.ts';
export {
  type Conflict,
  compareMigration,
  type Dropped,
  type FileSide,
  type MigrationComparison,
  MigrationError,
  type MigrationFile,
  type MigrationOptions,
  type MigrationResult,
  type Moved,
  mergeMigration,
  type PendingSetting,
  type Unchanged,
} from './migrate/index.ts';
export {
  applyEdits,
  type Comment,
  type Document,
  type Entry,
  type Event,
  type Header,
  type Node,
  type NodeType,
  type ParseError,
  type ParseErrorCode,
  type ParseOptions,
  type Position,
  parse,
  type Range,
  type SettingAddress,
  type SettingPath,
  type TextEdit,
  type TextRange,
  type Token,
  type TokenType,
} from './parser/index.ts';
export {
  type CachePlan,
  type ClusterReloadPlan,
  type InvalidatedCache,
  type Judgement,
  type LoadedConfig,
  type NodeDifference,
  type PlannedConsequence,
  planReload,
  planReloadOfNodes,
  type ReloadAction,
  type ReloadChange,
  type ReloadEffect,
  type ReloadNode,
  type ReloadOptions,
  type ReloadPlan,
  type ReloadStep,
  type ServiceCommand,
  type SnapshotSource,
} from './reload/index.ts';
export type { AppliedBaseline, BaselineEntry } from './rules/baseline-entry.ts';
export { type BoundConfig, bind, ConfigError, parseConfig } from './rules/bind.ts';
export { clusterRules } from './rules/cluster-registry.ts';
export type {
  ClusterContext,
  ClusterExample,
  ClusterFinding,
  ClusterRule,
} from './rules/cluster-rule.ts';
export type { Diagnostic, Fix, RelatedPlace, Severity, SuppressedDiagnostic } from './rules/diagnostic.ts';
export { applyFixes, type FixedFile, type FixOptions, fixUntilStable } from './rules/fixes.ts';
export { type FileResult, type LintInput, type LintOptions, type LintResult, lint } from './rules/lint.ts';
export {
  type ClusterDiagnostic,
  type ClusterLintOptions,
  type ClusterLintResult,
  type JudgedCluster,
  lintCluster,
} from './rules/lint-cluster.ts';
export type { CellState, Matrix, MatrixCell, MatrixRow } from './rules/matrix/matrix.ts';
export { rules } from './rules/registry.ts';
export {
  type Companion,
  defineRule,
  type Finding,
  type FindingPlace,
  type HostFinding,
  type HostFindingPlace,
  type Profile,
  type Rule,
  type RuleContext,
} from './rules/rule.ts';
export type { Instruction, Outcome, Suppression, Target } from './rules/suppressions.ts';
export { type CatalogueEntry, settings } from './schema/all-settings.ts';
export type { BindOptions, TypedSettings } from './schema/bind-config.ts';
export type { ConnectConfig, ConnectConfigInput, SectionConfig } from './schema/connect-config.ts';
export {
  type Binding,
  ByteSize,
  type Catalogue,
  type Certainty,
  Duration,
  type Environment,
  type NamedSetting,
  NEWEST_VERSION,
  type Origin,
  type OverlayHead,
  type PresentSetting,
  type Section,
  type Setting,
  type Settings,
  type SettingValue,
  sections,
  type ValueType,
} from './schema/index.ts';
export type { MaskedText } from './schema/masked-text.ts';
export { type StringifyOptions, stringify } from './schema/stringify.ts';
