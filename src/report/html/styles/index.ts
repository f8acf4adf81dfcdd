/** After an edit of any of these the hash in `../hashes.ts` is to be written anew; a test says what it is. */
import { BASE } from './base.ts';
import { FINDINGS } from './findings.ts';
import { HEAD } from './head.ts';
import { MATRIX } from './matrix.ts';
import { PRINT } from './print.ts';
import { RELOAD } from './reload.ts';

export const STYLE: string = [BASE, HEAD, MATRIX, RELOAD, FINDINGS, PRINT].join('');
