/** Shortening of texts. None of it leaves half a character (a lone surrogate) at a cut: DynamoDB refuses an item that holds one. */

/** The beginning of a text, of at most `length` UTF-16 units. */
export const truncate = (text: string, length: number): string =>
  text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '')

/** Its beginning and its end, of at most `length` units, with a line of dots between them. */
export function cutMiddle(text: string, length: number): string {
  if (text.length <= length) return text
  const dots = '\n…\n'
  const end = text.slice(dots.length - length / 2).replace(/^[\udc00-\udfff]/, '')
  return `${truncate(text, length / 2)}${dots}${end}`
}

/** A text in parts of at most `length` units, which are more than one. */
export function parts(text: string, length: number): string[] {
  const all: string[] = []
  for (let at = 0; at < text.length; at += all.at(-1)?.length ?? 0) all.push(truncate(text.slice(at), length))
  return all
}
