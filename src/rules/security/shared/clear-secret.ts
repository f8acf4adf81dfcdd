import { type Binding, hasGap, isExampleSecret, looksEncrypted, splitUrl } from '../../../schema/index.ts';
import { hasCredentials, isConnectionString } from '../../../schema/values/index.ts';

/** A password or key that stands in clear text. */
export interface ClearSecret {
  /** What is wrong, as the beginning of a sentence. */
  readonly fact: string;
  /** It stands in a URL or connection string. */
  readonly inUrl: boolean;
  /** The setting by whose variable the environment can give it. */
  readonly variableOf: string;
}

/** Where the password of a URL can stand instead. */
export const PASSWORDS: Readonly<Record<string, string>> = {
  'Postgres.InstrumentationURL': 'Postgres.InstrumentationPassword',
  'Postgres.URL': 'Postgres.Password',
};

export function clearSecret({ entry, setting, section, key, name }: Binding): ClearSecret | undefined {
  if (setting === undefined || section === undefined || entry.value === null) return undefined;
  const own = `${section.name}.${key}`;
  if (setting.type === 'secret') {
    if (!isPlain(entry.value)) return undefined;
    return { fact: `${name} stands in clear text`, inUrl: false, variableOf: own };
  }
  if (setting.type !== 'url' || !hasPassword(entry.value)) return undefined;
  const what = isConnectionString(entry.value) ? 'connection string' : 'URL';
  return {
    fact: `The ${what} in ${name} holds a password, token or key in clear text`,
    inUrl: true,
    variableOf: PASSWORDS[own] ?? own,
  };
}

function isPlain(text: string): boolean {
  // `<encrypted, Base64-encoded value>`: nobody’s password has brackets around several words.
  return !hasGap(text) && !isExampleSecret(text) && !looksEncrypted(text) && !/^<[^<>]*\s[^<>]*>$/.test(text);
}

/** Whether a URL holds a password that no example would. */
function hasPassword(text: string): boolean {
  if (!hasCredentials(text)) return false;
  const password = splitUrl(text)?.userinfo?.split(':')[1];
  return password === undefined || password === '' || !(hasGap(password) || isExampleSecret(password));
}
