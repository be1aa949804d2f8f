import { describe, expect, it } from 'vitest'
import { act, checkout, listener, openAlerts, theAlert } from '../support/stories.ts'
import { ANA, aWorld, HARBOR, KIM, LEE } from '../support/world.ts'

async function anEmergency() {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  await world.text(ANA, 'i cant breathe')
  const alert = await theAlert(world)
  for (const phone of [ANA, LEE, KIM]) hears(phone)
  return { world, hears, code: alert.code }
}

describe('a staff member who texts back', () => {
  it.each([
    (code: string) => code,
    (code: string) => `${code} ok`,
    (code: string) => `ACK ${code}`,
    (code: string) => `ack${code}`,
    (code: string) => `a${code}`,
    (code: string) => `  Ack   ${code} `,
    () => 'ack',
    (code: string) => `Got it, ${code}`,
    (code: string) => `\u202a(${code})\u202c`,
    (code: string) => `Acknowledge ${code} 👍`,
  ])('has the alert', async (words) => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, words(code))
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('dr-lee')
    expect(hears(LEE)).toHaveLength(1)
    expect(hears(ANA)).toEqual([])
  })

  it('records contact with "c" once the alert is theirs', async () => {
    const { world, code } = await anEmergency()
    await world.text(LEE, code)
    await world.text(LEE, `${code} c`)
    expect(await theAlert(world)).toMatchObject({ state: 'contacted', acknowledgedBy: { staffId: 'dr-lee' } })
  })

  it.each([
    "can't, in surgery",
    'no',
    'not me, call Kim',
    'wrong',
    'min late',
  ])('who writes a code and "%s" has taken nothing: they are told, and pages go on', async (words) => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, `${code} ${words}`)
    const [answer, ...others] = hears(LEE)
    expect(others).toEqual([])
    expect(answer).toContain(`${code} is not taken and paging continues`)
    expect((await theAlert(world)).state).toBe('paging')
    await world.advance(6)
    expect(hears(KIM).join()).toContain(code)
  })

  it.each([
    'contacted, no answer',
    'c not reached',
  ])('who writes "%s" has made an attempt, and no contact', async (words) => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, `${code} ${words}`)
    expect(await theAlert(world)).toMatchObject({ state: 'paging', attempts: [{ by: 'dr-lee', kind: 'no-answer' }] })
    expect(hears(LEE)[0]).toMatch(/attempt recorded, no contact\. No one has taken it/)
    await world.text(LEE, `${code} ${words}!`)
    expect((await theAlert(world)).attempts).toHaveLength(1)
    expect(hears(LEE).at(-1)).toMatch(/attempt recorded, no contact\. No one has taken it/)
    await world.text(LEE, code)
    await world.advance(2)
    await world.text(LEE, `${code} voicemail again`)
    expect(await theAlert(world)).toMatchObject({ state: 'acknowledged', attempts: [{}, {}] })
    expect(hears(LEE).at(-1)).toMatch(/attempt recorded, no contact\. Please try again/)
  })

  it('who can do it no longer hears that it is still theirs, and how to hand it over', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, code)
    hears(LEE)
    await world.text(LEE, `${code} can't after all`)
    expect(hears(LEE).join()).toMatch(/is still yours until .* hand it over/)
    await world.text(KIM, `${code} not mine?`)
    expect(hears(KIM).at(-1)).toContain('Dr Lee has it')
  })

  it.each([
    () => "I'm busy and will get back to you later.",
    (i: number) => `Sorry, I am driving right now (${i})`,
  ])('whose phone answers for them is told once how to take an alert', async (words) => {
    const { world, hears } = await anEmergency()
    for (let i = 0; i < 20; i++) await world.text(LEE, words(i))
    expect(hears(LEE)).toHaveLength(1)
    await world.text(LEE, 'which one?')
    expect(hears(LEE)).toHaveLength(1)
    expect((await theAlert(world)).state).toBe('paging')
  })

  it('is told who has it already, and since when', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(KIM, code)
    await world.text(LEE, code)
    expect(hears(LEE).join()).toMatch(/Nurse Kim/)
    expect((await theAlert(world)).acknowledgedBy?.staffId).toBe('nurse-kim')
  })

  it('is told that a code is wrong, and nothing changes', async () => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, code === '99' ? '98' : '99')
    expect(hears(LEE)).toHaveLength(1)
    expect((await theAlert(world)).state).toBe('paging')
  })

  it('is asked which when several alerts are open', async () => {
    const { world, hears, code } = await anEmergency()
    await checkout(world, { patient: { name: 'Bea Lund', phone: '+14155550124' } })
    await world.text('+14155550124', 'my throat is closing up')
    const codes = (await openAlerts(world)).map((alert) => alert.code)
    expect(codes).toHaveLength(2)
    hears(LEE)
    await world.text(LEE, 'ack')
    const [answer] = hears(LEE)
    for (const each of [code, ...codes]) expect(answer).toContain(each)
    expect((await openAlerts(world)).map(({ state }) => state)).toEqual(['paging', 'paging'])
  })

  it.each(['HELP', 'info'])('finds the clinic and both its phones by %s, and the open codes', async (words) => {
    const { world, hears, code } = await anEmergency()
    await world.text(LEE, words)
    const [answer] = hears(LEE)
    for (const part of ['Harbor Clinic', '555-0199', '555-0198', code]) expect(answer).toContain(part)
    expect((await theAlert(world)).state).toBe('paging')
  })

  it('is told in words what was recorded, when the alert is over', async () => {
    const { world, hears, code } = await anEmergency()
    await act(world, 'nurse-kim', { kind: 'resolve', resolution: { outcome: 'advice-by-phone', note: '' } })
    await world.text(LEE, code)
    expect(hears(LEE).at(-1)).toMatch(/Nurse Kim recorded advice by phone/)
  })

  it('is answered from the number that was texted, and never taken for a patient', async () => {
    const { world, hears } = await anEmergency()
    await world.text(KIM, 'hello?')
    expect(hears(KIM)).toHaveLength(1)
    expect(world.at(KIM).at(-1)?.from).toBe(HARBOR)
    expect(await openAlerts(world)).toHaveLength(1)
  })
})
