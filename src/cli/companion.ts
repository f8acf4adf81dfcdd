export { companionOf, migrationOf, readIfThere } from '../io/companion.ts';
