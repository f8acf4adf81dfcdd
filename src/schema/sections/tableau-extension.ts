import { boolean, section } from '../setting.ts';

export const TableauExtension = section(
  'TableauExtension',
  { summary: 'A name that a third-party guide gives to the section `TableauIntegration`, unconfirmed.' },
  () => ({
    Enabled: boolean({
      summary:
        'Stands in the guide of the R package plumbertableau where `TableauIntegration.Enabled` is meant.',
      note: 'Probably a slip of that guide, unconfirmed: write `TableauIntegration.Enabled` instead.',
      certainty: 'uncertain',
      source: 'https://rdrr.io/cran/plumbertableau/f/inst/doc/publishing-extensions.Rmd',
    }),
  }),
);
