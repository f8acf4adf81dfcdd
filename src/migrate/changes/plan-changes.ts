import { type Document, type Entry, parse, type SettingAddress } from '../../parser/index.ts';
import { findSection, findSetting, type Section, type Setting } from '../../schema/index.ts';
import { valueEdits } from './edit-values.ts';
