/** Words that an English page has and a Spanish one may not, but in names and in what somebody typed. */
const ENGLISH =
  /(?<!\p{L})(the|with|for|all|who|when|where|by|to|of|you|they|their|patient|alert|page|paged|open|opened|message|messages|call|called|reached|taken|nothing|everyone|someone|no one|about|answer|treatment|visit|tier|outcome|cause|note|find|found|text|a file|row|rows|column|your|nothing|until|from|is|are|was|it|its|of|and|or|not|this|that|what|which|whose|each|event|shift|schedule|address|choose|enter|fix|show|save|saved|change|changed|remove|add|on call|backup|week|day|days|mon|tue|wed|thu|jan|aug|dec|am|pm|field|fields|sample|secret|service|connected|agreed|texts|covers|delivered|planned|failed|attempt)(?!\p{L})/giu

/** What the API names so in every language: `message.delivered`. */
const EVENT_NAMES = /\b[a-z-]+\.[a-z-]+\b/g

/**
 * English words of a page's own part: without what stands in fields, what people wrote, and what is marked as English. Of a
 * sentence, of all of it.
 */
export function saidInEnglish(html: string): string[] {
  const main = /<main[^>]*>(.*)<\/main>/s.exec(html)?.[1] ?? html
  const said = main
    .replace(/<textarea.*?<\/textarea>/gs, '')
    .replace(/<(\w+)[^>]* lang="en".*?<\/\1>/gs, '')
    .replace(/<blockquote.*?<\/blockquote>/gs, '')
    .replace(/<p class="(words|bubble[^"]*)".*?<\/p>/gs, '')
    .replace(/«[^»]*»|\/[a-z][\w/-]*/gi, '')
    .replace(/<(bdi|datalist).*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(EVENT_NAMES, '')
  return [...new Set(said.match(ENGLISH) ?? [])]
}
