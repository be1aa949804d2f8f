/** A piece of HTML whose values have been escaped. */
export type Html = { html: string }

type Value = Html | string | number | undefined | false | readonly Html[]

const ESCAPED: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Every value is escaped but what is HTML already, so that a patient's words can never be markup. */
export const html = (parts: TemplateStringsArray, ...values: Value[]): Html => ({
  html: parts.reduce((made, part, i) => made + escaped(values[i - 1]) + part),
})

function escaped(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'number') return String(value)
  if (typeof value === 'string') return value.replace(/[&<>"']/g, (character) => ESCAPED[character] ?? '')
  if ('html' in value) return value.html
  return value.map((each) => each.html).join('')
}
