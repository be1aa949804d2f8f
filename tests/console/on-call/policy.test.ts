import { describe, expect, it } from 'vitest'
import { anOffice } from '../../support/office.ts'

describe('the paging policy', () => {
  const step = (name: string, minutes: string, who: string, by = 'sms'): [string, string][] => [
    [`${name}.minutes`, minutes],
    [`${name}.who`, who],
    [`${name}.by`, by],
    [`${name}.by`, 'voice'],
  ]
  const tier = (name: string, contact: string): [string, string][] => [
    [`${name}.lines`, '1'],
    ...step(`${name}.0`, '0', 'on-call'),
    ...step(`${name}.afterwards`, '5', 'everyone'),
    [`${name}.acknowledgeWithinMinutes`, '5'],
    [`${name}.contactWithinMinutes`, contact],
    [`${name}.remindOwnerAtMinutes`, ''],
    [`${name}.resumeAtMinutes`, '10'],
    [`${name}.tellPatientAtMinutes`, '10'],
  ]

  it('reads as who is paged when and by what', async () => {
    const { see } = await anOffice()
    const policy = await see('/policy')
    expect(policy).toContain('After 10 min backup (Nurse Kim now) text and call')
    expect(policy).toContain('Then every 15 min, until someone takes it')
    expect(policy).not.toContain('Edit')
  })

  it('is refused with the reason where it is slower than a patient may wait, and kept as typed', async () => {
    const { send, rota, hidden } = await anOffice('admin')
    const seen: [string, string] = ['seen', await hidden('/policy/edit', 'seen')]
    const before = (await rota()).policy
    const slow = [seen, ...tier('emergency', '45'), ...tier('urgent', '15'), ...tier('prompt', 'soon')]
    const words = await send('/policy/edit', slow)
    expect(words.status).toBe(422)
    expect(words.body).toMatch(/id="fault-prompt-contactWithinMinutes">Whole minutes are needed/)
    const late = await send(
      '/policy/edit',
      slow.map(([name, value]) => [name, value === 'soon' ? '60' : value]),
    )
    expect(late.status).toBe(422)
    expect(late.body).toMatch(/id="fault-emergency-contactWithinMinutes">From 1 to 15 minutes/)
    expect(late.body).toContain('name="emergency.contactWithinMinutes" value="45"')
    expect((await rota()).policy).toEqual(before)
  })

  it('is saved as a whole, and a form that was opened before is not saved over it', async () => {
    const { send, rota, hidden } = await anOffice('admin')
    const seen: [string, string] = ['seen', await hidden('/policy/edit', 'seen')]
    const quick = [seen, ...tier('emergency', '15'), ...tier('urgent', '15'), ...tier('prompt', '30')]
    expect((await send('/policy/edit', quick)).status).toBe(303)
    expect((await rota()).policy.prompt).toEqual({
      steps: [{ afterMinutes: 0, who: ['on-call'], by: ['sms', 'voice'] }],
      afterwards: { everyMinutes: 5, who: ['everyone'], by: ['sms', 'voice'] },
      acknowledgeWithinMinutes: 5,
      contactWithinMinutes: 30,
      resumeAtMinutes: 10,
      tellPatientAtMinutes: 10,
    })
    const other = quick.map(([name, value]): [string, string] => [name, value === '30' ? '40' : value])
    const overtaken = await send('/policy/edit', other)
    expect(overtaken.status).toBe(409)
    expect(overtaken.text).toContain('A colleague saved another policy while this page was open.')
    expect(overtaken.body).toContain('name="prompt.contactWithinMinutes" value="40"')
    expect((await rota()).policy.prompt.contactWithinMinutes).toBe(30)
  })
})
