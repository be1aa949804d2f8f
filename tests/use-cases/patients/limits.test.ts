/** What is refused about a patient, in which words, and what a timeline says of each event. */
import { beforeEach, describe, expect, it } from 'vitest'
import { plusMinutes } from '../../../functions/core/time.ts'
import { changeConsent } from '../../../functions/use-cases/courses/change-consent.ts'
import { agreeOnOwnPhone, askOwnPhone, givenByOwnPhone } from '../../../functions/use-cases/courses/phone-handoff.ts'
import { registerPatient } from '../../../functions/use-cases/courses/register-patient.ts'
import { writeMessage } from '../../../functions/use-cases/messages/send-personal-text.ts'
import { reasonText } from '../../../functions/use-cases/patients/timeline-text.ts'
import { aWorld, type World } from '../../support/world.ts'

let world: World
beforeEach(async () => {
  world = await aWorld()
})

const patient = { name: 'Mai Tan', language: 'en', timeZone: 'America/Los_Angeles' }
const register = (more: object = {}, clinicId = 'demo') =>
  registerPatient(world.deps, { clinicId, by: 'desk', request: { patient: { ...patient, ...more } } } as never)
async function registered(more: object = {}) {
  const answer = await register(more)
  if (answer.kind !== 'registered') throw new Error(answer.kind)
  return answer.person.personId
}
const consent = (personId: string, change: object) =>
  changeConsent(world.deps, 'demo', personId, { statement: 'I agree.', method: 'phone', ...change } as never, 'desk')

describe('consent', () => {
  it('is to a channel that is on record, and was given by now', async () => {
    const personId = await registered()
    const wrong = async (change: object) => {
      const answer = await consent(personId, change)
      return answer.kind === 'invalid' ? answer.faults : answer.kind
    }
    const none = { pointer: '/sms', detail: 'Say sms, email or both: true or false.' }
    const phone = { pointer: '/sms', detail: 'There is no phone number on record.' }
    const mail = { pointer: '/email', detail: 'There is no e-mail address on record.' }
    const future = { pointer: '/capturedAt', detail: 'This is in the future. Give the time at which it was agreed to.' }
    expect(await wrong({})).toEqual([none])
    expect(await wrong({ sms: true, email: true })).toEqual([phone, mail])
    expect(await wrong({ sms: false, email: false })).toBe('changed')
    expect(await wrong({ sms: false, capturedAt: plusMinutes(world.now(), 6) })).toEqual([future])
    expect(await wrong({ sms: false, capturedAt: plusMinutes(world.now(), 5) })).toBe('changed')
  })

  it('of nobody is nobody’s', async () => {
    expect(await consent('none', { sms: false })).toEqual({ kind: 'unknown' })
  })
})

describe('a person’s own text', () => {
  const write = (personId: string) => writeMessage(world.deps, 'demo', personId, { text: 'hi', by: 'nurse-kim' })

  it('goes to a number on record whose owner has agreed', async () => {
    expect(await write('none')).toEqual({ kind: 'unknown' })
    expect(await write(await registered())).toEqual({
      kind: 'forbidden',
      because: 'No phone number is on record.',
      fact: { kind: 'no-number' },
    })
    const mai = await registered({ phone: '+14155550177' })
    expect(await write(mai)).toEqual({
      ...{
        kind: 'forbidden',
        because: 'The patient has not agreed to texts: please phone.',
        fact: { kind: 'not-agreed' },
      },
    })
    await consent(mai, { sms: true })
    expect((await write(mai)).kind).toBe('planned')
    await world.text('+14155550177', 'STOP')
    expect(await write(mai)).toEqual({
      ...{
        kind: 'forbidden',
        because: 'This number has opted out of texts: please phone.',
        fact: { kind: 'opted-out' },
      },
    })
  })
})

describe('a patient who is put on record', () => {
  it('is of a clinic that is set up', async () => {
    expect(await register({}, 'other')).toEqual({
      kind: 'invalid',
      faults: [{ pointer: '', detail: 'The clinic other is not set up.' }],
    })
  })

  it('again is known, and under the id of another is refused', async () => {
    const phone = '+14155550177'
    const mai = await registered({ phone, externalId: 'c-1' })
    expect(await register({ phone, externalId: 'c-1' })).toMatchObject({ kind: 'known', person: { personId: mai } })
    expect(await register({ name: 'Bo Li', phone: '+14155550178', externalId: 'c-1' })).toMatchObject({
      ...{ kind: 'invalid', faults: [{ pointer: '/patient/externalId' }] },
    })
  })
})

