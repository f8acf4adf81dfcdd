import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findFaults } from '../../../src/rules/markup/html/find-faults.ts';
import { testRule } from '../rule-tester.ts';

testRule('markup/html', {
  bad: [
    {
      name: 'a tag that is not closed',
      text: '[Server]\nPublicWarning = <b>Test server\n',
      findings: [
        {
          line: 2,
          column: 17,
          endColumn: 20,
          setting: 'Server.PublicWarning',
          message: 'Server.PublicWarning: `<b>` is never closed, and goes on behind the message.',
          help: 'Add `</b>`, or write `&lt;` where no tag is meant.',
        },
      ],
    },
    {
      name: 'two tags that overlap, in quotes',
      text: '[Server]\nLoggedInWarning = "<b>a <I>b</b> c</I>"\n',
      findings: [
        {
          line: 2,
          column: 25,
          endColumn: 28,
          message:
            'Server.LoggedInWarning: `</b>` stands before the end tag of `<i>`, which was opened inside.',
          help: 'Put `</i>` before `</b>`.',
        },
      ],
    },
    {
      name: 'an end tag alone, and a value that is written otherwise than it is read',
      text: '[Server]\nPublicWarning = "a \\"b\\"</div>"\n',
      findings: [
        {
          line: 2,
          column: 17,
          endColumn: 32,
          message: 'Server.PublicWarning: `</div>` closes nothing.',
          help: 'Remove it, or add `<div>` where it should begin.',
        },
      ],
    },
    {
      name: 'a comment, a quote and a tag without an end',
      text: '[Server]\nPublicWarning = a<!-- b\nLoggedInWarning = "<a href=\'x>b</a>"\nPublicWarning = "<b a<br>c"\n',
      findings: [
        {
          line: 2,
          column: 18,
          endColumn: 22,
          message: 'Server.PublicWarning: the comment has no `-->`, and swallows what follows.',
          help: 'Close the comment with `-->`.',
        },
        {
          line: 3,
          column: 28,
          endColumn: 29,
          message:
            'Server.LoggedInWarning: a quote in the tag of `a` is never closed, and swallows what follows.',
          help: 'Close the quote.',
        },
        {
          line: 4,
          column: 18,
          endColumn: 20,
          message: 'Server.PublicWarning: the tag of `b` has no `>`, and swallows what follows.',
          help: 'Add the `>`, or write `&lt;` where no tag is meant.',
        },
      ],
    },
    {
      name: 'a value that a mark cuts short',
      text: '[Server]\nPublicWarning = <b>Down; sorry</b>\n',
      findings: [
        {
          line: 2,
          column: 17,
          endColumn: 20,
          message: /`<b>` is never closed/,
          help: 'Put the whole value in quotes: outside, `;` and `#` begin a comment.',
        },
      ],
    },
  ],
  good: [
    { name: 'closed tags', text: '[Server]\nPublicWarning = "<b>a <i>b</i></b><br>c<hr/>"\n' },
    { name: 'plain text', text: '[Server]\nPublicWarning = a < b & c > d, I <3 R\n' },
    { name: 'gaps of templates', text: '[Server]\nPublicWarning = "<b>{{ x }}"\n' },
    { name: 'nothing', text: '[Server]\nPublicWarning\nLoggedInWarning =\n' },
    { name: 'other settings', text: '[Authentication]\nNotice = <b>x\n[Branding]\nDisplayName = <b>\n' },
  ],
});

describe('a fault is found in', () => {
  test.each([
    ['<p>a<div>b</p></div>', ['overlap div p']],
    ['<b><i><u>x</b>', ['overlap i b', 'overlap u b']],
    ['<b><i>x</b></i></i>', ['overlap i b', 'stray i']],
    ['</b><b>', ['stray b', 'unclosed b']],
    ['<a href=https://example.com/>x', ['unclosed a']],
    ['<script>if (a < b) "</b>"', ['unclosed script']],
    ['<b', ['open-tag b']],
    ['<b class=x', ['open-tag b']],
    ['<b class="x', ['open-quote b']],
    ['<b class = \'x">', ['open-quote b']],
    ['<!--', ['open-comment ']],
    ['x<!--->y<!---->z<!-- <b> --', ['open-comment ']],
    ['<server-name>', ['unclosed server-name']],
    ['<b>'.repeat(20), Array.from({ length: 10 }, () => 'unclosed b')],
    ['</b>'.repeat(20), Array.from({ length: 10 }, () => 'stray b')],
  ])('%s', (html, faults) => {
    expect(
      findFaults(html).map(({ kind, name, other }) =>
        [kind, name, other].filter((part) => part !== undefined).join(' '),
      ),
    ).toEqual(faults);
  });
});

describe('no fault is found in', () => {
  test.each([
    '',
    '<ul><li>a<li>b</ul>',
    '<p>a<p>b',
    '<p>a<ul><li>b</ul></p>',
    '<table><tr><td>a<td>b<tr><td>c</table>',
    '<!doctype html><html><head><body>x',
    '<img src=a.png alt="x > y"><BR><input disabled>',
    '<a href=https://example.com/>x</a>',
    '<a href = "x" title=\'<b>\'>y</A >',
    '<svg><path d="M0 0"/></svg><b/>',
    '<style>a > b { content: "<i>" }</style>',
    '<script>if (a < b) "<i>"</script>',
    '<!-- <b> -->x<!--><!--->',
    '< b>',
    '<>',
    '</>',
    '<?xml version="1.0"?>',
  ])('%s', (html) => {
    expect(findFaults(html)).toEqual([]);
  });
});

test('every text is read in time, and every fault lies in it', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '/',
    '<b>',
    '</b>',
    '<p>',
    '<!--',
    '-->',
    '"',
    "'",
    '=',
    ' ',
    'a',
    '<script>',
    '</script>',
  );
  fc.assert(
    fc.property(
      fc.array(piece).map((pieces) => pieces.join('')),
      (html) => {
        for (const { start, end } of findFaults(html)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(html.length);
        }
      },
    ),
  );
  for (const part of [
    '<',
    '<b>',
    '</b>',
    '<b a=',
    '<b a="',
    '<p>',
    '<!-',
    '<b></i>',
    '<script>',
    '<a <',
    '<i><b></i>',
    '<!x',
  ])
    findFaults(part.repeat(300_000));
}, 10_000);
