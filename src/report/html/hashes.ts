/** What the page’s policy knows its style and script by: the page runs no other. A test compares them. */

export const STYLE_HASH = 'sha256-ENsbsVelpVbXfFGj2LWA9KM/oMjytAZ+CGFEfUVD+2w=';
export const SCRIPT_HASH = 'sha256-R8SGNH8bTudc4/fHCJenMnpJq3PXbpfHG2g0MTWerBY=';
