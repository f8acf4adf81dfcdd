import { findSection } from '../../../schema/index.ts';

/** Whether a key is the name of a section, as the configuration spells it: `Server`, `RPackageRepository "CRAN"`. */
export function isSectionName(key: string): boolean {
  const name = key.replace(/\s*".*$/s, '');
  return /^[A-Z]/.test(name) && findSection(name)?.name === name;
}
