export { companionOf, isMigrationFile, migrationOf, readIfThere } from '../io/companion.ts';
