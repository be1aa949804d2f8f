import type { SignFound } from './verdict.ts'

/**
 * What staff call a sign that was found. What is to be expected after a treatment is called so only while nothing makes it
 * graver: a page that says "expected" would be taken for a false one.
 *
 * @param names by sign, as `templates/warning-signs/signs.json` has them
 */
export const nameOfSign = (
  names: Readonly<Record<string, string>>,
  { sign, tier }: Pick<SignFound, 'sign' | 'tier'>,
): string => names[sign === 'expected' && tier !== 'routine' ? 'expected_raised' : sign] ?? sign
