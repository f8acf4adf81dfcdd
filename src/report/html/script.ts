/**
 * Adds the filter; without it, the page has all the same. It only reads the page’s own text, and writes no HTML. After an
 * edit the hash in `hashes.ts` is to be written anew; a test says what it is.
 */
export const SCRIPT = `
(() => {
  const byId = (id) => document.getElementById(id);
  const open = () => {
    const details = byId(decodeURIComponent(location.hash.slice(1)))?.querySelector('details');
    if (details) details.open = true;
  };
  addEventListener('hashchange', open);
  open();

  const bar = byId('filter');
  if (!bar) return;
  const words = byId('words');
  const boxes = [...bar.querySelectorAll('input[type=checkbox]')];
  const files = [...document.querySelectorAll('#findings .file')].map((element) => ({
    element,
    findings: [...element.querySelectorAll('.finding')].map((item) => ({ item, text: undefined })),
    path: element.querySelector('h3').textContent.toLowerCase(),
  }));
  const total = files.reduce((sum, { findings }) => sum + findings.length, 0);

  const show = () => {
    const wanted = words.value.toLowerCase().split(/\\s+/).filter(Boolean);
    const severities = boxes.filter((box) => box.checked).map((box) => box.value);
    let shown = 0;
    for (const { element, findings, path } of files) {
      let here = 0;
      for (const finding of findings) {
        const { item } = finding;
        let fits = severities.some((severity) => item.classList.contains(severity));
        if (fits && wanted.length > 0) {
          finding.text ??= path + ' ' + item.textContent.toLowerCase();
          fits = wanted.every((word) => finding.text.includes(word));
        }
        item.hidden = !fits;
        if (fits) here++;
      }
      element.hidden = here === 0;
      shown += here;
    }
    const all = wanted.length === 0 && severities.length === boxes.length;
    byId('shown').textContent = all ? '' : shown + ' of ' + total + ' shown';
  };

  let timer;
  words.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(show, 100);
  });
  for (const box of boxes) box.addEventListener('change', show);

  const fold = byId('fold');
  fold.addEventListener('click', () => {
    const opens = fold.textContent.startsWith('Open');
    for (const { findings } of files)
      for (const { item } of findings) item.querySelector('details').open = opens;
    fold.textContent = opens ? 'Close all' : 'Open all';
  });

  bar.hidden = false;
  // A reload of the page may keep what was typed.
  show();
})();
`;
