/** Every upgrade that can be done, or at least explained. */
import { access } from './access.ts';
import { content } from './content.ts';
import { server } from './server.ts';
import type { Upgrade } from './upgrade.ts';

export type { Beside, NewSetting, OldForm, Question, Upgrade } from './upgrade.ts';

export const upgrades: readonly Upgrade[] = [...server, ...access, ...content];
