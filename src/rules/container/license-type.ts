import { isTruthy } from '../../helm/tree.ts';
import { placeOf, placeOfWholeFile } from '../database/shared/place.ts';
import { defineRule, type RuleContext } from '../rule.ts';

export const licenseType = defineRule({
  id: 'container/license-type',
  severity: 'warning',
  summary: 'Reports a container that does not lease its licence from a licence server.',
  why: `A licence that is activated locally is bound to the machine, and a container is a new machine each time it is
created: one that goes without deactivating its licence takes an activation with it, until none is left. Posit recommends a floating
licence server for containers, with \`LicenseType = remote\`.`,
  otherSeverities: `Info where the file does not set it: the Helm chart and the start script of an image can do so, and a
licence file needs no activation.`,
  profile: 'container',
  exampleOptions: { profile: 'container' },
  bad: `[Licensing]
LicenseType = local
`,
  good: `[Licensing]
LicenseType = remote
`,
  check(context) {
    const { profile, settings, carrier, report } = context;
    if (profile !== 'container' || settings.value('Licensing.LicenseType') !== 'local') return;
    if (carrier?.kind === 'helm' && !isTruthy(carrier.release.value('license', 'key'))) return;
    const place = placeOf(context, ['Licensing.LicenseType']);
    const where = place ?? wholeFile(context);
    if (where === undefined) return;
    report({
      ...where,
      severity: place === undefined ? 'info' : undefined,
      setting: 'Licensing.LicenseType',
      message:
        place === undefined
          ? 'Licensing.LicenseType is not set, and the default is `local`: such a licence is bound to the container, and lost with it unless it is deactivated first.'
          : 'Licensing.LicenseType is `local`: the licence is bound to the container, and lost with it unless it is deactivated first.',
      help: 'Set LicenseType = remote, with a licence server for floating licences.',
    });
  },
});

/** In values of the Helm chart, the key of the licence. */
function wholeFile(context: RuleContext) {
  const { carrier } = context;
  return carrier?.kind === 'helm'
    ? { at: carrier.release.place('license', 'key') }
    : placeOfWholeFile(context);
}
