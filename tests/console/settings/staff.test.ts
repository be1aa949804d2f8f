import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../functions/use-cases/store/change-log.ts'
import { anOwner } from '../../support/settings.ts'
import { checkout, theAlert } from '../../support/stories.ts'
import { ANA, KIM, LEE } from '../../support/world.ts'

const NEW = { name: 'Dr. María Vega', role: 'clinician', phone: '(415) 555-0220', email: 'Vega@harbor.example' }

describe('somebody new', () => {
  it('is added as people write them, with an id that says the name, and invited by email', async () => {
    const { send, post, see, form, clinicNow, console } = await anOwner()
    const added = await send('/staff/new', NEW)
    expect(added).toMatchObject({ status: 303, location: '/console/settings/staff/dr-maria-vega?said=added' })
    expect((await clinicNow()).rota.staff.find(({ staffId }) => staffId === 'dr-maria-vega')).toEqual({
      staffId: 'dr-maria-vega',
      name: 'Dr. María Vega',
      role: 'clinician',
      phone: '+14155550220',
      email: 'vega@harbor.example',
    })
    expect(await see('/staff')).toMatch(/Dr\. María Vega.*Clinician.*\(415\) 555-0220.*Phone not tested/s)
    expect(await see('/staff/dr-maria-vega')).toContain('Not invited from here yet.')
    const invite = await form('/staff/dr-maria-vega', '/staff/dr-maria-vega/invite')
    expect((await post('/staff/dr-maria-vega/invite', invite)).location).toContain('said=invited')
    expect(console.people.people).toMatchObject([
      { email: 'vega@harbor.example', clinicId: 'demo', staffId: 'dr-maria-vega', role: 'clinician', invitations: 1 },
    ])
    expect(await see('/staff/dr-maria-vega')).toContain('Send the invitation again')
    await post('/staff/dr-maria-vega/invite', invite)
    expect(console.people.people).toMatchObject([{ invitations: 2 }])
  })

  it('with the same name gets another id; with a colleague’s address or no phone number they are refused', async () => {
    const { send, clinicNow } = await anOwner()
    expect((await send('/staff/new', { name: 'Nurse Kim', role: 'nurse' })).location).toContain('/nurse-kim-2?')
    const twice = await send('/staff/new', { ...NEW, phone: '12', email: 'LEE@harbor.example' })
    expect(twice.status).toBe(422)
    expect(twice.body).toMatch(/fault-phone">[^<]*not a phone number/)
    expect(twice.body).toMatch(/fault-email">A colleague has this address/)
    expect(twice.body).toContain('value="Dr. María Vega"')
    expect((await clinicNow()).rota.staff).toHaveLength(4)
  })

  it('whose address signs somebody else in is not invited', async () => {
    const { send, post, console } = await anOwner()
    const taken = {
      email: 'vega@harbor.example',
      name: 'Other',
      clinicId: 'other',
      staffId: 'x',
      role: 'nurse' as const,
    }
    await console.people.accounts.invite(taken)
    await send('/staff/new', NEW)
    const refused = await post('/staff/dr-maria-vega/invite', new URLSearchParams())
    expect(refused.status).toBe(422)
    expect(refused.body).toContain('signs someone else in')
  })
})

describe('somebody of the staff', () => {
  it('whose role changes is signed out, has the new role at the provider, and an untested number once it is new', async () => {
    const { send, post, world, console, clinicNow, see } = await anOwner()
    await console.ask('POST', '/console/on-call/people/test', await asKim())
    await world.settle()
    await world.text(KIM, 'OK')
    expect(await see('/staff')).toMatch(/Nurse Kim.*✓ Phone tested/s)
    await post('/staff/nurse-kim/invite', new URLSearchParams())
    const saved = await send('/staff/nurse-kim', { role: 'clinician', phone: '(415) 555-0232' })
    expect(saved.status).toBe(303)
    expect(console.people.people).toMatchObject([{ staffId: 'nurse-kim', role: 'clinician' }])
    expect(await see('/staff')).not.toContain('✓ Phone tested')
    expect((await clinicNow()).rota.staff.find(({ staffId }) => staffId === 'nurse-kim')?.phone).toBe('+14155550232')

    async function asKim() {
      const { cookies } = await console.signIn('nurse')
      return { cookies, text: 'staff=nurse-kim' }
    }
  })

  it('that a colleague changed meanwhile is not overwritten, and what was typed is kept', async () => {
    const { send, post, form, clinicNow } = await anOwner()
    const stale = await form('/staff/dr-lee')
    await send('/staff/nurse-kim', { name: 'Nurse Kim-Park' })
    const late = await post('/staff/dr-lee', stale, { name: 'Dr. Lee, MD' })
    expect(late.status).toBe(409)
    expect(late.body).toContain('value="Dr. Lee, MD"')
    expect((await clinicNow()).rota.staff.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Nurse Kim-Park', 'Dr Lee']),
    )
  })

  it('who is the only admin stays one, and nobody switches themself off', async () => {
    const { send, post, clinicNow } = await anOwner()
    expect((await send('/staff/dr-hale', { role: 'nurse' })).body).toContain('the only admin')
    for (const act of ['leave', 'switch-off'])
      expect((await post(`/staff/dr-hale/${act}`, new URLSearchParams())).status).toBe(422)
    expect((await clinicNow()).rota.staff).toHaveLength(3)
  })

  it('is signed out everywhere, switched off and on, and each is on record', async () => {
    const { post, console, world, see } = await anOwner()
    const { cookies } = await console.signIn('nurse')
    await post('/staff/nurse-kim/invite', new URLSearchParams())
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(200)
    await post('/staff/nurse-kim/switch-off', new URLSearchParams())
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(303)
    expect((await console.signIn('nurse')).back.status).toBe(403)
    expect(console.people.people).toMatchObject([{ enabled: false, signedOut: 1 }])
    expect(await see('/staff/nurse-kim')).toContain('Switched off')
    await world.advance(1)
    await post('/staff/nurse-kim/switch-on', new URLSearchParams())
    expect((await console.signIn('nurse')).back.status).toBe(303)
    const log = await changesOf(world.deps, 'demo', '2026-11')
    expect(log.flatMap(({ changes }) => changes.map(({ to }) => to))).toEqual([
      'switched on',
      'switched off',
      'invited as kim@harbor.example',
    ])
  })
})

describe('somebody who leaves', () => {
  it('leaves no duty uncovered unsaid: the gaps are shown first, then they are gone and signed out', async () => {
    const { send, post, form, console, clinicNow, see } = await anOwner()
    const { cookies } = await console.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
    const asked = await send('/staff/dr-lee', {}, '/staff/dr-lee/leave')
    expect(asked.status).toBe(409)
    expect(asked.body).toMatch(/Without this person no one is on call:.*No one is on call from/s)
    expect((await clinicNow()).rota.staff).toHaveLength(3)
    const sure = await form('/staff/dr-lee', '/staff/dr-lee/leave')
    const done = await post('/staff/dr-lee/leave', sure, { sure: 'on-call' })
    expect(done).toMatchObject({ status: 303, location: '/console/settings/staff?said=left' })
    const { rota } = await clinicNow()
    expect(rota.staff.map(({ staffId }) => staffId).sort()).toEqual(['dr-hale', 'nurse-kim'])
    expect(rota.shifts.map(({ staffId }) => staffId).sort()).toEqual(['dr-hale', 'nurse-kim'])
    expect((await console.ask('GET', '/console/inbox', { cookies })).status).toBe(303)
    expect((await console.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })).back.status).toBe(403)
    expect(await see('/checklist')).toContain('No one is on call')
    expect((await send('/staff/new', { name: 'Dr Lee', role: 'clinician' })).location).toContain('dr-lee-2')
  })

  it('hands off an open alert before, and is named by no step of the paging policy', async () => {
    const { world, console, post, form } = await anOwner()
    await checkout(world)
    await world.text(ANA, 'its really hard to swolow')
    await world.settle()
    const { code } = await theAlert(world)
    await world.text(LEE, code)
    const sure = await form('/staff/dr-lee', '/staff/dr-lee/leave')
    const refused = await post('/staff/dr-lee/leave', sure, { sure: 'on-call' })
    expect(refused.status).toBe(422)
    expect(refused.body).toContain(`open alerts (${code})`)
    expect(console.people.people).toEqual([])
  })
})
