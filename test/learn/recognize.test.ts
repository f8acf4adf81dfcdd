import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { learnPage, NoAppendixError } from '../../src/learn/learn-page.ts';

const fixture = (name: string) =>
  readFileSync(new URL(`../../fixtures/learn/${name}`, import.meta.url), 'utf8');
const EXPECTED =
  'expected is the configuration appendix of Posit Connect, /__docs__/admin/appendix/configuration/ on every server';
const SETTINGS = ['Address', 'DataDir', 'TempDir']
  .map((name) => `<h3 id="Server.${name}">${name}</h3><p>Type: string</p>`)
  .join('');

function complaint(html: string): string {
  try {
    learnPage(html);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(NoAppendixError);
    return (error as Error).message;
  }
}

test.each([
  ['an empty file', '', `is empty; ${EXPECTED}`],
  ['blanks', ' \n', `is empty; ${EXPECTED}`],
  ['a text', '[Server]\nAddress = x\n', `is no HTML page; ${EXPECTED}, saved as HTML`],
  ['an overlay', 'complete: true\nsections: {}\n', `is no HTML page; ${EXPECTED}, saved as HTML`],
  [
    'a page for signing in',
    fixture('login.html'),
    `is a page for signing in (“Log In - Posit Connect”): sign in with a browser, save the page from there, and give the saved file; ${EXPECTED}`,
  ],
  [
    'a page that is not there',
    '<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1></body></html>',
    `says that there is no such page (“404 Not Found”); ${EXPECTED}`,
  ],
  [
    'a program',
    '<html><head><title>Connect</title></head><body><div id="root"></div><script src="a.js"></script></body></html>',
    `holds only a program that makes the page in a browser (“Connect”): save the page from a browser; ${EXPECTED}`,
  ],
  [
    'the appendix of another product',
    fixture('package-manager.html'),
    `is the documentation of Posit Package Manager (“Configuration”); ${EXPECTED}`,
  ],
  [
    'another chapter',
    '<html><head><title>Email – Posit Connect</title></head><body><h1>Email</h1><p>1</p><p>2</p><p>3</p><p>4</p><p>rstudio-connect.gcfg</p></body></html>',
    `has no setting with a type or default (“Email – Posit Connect”); ${EXPECTED}`,
  ],
  [
    'a glossary',
    '<html><body><p>Posit Connect</p><h3 id="Server.Address">Address</h3><p>Type: string</p><p>a</p><p>b</p><p>c</p></body></html>',
    `has only 1 setting with a type or default; ${EXPECTED}`,
  ],
  [
    'settings of who knows what',
    `<html><body>${SETTINGS}</body></html>`,
    `does not name Posit Connect anywhere; ${EXPECTED}`,
  ],
  ['an appendix', `<html><body><p>Posit Connect</p>${SETTINGS}</body></html>`, 'none'],
])('%s', (_, html, message) => {
  expect(complaint(html)).toBe(message);
});
