import type { WantedFacts } from '../../cluster/wanted-facts.ts';
import type { Machine } from './machine.ts';

export interface CollectedAccounts {
  users: Record<string, { uid: number; gid: number }>;
  groups: Record<string, { gid: number }>;
}

/**
 * Ids of the accounts and groups that settings name, by whatever the machine takes them from: files, LDAP, SSSD.
 *
 * @param missing hears of those that it does not know.
 */
export async function collectAccounts(
  { users, groups, primaryGroupsOf }: WantedFacts,
  machine: Machine,
  missing: (what: string) => void,
): Promise<CollectedAccounts> {
  const accounts: CollectedAccounts = { users: {}, groups: {} };
  for (const [name, setting] of users) {
    const found = await look('passwd', name, machine);
    const [uid, gid] = [readId(found?.[2]), readId(found?.[3])];
    if (uid === undefined || gid === undefined) {
      missing(`the ids of the account ${name} (${setting}): this machine does not know it`);
      continue;
    }
    accounts.users[name] = { uid, gid };
    if (!primaryGroupsOf.has(name)) continue;
    const group = (await look('group', String(gid), machine))?.[0];
    if (group) accounts.groups[group] = { gid };
  }
  for (const [name, setting] of groups) {
    const gid = readId((await look('group', name, machine))?.[2]);
    if (gid === undefined) missing(`the id of the group ${name} (${setting}): this machine does not know it`);
    else accounts.groups[name] = { gid };
  }
  return accounts;
}

const FILES = { passwd: '/etc/passwd', group: '/etc/group' } as const;

/** The fields of an entry: of this name, or of this id. */
async function look(
  database: keyof typeof FILES,
  key: string,
  machine: Machine,
): Promise<readonly string[] | undefined> {
  // What no system takes for a name, and getent may take for an option.
  if (/^-|[:\n\0]/.test(key)) return undefined;
  const output = await machine.run('getent', database, key);
  if (output !== undefined) return output.code === 0 ? fieldsOf(output.text.split('\n')[0]!) : undefined;
  return readLines(FILES[database], machine)
    .map(fieldsOf)
    .find(([name, , id]) => name === key || id === key);
}

function readLines(path: string, machine: Machine): string[] {
  try {
    return machine.readText(path).split('\n');
  } catch {
    return [];
  }
}

function fieldsOf(line: string): readonly string[] {
  return line.split(':');
}

function readId(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,10}$/.test(text) ? Number(text) : undefined;
}
