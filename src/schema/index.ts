export { type Binding, bindEntries } from './binding.ts';
export { findSection, findSetting, type NamedSetting } from './catalogue.ts';
export { isSecret, isTellingName, MASK, maskCredentials, secretRanges } from './secrecy.ts';
export { sections } from './sections/index.ts';
export type { Certainty, Section, Setting, ValueType } from './setting.ts';
export { NEWEST_VERSION } from './versions.ts';
