import { describe, expect, it } from 'vitest'
import { memoryRecords } from '../../../functions/adapters/memory-records.ts'
import { keys } from '../../../functions/core/keys.ts'
import { onToken } from '../../../functions/runtime/on-token.ts'
import { type Bearer, stampToken } from '../../../functions/use-cases/access/stamp-token.ts'
import type { Deps, Records } from '../../../functions/use-cases/ports.ts'

const logged: unknown[] = []
const withRecords = (records: Records) => ({ records, log: { write: (entry: unknown) => logged.push(entry) } })
const deps = withRecords(memoryRecords())

describe('a token', () => {
  const ana: Bearer = { kind: 'person', groups: ['nurse'], clinic: 'demo', staff: 'nurse-kim', name: 'Nurse Kim' }

  it('of a person says clinic, role and who of the staff, in plain strings', async () => {
    expect(await stampToken(deps, ana)).toEqual({
      kind: 'stamped',
      stamp: { clinic: 'demo', role: 'nurse', name: 'Nurse Kim', staff: 'nurse-kim' },
    })
  })

  it('of a person in several groups says the one that may most', async () => {
    const stamped = await stampToken(deps, { ...ana, groups: ['admin', 'nurse', 'book-club'] })
    expect(stamped).toMatchObject({ stamp: { role: 'admin' } })
  })

  it.each<[string, Bearer]>([
    ['a person without a clinic', { kind: 'person', groups: ['admin'] }],
    ['a person in no group of ours', { kind: 'person', groups: ['book-club'], clinic: 'demo' }],
    ['a person in a group called system', { kind: 'person', groups: ['system'], clinic: 'demo' }],
    ['a client that nobody set up', { kind: 'system', clientId: 'stranger' }],
  ])('of %s opens nothing', async (_, bearer) => {
    expect(await stampToken(deps, bearer)).toEqual({ kind: 'of-no-clinic' })
  })

  it('of a clinic system says whose system it is', async () => {
    const records = memoryRecords()
    const value = { clinicId: 'demo', name: 'Booking' }
    await records.commit([{ kind: 'put', key: keys.client('abc'), value }])
    expect(await stampToken(withRecords(records), { kind: 'system', clientId: 'abc' })).toEqual({
      kind: 'stamped',
      stamp: { clinic: 'demo', role: 'system', name: 'Booking' },
    })
  })
})

describe('the event of the user pool', () => {
  const about = { version: '3', region: 'us-east-1', userPoolId: 'us-east-1_x', userName: 'u' }
  const context = { getRemainingTimeInMillis: () => 1000 } as never
  const handler = onToken(
    () => deps as unknown as Deps,
    async (_, bearer) =>
      bearer.kind === 'person'
        ? { kind: 'stamped', stamp: { clinic: bearer.clinic ?? '', role: 'nurse', name: bearer.name ?? '' } }
        : { kind: 'stamped', stamp: { clinic: 'demo', role: 'system', name: bearer.clientId } },
  )
  const handled = async (event: object) => (await handler({ ...about, ...event } as never, context)).response

  it('of a person has both tokens stamped', async () => {
    const claims = { claimsToAddOrOverride: { clinic: 'demo', role: 'nurse', name: 'Nurse Kim' } }
    const userAttributes = { name: 'Nurse Kim', 'custom:clinic': 'demo' }
    expect(
      await handled({
        triggerSource: 'TokenGeneration_HostedAuth',
        callerContext: { clientId: 'console' },
        request: { userAttributes, groupConfiguration: { groupsToOverride: ['nurse'] } },
      }),
    ).toEqual({ claimsAndScopeOverrideDetails: { idTokenGeneration: claims, accessTokenGeneration: claims } })
  })

  it('of a system has the access token stamped, since it gets no other', async () => {
    const claims = { claimsToAddOrOverride: { clinic: 'demo', role: 'system', name: 'abc' } }
    expect(
      await handled({
        triggerSource: 'TokenGeneration_ClientCredentials',
        callerContext: { clientId: 'abc' },
        request: {},
      }),
    ).toEqual({ claimsAndScopeOverrideDetails: { accessTokenGeneration: claims } })
  })
})
