import { boolean, section, string, url } from '../setting.ts';

export const Packages = section(
  'Packages',
  { summary: 'How packages for content are installed: external R packages and proxies.' },
  () => ({
    External: string({
      summary: 'Names an R package that content takes from the R installation’s own library.',
      note: 'Repeat the line for each package; Connect does not install it for content. It has to exist in every R installation: otherwise the server does not start, unless `ExternalCheckIsFatal` is off. The name of the setting is unconfirmed.',
      multi: true,
      certainty: 'uncertain',
      source: 'memory',
    }),
    ExternalCheckIsFatal: boolean({
      summary: 'Keeps the server from starting when an R installation lacks a package declared as external.',
      default: 'true',
      since: '1.7.8',
      certainty: 'documented',
      source: 'Posit blog, RStudio Connect 1.7.8',
    }),
    HTTPProxy: url({
      summary: 'Proxy through which package installations reach plain HTTP addresses.',
      certainty: 'seen',
      source: 'samcofer/sol-eng-docker: cluster/base-connect.gcfg',
    }),
    HTTPSProxy: url({
      summary: 'Proxy through which package installations reach HTTPS addresses.',
      certainty: 'seen',
      source: 'samcofer/sol-eng-docker: cluster/base-connect.gcfg',
    }),
  }),
);
