/** Takes as long for a text that differs in the first character as for one that differs in the last. */
export function isSame(given: string, expected: string): boolean {
  let differ = given.length ^ expected.length
  for (let i = 0; i < expected.length; i++) differ |= given.charCodeAt(i) ^ expected.charCodeAt(i)
  return differ === 0
}
