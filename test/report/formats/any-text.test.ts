/** Whatever a file is called and a message says, reports are well formed and say the same. */
import { fc, test } from '@fast-check/vitest';
import { describe, expect } from 'vitest';
import { checkstyle } from '../../../src/report/checkstyle.ts';
import { github } from '../../../src/report/github.ts';
import { gitlab } from '../../../src/report/gitlab.ts';
import { junit } from '../../../src/report/junit.ts';
import { markdown } from '../../../src/report/markdown.ts';
import { sarif } from '../../../src/report/sarif.ts';
import { readCommand } from './read-command.ts';
import { readXml } from './read-xml.ts';
import { finding, OPTIONS, resultOf } from './sample.ts';
import { schemaErrors } from './sarif-schema.ts';

/** All of UTF-16: control characters, half surrogate pairs, and what has a meaning somewhere. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }),
  fc.string({
    unit: fc.constantFrom(
      ...'%:,=&<>"\'[](){}!-/\\\r\n\t \u001b\0'.split(''),
      ']]>',
      '::',
      '%0A',
      '##[',
      'a',
    ),
  }),
);
const path = text.filter((name) => name !== '');
const severity = fc.constantFrom('error' as const, 'warning' as const, 'info' as const);

const resultWith = fc
  .record({ path, message: text, help: text, other: path, setting: text, severity })
  .map((given) => {
    const { message, help, setting, other } = given;
    const related = [{ path: other, range: finding('info').range, message }];
    return {
      ...given,
      result: resultOf(given.path, [finding(given.severity, { message, help, setting, related })]),
    };
  });

/** What XML can’t write is replaced. */
const inXml = (given: string) => given.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\p{Cs}\ufffe\uffff]/gu, '\ufffd');

describe('any text', () => {
  test.prop([resultWith])('in checkstyle', ({ result, path, message, help, severity }) => {
    const [file] = readXml(checkstyle(result)).children;
    expect(file!.attributes.name).toBe(inXml(path));
    expect(file!.children[0]!.attributes).toMatchObject({ message: inXml(`${message} ${help}`), severity });
  });

  test.prop([resultWith])('in junit', ({ result, path, message, setting, severity }) => {
    const [suite] = readXml(junit(result)).children;
    expect(suite!.attributes.name).toBe(inXml(path));
    const [testCase] = suite!.children;
    expect(testCase!.attributes.name).toBe(inXml(`schema/unknown-setting ${setting}`));
    const [outcome] = testCase!.children;
    expect(outcome!.attributes.message).toBe(severity === 'info' ? undefined : inXml(message));
  });

  test.prop([resultWith])('in gitlab', ({ result, path, message, help }) => {
    const [issue] = JSON.parse(gitlab(result, OPTIONS));
    expect(issue.description).toBe(`${message} ${help}`.toWellFormed());
    expect(issue.location.path).toBe(path.toWellFormed());
  });

  test.prop([resultWith], { numRuns: 50 })('in sarif', ({ result, path }) => {
    const log = JSON.parse(sarif(result, { ...OPTIONS, rules: OPTIONS.rules!.slice(0, 1) }));
    expect(schemaErrors(log)).toEqual([]);
    const { uri } = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri.replace(/^file:\/\//, ''))).toBe(path.toWellFormed());
  });

  test.prop([resultWith])('in markdown', ({ result }) => {
    const [row, ...rest] = markdown(result, OPTIONS).split('\n').slice(6);
    expect(rest).toEqual(['']);
    expect(row!.replace(/\\./gu, '').match(/\|/g)).toHaveLength(5);
    const bare = row!.replace(/\\./gu, '').replaceAll(/<\/?code>|<br>/g, '');
    expect(bare).not.toMatch(/[<>`*_[\]~$\0-\x1f]|&(?!amp;|lt;|gt;)/);
  });

  test.prop([resultWith])('in github', ({ result, path, message }) => {
    const output = github(result, OPTIONS);
    expect(output.slice(0, -1)).not.toMatch(/[\0-\x1f\x7f-\x9f]/);
    const command = readCommand(output.slice(0, -1))!;
    if (!/[^\P{C}\r\n]|[\u2028\u2029]/u.test(path)) expect(command.properties.file).toBe(path);
    if (!/[^\P{C}\r\n]|[\u2028\u2029]/u.test(message))
      expect(command.text.startsWith(`${message}\n`)).toBe(true);
  });
});
