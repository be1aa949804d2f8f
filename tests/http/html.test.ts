import { expect, it } from 'vitest'
import { html } from '../../functions/http/html.ts'

it.each(['"', "'", '<', '>', '&'])('%s in a patient’s words ends no attribute and begins no tag', (mark) => {
  const made = html`<input value="${`x${mark} onfocus=alert(1)`}"><p>${`${mark}script`}</p>`.html
  const inside = made.replace('<input value="', '').replace('"><p>', '').replace('</p>', '')
  expect(inside).not.toMatch(/["'<>]|&(?!(amp|lt|gt|quot|#39);)/)
})
