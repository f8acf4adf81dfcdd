/** On paper: all that is folded away, none of what only works on a screen. */
export const PRINT = `
@media print {
  :root { --paper: #fff; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  .filter, .skip, .contents { display: none; }
  .finding { content-visibility: visible; break-inside: avoid; }
  .finding .rule::after { content: none; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  h2, h3, .file > header { break-after: avoid; }
  .frame, .matrix td { print-color-adjust: exact; }
  .wide { overflow: visible; }
}
`;
