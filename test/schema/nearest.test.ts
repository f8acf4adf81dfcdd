import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, nearest } from '../../src/schema/nearest.ts';

describe('distance', () => {
  it.each([
    ['', '', 0],
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'abd', 1],
    ['abc', 'ab', 1],
    ['abc', 'xabc', 1],
    ['ab', 'ba', 1],
    ['DataDri', 'DataDir', 1],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
    ['😀a', 'a😀', 1],
  ])('%j to %j is %d', (left, right, slips) => {
    expect(distance(left, right)).toBe(slips);
  });

  it('is symmetric, 0 only for equal words, and never more than the longer word', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 8 }),
        fc.string({ maxLength: 8 }),
        (left, right) => {
          const slips = distance(left, right);
          expect(distance(right, left)).toBe(slips);
          expect(slips === 0).toBe(left === right);
          expect(slips).toBeLessThanOrEqual(Math.max(Array.from(left).length, Array.from(right).length));
        },
      ),
    );
  });
});

describe('distance up to a limit', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });

  it('is the distance, or none', () => {
    fc.assert(
      fc.property(words, words, fc.nat(4), (left, right, limit) => {
        const slips = distance(left, right);
        const limited = distance(left, right, limit);
        expect(slips <= limit ? limited : limited > limit).toBe(slips <= limit ? slips : true);
      }),
      { numRuns: 5000 },
    );
  });
});

describe('nearest', () => {
  const providers = ['password', 'ldap', 'pam', 'oauth2', 'proxy', 'saml'];

  it.each([
    ['passwrod', 'password'],
    ['LDPA', 'ldap'],
    ['ldaps', 'ldap'],
    ['oauth', 'oauth2'],
    ['samll', 'saml'],
    ['kerberos', undefined],
    ['', undefined],
  ])('%j is %j', (word, expected) => {
    expect(nearest(word, providers)).toBe(expected);
  });

  it('gives the candidate as it is spelt', () => {
    expect(nearest('datadri', ['DataDir', 'TempDir'])).toBe('DataDir');
  });

  it('says nothing where two are equally near', () => {
    expect(nearest('cat', ['bat', 'hat'])).toBeUndefined();
    expect(nearest('cat', ['bat', 'hat', 'cat'])).toBe('cat');
    expect(nearest('cat', ['bat', 'bat'])).toBe('bat');
  });

  it('tolerates no more than it is told', () => {
    expect(nearest('pasword', ['password'], 0)).toBeUndefined();
    expect(nearest('passwird', ['password'], 1)).toBe('password');
    expect(nearest('pazzwird', ['password'], 2)).toBeUndefined();
  });

  it('finds every word with one letter left out', () => {
    const words = ['DefaultUserRole', 'SenderEmail', 'RPackageRepository'];
    fc.assert(
      fc.property(fc.constantFrom(...words), fc.nat(), (word, seed) => {
        const gap = seed % word.length;
        expect(nearest(word.slice(0, gap) + word.slice(gap + 1), words)).toBe(word);
      }),
    );
  });
});
