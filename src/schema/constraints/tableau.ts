/** Tableau extensions; the integration is on by default, so only those who switch it on hear of it. */
import { all, conflicts, isOn, isSet, matches, requires, topic } from './constraint.ts';

const TABLEAU = 'https://docs.posit.co/connect/admin/integrations/tableau';

export const tableau = topic(['TableauIntegration'], () => [
  requires('tableau-address', {
    when: isOn('TableauIntegration.Enabled'),
    needs: isSet('Server.Address'),
    because: 'Tableau is told this address to call extensions',
    severity: 'warning',
    certainty: 'documented',
    source: TABLEAU,
  }),
  conflicts('tableau-below-root', {
    when: all(
      isOn('TableauIntegration.Enabled'),
      matches('Server.Address', 'has a path', (url) => /^\s*https?:\/\/[^/?#]+\/+[^/?#\s]/i.test(url)),
    ),
    because: 'Tableau finds extensions only at the root of a domain',
    help: 'Give Connect a domain of its own.',
    severity: 'warning',
    certainty: 'documented',
    source: TABLEAU,
  }),
]);
