import { describe, expect, it } from 'vitest'
import { stepTitle } from '../../../functions/core/courses/care-plan.ts'

describe('what people call a step', () => {
  it.each([
    ['check-in-2h', '2-hour check-in'],
    ['check-in-24h', '24-hour check-in'],
    ['check-in-3d', 'Day-3 check-in'],
    ['check-in-6w', '6-week check-in'],
    ['check-in-3m', '3-month check-in'],
    ['welcome', 'Welcome'],
    ['cold-sore-advice', 'Cold sore advice'],
  ])('%s is %s', (step, title) => {
    expect(stepTitle(step)).toBe(title)
  })
})
