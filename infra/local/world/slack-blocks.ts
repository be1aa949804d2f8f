/** Limits of Block Kit: https://docs.slack.dev/reference/block-kit/blocks and .../block-elements */
import type { JsonObject } from '../template.ts'

const MOST_BLOCKS = 50
const LONGEST_BLOCK_ID = 255
const LONGEST_SECTION = 3000
const LONGEST_LABEL = 75
const MOST_ELEMENTS = 25
const MOST_OPTIONS = 100
/** A dialog's title is at most 100, its text 300 and its buttons 30. */
const CONFIRM = { title: 100, text: 300, confirm: 30, deny: 30 } as const

const textIn = (holder: unknown): string => String((holder as { text?: unknown } | undefined)?.text ?? '')
const fits = (holder: unknown, most: number): boolean => textIn(holder).length > 0 && textIn(holder).length <= most

/** `invalid_blocks` where Slack would say so. */
export function slackBlocksFault(blocks: readonly JsonObject[]): string | undefined {
  const ids = blocks.flatMap(({ block_id }) => (typeof block_id === 'string' ? [block_id] : []))
  const wellFormed =
    blocks.length <= MOST_BLOCKS &&
    new Set(ids).size === ids.length &&
    ids.every((id) => id.length > 0 && id.length <= LONGEST_BLOCK_ID) &&
    blocks.every(isBlock)
  return wellFormed ? undefined : 'invalid_blocks'
}

function isBlock({ type, text, elements }: JsonObject): boolean {
  if (type === 'section') return fits(text, LONGEST_SECTION)
  if (type !== 'actions' || !Array.isArray(elements)) return false
  return (
    elements.length > 0 && elements.length <= MOST_ELEMENTS && elements.every((each) => isElement(each as JsonObject))
  )
}

function isElement({ type, action_id, text, placeholder, options, confirm }: JsonObject): boolean {
  if (typeof action_id !== 'string' || action_id === '') return false
  if (confirm && !Object.entries(CONFIRM).every(([name, most]) => fits((confirm as JsonObject)[name], most)))
    return false
  if (type === 'button') return fits(text, LONGEST_LABEL)
  if (type !== 'static_select' || !Array.isArray(options)) return false
  const all = options as JsonObject[]
  const isOption = ({ text: label, value }: JsonObject) => fits(label, LONGEST_LABEL) && typeof value === 'string'
  return fits(placeholder, 150) && all.length > 0 && all.length <= MOST_OPTIONS && all.every(isOption)
}
