/** Every directory, file and database that a configuration may name or imply, in the order in which they are shown. */
import { configuration } from './configuration.ts';
import { credentials } from './credentials.ts';
import { data } from './data.ts';
import { databases } from './databases.ts';
import { logs } from './logs.ts';
import { offHost } from './off-host.ts';
import type { PlaceGroup } from './place.ts';
import { programs } from './programs.ts';

export type {
  BackupAnswer,
  DatabasePlace,
  ImpliedPlace,
  NodeRole,
  Place,
  PurgeAnswer,
  SettingPlace,
} from './place.ts';

export const placeGroups: readonly PlaceGroup[] = [
  data,
  databases,
  configuration,
  credentials,
  offHost,
  logs,
  programs,
];
