/** Packages for content. */
import { type Constraint, ignores, isSet, not } from './constraint.ts';

export const packages: readonly Constraint[] = [
  ignores('external-packages-check', {
    when: not(isSet('Packages.External')),
    settings: ['Packages.ExternalCheckIsFatal'],
    because: 'no package is listed as external',
    severity: 'info',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.7.8',
  }),
];
