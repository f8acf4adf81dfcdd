/** Changes settings of a file, or shows what would change: what `set` and `unset` have in common. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../io/input-error.ts';
import { readFile } from '../../io/read-file.ts';
import {
  type ChangeOptions,
  type ChangePlan,
  planChanges,
  type WantedChange,
} from '../../migrate/index.ts';
import { type Document, foldName, parse } from '../../parser/index.ts';
import { printable } from '../../report/printable.ts';
import type { LintOptions } from '../../rules/lint.ts';
import { NEWEST_VERSION } from '../../schema/index.ts';
import { choosePaint } from '../colors.ts';
import type { Arguments } from '../command.ts';
import { companionOf, readIfThere } from '../companion.ts';
import { ExitCode } from '../exit-code.ts';
import { LintConfigs } from '../lint-config.ts';
import { optionsFor, readLintSettings } from '../lint-options.ts';
import type { Terminal } from '../terminal.ts';
import type { Address } from './addresses.ts';
import { judgeChanges } from './judge.ts';
import { noteFindings, noteUnknownNames, printChanges } from './print-changes.ts';
import { remarksOn } from './remarks.ts';
import { unknownName } from './unknown-name.ts';
