import { describe, expect, it } from 'vitest'
import { policy, shifts } from '../../functions/http/on-call-bodies.ts'
import { invalid } from '../../functions/http/problem.ts'
import { check } from '../../functions/http/route.ts'
import { treatment } from '../../functions/http/treatments.ts'
import { checkRequest } from '../../functions/use-cases/courses/validate-treatment.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aWorld } from '../support/world.ts'

const VISIT = {
  patient: { name: 'Ana Ruiz', phone: '12345678' },
  performedAt: '2026-11-23T18:00:00Z',
  procedures: [{ plan: 'filler', areas: ['lips'] }],
  consent: { sms: true },
}
const said = (schema: Parameters<typeof check>[0], body: unknown): Record<string, string> => {
  const checked = check(schema, body)
  return 'faults' in checked ? Object.fromEntries(checked.faults.map(({ pointer, detail }) => [pointer, detail])) : {}
}

describe('what a schema finds', () => {
  it('is said in sentences, field by field', () => {
    expect(
      said(treatment, {
        ...VISIT,
        patient: { name: ' ', language: 'x'.repeat(11) },
        risks: ['tall'],
        procedures: [],
        consent: { sms: 'maybe', statement: 7 },
      }),
    ).toEqual({
      '/patient/name': 'This is empty.',
      '/patient/language': 'This is too long: at most 10 characters.',
      '/risks/0': expect.stringMatching(/^This must be one of .*pregnancy/),
      '/procedures': 'Give at least one.',
      '/consent/sms': 'This must be true or false.',
      '/consent/statement': 'This must be text.',
    })
    expect(said(treatment, { ...VISIT, consent: undefined })).toEqual({ '/consent': 'This is missing.' })
    expect(said(shifts, { shifts: {} })).toEqual({ '/shifts': 'This must be a list.' })
  })

  it('says nothing of types and schemas', () => {
    const words = JSON.stringify([said(policy, { emergency: { steps: 1 } }), said(shifts, {}), said(treatment, [])])
    expect(words).not.toMatch(/Invalid|expected|received|>=|<=|NaN|undefined/)
  })

  it('names the field that confirms what may be right all the same', async () => {
    const world = await aWorld()
    const clinicNow = await readClinic(world.records, 'demo')
    if (!clinicNow) throw new Error('no clinic')
    const checked = checkRequest({ ...VISIT, consent: { email: false } }, clinicNow.clinic, world.deps)
    const { body } = invalid('faults' in checked ? checked.faults : [])
    expect((body as { errors: object[] }).errors).toEqual([
      {
        pointer: '/patient/phone',
        detail: expect.stringMatching(
          /Check the digits\. To send it all the same, set \/patient\/phoneConfirmed to true\.$/,
        ),
      },
      { pointer: '/consent', detail: expect.stringMatching(/^Choose texts.* set \/consent\/declined to true\.$/) },
    ])
  })
})
