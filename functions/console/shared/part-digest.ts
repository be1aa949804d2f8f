/** Which version of a part, or of a piece of one, an open page shows, so that what has not changed is not sent again. */

/** Text of clocks and share of rings: the page's script counts them on by itself. */
const CLOCKS = /(<span class="running"[^>]*>)[^<]*|stroke-dasharray="[^"]*"/g

/** Hexadecimal; the same while only clocks have moved on. */
export const partDigest = (html: string, sha256: (text: string) => string): string =>
  sha256(html.replace(CLOCKS, '$1')).slice(0, 20)
