import { boolean, path, section, string } from '../setting.ts';

export const Branding = section(
  'Branding',
  { summary: 'Custom branding: name, logo and favicon of the dashboard.' },
  () => ({
    DisplayName: string({
      summary: 'Name by which the dashboard and outgoing mail call the product.',
      default: 'Posit Connect',
      since: '2021.08.0',
      seenAs: ['Server.DisplayName'],
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/appendix/branding/',
    }),
    Enabled: boolean({
      summary: 'Makes the server use the name and images of this section.',
      note: 'Without it the other settings of the section do nothing. Custom branding is part of the Enhanced and Advanced tiers.',
      default: 'false',
      since: '2021.08.0',
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/appendix/branding/',
    }),
    Favicon: path({
      summary: 'Image that browsers show as the icon of the dashboard’s pages.',
      note: 'Every node of a cluster needs the file.',
      kind: 'file',
      since: '2021.08.0',
      seenAs: ['Server.Favicon'],
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/appendix/branding/',
    }),
    Logo: path({
      summary: 'Image that takes the place of the product’s logo.',
      note: 'Every node of a cluster needs the file.',
      kind: 'file',
      since: '2021.08.0',
      seenAs: ['Server.Logo'],
      certainty: 'documented',
      source: 'https://docs.posit.co/connect/admin/appendix/branding/',
    }),
  }),
);
