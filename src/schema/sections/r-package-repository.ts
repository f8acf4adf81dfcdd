import { section, url } from '../setting.ts';

export const RPackageRepository = section(
  'RPackageRepository',
  {
    summary: 'A repository of R packages, known by the name in the header, such as `CRAN` or `RSPM`.',
    subsection: 'required',
  },
  () => ({
    URL: url({
      summary: 'Address from which the server installs when content refers to a repository of this name.',
      note: 'Replaces the address that the publisher’s machine recorded. A binary repository has to fit the operating system on which content runs. A change affects later installations only, not packages already in the cache.',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/integrations/package-manager/',
    }),
  }),
);
