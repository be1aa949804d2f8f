/** Which version of a part an open page shows, so that one which has not changed is not sent again. */

/** Text of clocks and share of rings: the page's script counts them on by itself. */
const CLOCKS = /(<span class="running"[^>]*>)[^<]*|stroke-dasharray="[^"]*"/g

/** An entity tag (RFC 9110, 8.8.3) that stays the same while only clocks have moved on. */
export const partDigest = (html: string, sha256: (text: string) => string): string =>
  `"${sha256(html.replace(CLOCKS, '$1')).slice(0, 20)}"`
