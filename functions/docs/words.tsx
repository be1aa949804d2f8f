import type { JSX } from 'preact'

/** A text in which what stands between backticks is code. */
export const Words = ({ text }: { text: string }): JSX.Element => (
  <>{text.split('`').map((part, i) => (i % 2 === 1 ? <code key={String(i)}>{part}</code> : part))}</>
)

/** A box of commands or of JSON, which scrolls sideways where it has to. `select`: one click marks all of it. */
export const Code = ({ text, select = false }: { text: string; select?: boolean }): JSX.Element => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard (WCAG 2.1.1)
  <pre tabIndex={0} {...(select ? { class: 'command' } : {})}>
    <code>{text}</code>
  </pre>
)
