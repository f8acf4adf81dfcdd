/** Packages for content. */
import { ignores, isSet, not, topic } from './constraint.ts';

export const packages = topic(['Packages'], () => [
  ignores('external-packages-check', {
    when: not(isSet('Packages.External')),
    settings: ['Packages.ExternalCheckIsFatal'],
    because: 'no package is listed as external',
    severity: 'info',
    certainty: 'documented',
    source: 'Posit blog, RStudio Connect 1.7.8',
  }),
]);
