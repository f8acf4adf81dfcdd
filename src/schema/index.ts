export { type Binding, bindEntries } from './binding.ts';
export {
  type AddressedSetting,
  builtInCatalogue,
  Catalogue,
  findSection,
  findSetting,
  type NamedSetting,
  type OverlayHead,
} from './catalogue.ts';
export { type Environment, variableFor } from './environment.ts';
export { nearest } from './nearest.ts';
export { isSecret, isTellingName, MASK, maskCredentials, secretRanges } from './secrecy.ts';
export { sections } from './sections/index.ts';
export type { Certainty, Section, Setting, ValueType } from './setting.ts';
export { type Origin, type PresentSetting, Settings } from './settings.ts';
export {
  ByteSize,
  blankMeans,
  compareVersions,
  Duration,
  GAP,
  hasGap,
  hasPlaceholder,
  inRange,
  isExampleSecret,
  looksEncrypted,
  type Reading,
  readValue,
  type SettingValue,
  splitListen,
  splitUrl,
} from './values/index.ts';
export { NEWEST_VERSION } from './versions.ts';
