/** The code that a patient scans at the desk: it shows what was typed to the clinic that asked, and keeps the first number. */
import { beforeEach, describe, expect, it } from 'vitest'
import { agreeOnOwnPhone, askOwnPhone, givenByOwnPhone } from '../../../functions/use-cases/courses/phone-handoff.ts'
import { aWorld, type World } from '../../support/world.ts'

let world: World
let token: string

beforeEach(async () => {
  world = await aWorld()
  token = (await askOwnPhone(world.deps, 'demo')).token
})

describe('a number that a patient gave on their own phone', () => {
  it('is read by no other clinic', async () => {
    await agreeOnOwnPhone(world.deps, token, { phone: '(415) 555-0123', language: 'en' })
    expect(await givenByOwnPhone(world.deps, 'other', token)).toEqual({ kind: 'gone' })
    expect(await givenByOwnPhone(world.deps, 'demo', token)).toMatchObject({ kind: 'given', phone: '+14155550123' })
  })

  it('is not replaced by a later scan of the code: somebody else’s number would be enrolled', async () => {
    await agreeOnOwnPhone(world.deps, token, { phone: '(415) 555-0123', language: 'en' })
    expect(await agreeOnOwnPhone(world.deps, token, { phone: '(415) 555-0199', language: 'en' })).toEqual({
      kind: 'agreed',
    })
    expect(await givenByOwnPhone(world.deps, 'demo', token)).toMatchObject({ phone: '+14155550123' })
  })
})
