import type { Paint } from '../../report/paint.ts';

/** How a page is laid out in the terminal. */
export interface PageLayout {
  readonly paint: Paint;
  readonly width: number;
}