describe('a number that is typed on the patient’s own phone', () => {
  const typed = { phone: '(415) 555-0177', language: 'es' }

  it('is given once, in a language of the clinic', async () => {
    const { token } = await askOwnPhone(world.deps, 'demo')
    expect(await givenByOwnPhone(world.deps, 'demo', token)).toEqual({ kind: 'waiting' })
    expect(await agreeOnOwnPhone(world.deps, token, { ...typed, phone: '12' })).toEqual({ kind: 'not-a-phone' })
    expect(await agreeOnOwnPhone(world.deps, token, typed)).toEqual({ kind: 'agreed' })
    expect(await agreeOnOwnPhone(world.deps, token, { phone: '(415) 555-0178', language: 'en' })).toEqual({
      ...{ kind: 'agreed' },
    })
    const given = { kind: 'given', phone: '+14155550177', language: 'es' }
    expect(await givenByOwnPhone(world.deps, 'demo', token)).toEqual(given)
    expect(await givenByOwnPhone(world.deps, 'other', token)).toEqual({ kind: 'gone' })
  })

  it('in another language is in the first of the clinic', async () => {
    const { token } = await askOwnPhone(world.deps, 'demo')
    await agreeOnOwnPhone(world.deps, token, { ...typed, language: 'fr' })
    expect(await givenByOwnPhone(world.deps, 'demo', token)).toMatchObject({ language: 'en' })
  })

  it('by no link of ours is given to nobody', async () => {
    expect(await agreeOnOwnPhone(world.deps, 'none', typed)).toEqual({ kind: 'gone' })
    expect(await givenByOwnPhone(world.deps, 'demo', 'none')).toEqual({ kind: 'gone' })
  })
})

describe('a timeline says why', () => {
  const names: Record<string, string> = { 'dr-lee': 'Dr Lee', 'nurse-kim': 'Nurse Kim' }
  const say = (event: object) => reasonText(event as never, (id) => names[id] ?? id)

  it.each([
    [{ kind: 'message-received', because: 'Small talk.' }, 'Small talk.'],
    [{ kind: 'task-created', because: 'Unclear.' }, 'Unclear.'],
    [{ kind: 'alert-opened', because: 'A sign.' }, 'A sign.'],
    [{ kind: 'alert-paged', staffIds: ['dr-lee', 'nurse-kim'] }, 'Dr Lee, Nurse Kim'],
    [{ kind: 'alert-paging-resumed', after: 'contact' }, 'contact ran out without an outcome'],
    [{ kind: 'alert-paging-resumed', after: 'acknowledgement' }, 'acknowledged, but no contact recorded'],
    [{ kind: 'alert-acknowledged', note: 'On my way' }, 'On my way'],
    [{ kind: 'alert-contacted', note: 'Fine' }, 'Fine'],
    [{ kind: 'alert-attempted', what: 'voicemail' }, 'voicemail'],
    [{ kind: 'alert-handed-over', to: 'dr-lee' }, 'to Dr Lee'],
    [{ kind: 'alert-forwarded', texts: 1, staffId: 'dr-lee' }, 'a text to Dr Lee'],
    [{ kind: 'alert-forwarded', texts: 2, staffId: 'dr-lee' }, '2 texts to Dr Lee'],
    [{ kind: 'alert-unreachable-asked', of: 'dr-lee' }, 'Dr Lee has to confirm it'],
    [{ kind: 'alert-joined', news: 'higher-tier' }, 'higher tier'],
    [{ kind: 'alert-joined', news: 'new-sign' }, 'new sign'],
    [{ kind: 'alert-joined', news: 'none' }, 'same or lower tier'],
    [{ kind: 'alert-tier-lowered', reason: 'Seen today' }, 'Seen today'],
    [{ kind: 'alert-reopened', reason: 'Wrong patient' }, 'Wrong patient'],
    [{ kind: 'task-assigned', to: 'nurse-kim' }, 'to Nurse Kim'],
    [{ kind: 'alert-resolved' }, undefined],
    [{ kind: 'alert-patient-told', because: 'no' }, undefined],
    [{ kind: 'task-done', reason: 'no' }, undefined],
  ])('%j: %s', (event, said) => expect(say(event)).toBe(said))
})
