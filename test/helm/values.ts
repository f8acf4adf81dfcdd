import { HostFile } from '../../src/carriers/placement.ts';
import { readRelease } from '../../src/helm/read-release.ts';
import { readValues } from '../../src/helm/read-values.ts';
import type { Release, ReleaseOptions } from '../../src/helm/release.ts';

/** A release of files of values, called `values.yaml`, or `a.yaml`, `b.yaml` where there are several. */
export function releaseOf(texts: string | readonly string[], options: ReleaseOptions = {}): Release {
  const list = typeof texts === 'string' ? [texts] : texts;
  const path = (index: number) => (list.length === 1 ? 'values.yaml' : `${'abcdef'[index]}.yaml`);
  return readRelease(
    list.map((text, index) => ({ path: path(index), text })),
    options,
  );
}

/** The configuration that the chart writes, without what it brings along itself. */
export function written(texts: string | readonly string[], options?: ReleaseOptions): string {
  const bare =
    'backends: {kubernetes: {enabled: false}}\nprometheus: {enabled: false}\nconfig: {HTTP: , Authentication: , Server: , Python: , Quarto: , TensorFlow: , Scheduler: , Logging: , Launcher: , Kubernetes: , Chronicle: , RPackageRepository "CRAN": , RPackageRepository "RSPM": }\n';
  const list = typeof texts === 'string' ? [texts] : texts;
  return releaseOf([bare, ...list], options).document.toString();
}

/** What is wrong with a text of values: `line:column message`. */
export function mistakesIn(text: string): string[] {
  const file = new HostFile('values.yaml', text);
  return readValues(file).mistakes.map((mistake) => {
    const { line, column } = file.range(mistake).start;
    return `${line}:${column} ${mistake.message}`;
  });
}
