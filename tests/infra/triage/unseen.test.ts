import { expect, it } from 'vitest'
import { triage } from '../../../functions/core/triage/triage.ts'
import { rules } from '../../../functions/runtime/rules.ts'
import { contextOf } from '../../../infra/triage/read-again.ts'
import { figuresOf } from '../../../infra/triage/scoring.ts'
import { readReplies } from '../../../infra/triage/training/replies.ts'
import { UNSEEN } from './unseen.ts'

/** A page, or a person who reads it, for writers whom nothing here has learned from; bounds lie just above docs/clinical-safety.md. */
it('writers whom no reader has seen are read no worse than docs/clinical-safety.md says', () => {
  const judged = readReplies(UNSEEN).map((reply) => ({
    reply,
    verdict: triage(reply.text, contextOf(reply), rules()),
  }))
  const { notPaged, unread, falseAlarms, emergenciesUnder } = figuresOf(judged)
  expect(notPaged.share).toBeLessThan(0.17)
  expect(unread.share).toBeLessThan(0.048)
  expect(emergenciesUnder.share).toBeLessThan(0.28)
  expect(falseAlarms.share).toBeLessThan(0.26)
})
