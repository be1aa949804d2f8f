/** Who signs in and with what: each refusal in its words, sessions that end, and people who leave. */
import { beforeEach, describe, expect, it } from 'vitest'
import { DEFAULT_POLICY } from '../../../functions/core/on-call/policy.ts'
import { inviteStaff, matchRole, setSignIn, signInStateOf } from '../../../functions/use-cases/access/accounts.ts'
import { addStaff, changeStaff, removeStaff } from '../../../functions/use-cases/access/change-staff.ts'
import { beginSignIn, finishSignIn, sessionOf, signOut } from '../../../functions/use-cases/access/sign-in.ts'
import { listSession } from '../../../functions/use-cases/access/standing.ts'
import { editClinic } from '../../../functions/use-cases/clinic/edit-clinic.ts'
import { setPolicy } from '../../../functions/use-cases/on-call/change-policy.ts'
import type { SignInResult } from '../../../functions/use-cases/ports.ts'
import { poolOfPeople } from '../../support/people.ts'
import { act, checkout, theAlert } from '../../support/stories.ts'
import { ANA, aWorld, harbor, type World } from '../../support/world.ts'

const by = { id: 'dr-hale', name: 'Dr Hale' }
const lee = { clinicId: 'demo', staffId: 'dr-lee' }

let world: World
let pool: ReturnType<typeof poolOfPeople>
let told: SignInResult
beforeEach(async () => {
  world = await aWorld()
  pool = poolOfPeople()
  told = { kind: 'known', claims: { sub: 'u-1', staff: 'dr-lee', name: 'Dr Lee', clinic: 'demo', role: 'clinician' } }
})

const accountDeps = () => ({ ...world.deps, accounts: pool.accounts })

describe('an account', () => {
  it('is for a person of the clinic who has an address', async () => {
    const invite = (staffId: string) => inviteStaff(accountDeps(), { clinicId: 'demo', staffId }, by)
    expect(await invite('dr-who')).toEqual({ kind: 'unknown' })
    expect(await invite('dr-hale')).toEqual({ kind: 'no-email' })
    expect(pool.people).toEqual([])
    expect(await signInStateOf(accountDeps(), lee)).toEqual({ status: 'none', disabled: false, sessions: 0 })
    expect(await invite('dr-lee')).toEqual({ kind: 'invited' })
    expect(await signInStateOf(accountDeps(), lee)).toEqual({
      ...{ status: 'invited', email: 'lee@harbor.example', disabled: false, sessions: 0 },
    })
  })

  it('is invited again while nobody has signed in, and a changed address takes the old one’s place', async () => {
    await inviteStaff(accountDeps(), lee, by)
    await inviteStaff(accountDeps(), lee, by)
    expect(pool.people).toMatchObject([{ email: 'lee@harbor.example', invitations: 2, enabled: true }])
    const moved = harbor.staff.map((each) => (each.staffId === 'dr-lee' ? { ...each, email: 'lee@new.example' } : each))
    await editClinic({ records: world.records, now: world.now() }, 'demo', { staff: moved })
    expect(await inviteStaff(accountDeps(), lee, by)).toEqual({ kind: 'invited' })
    expect(pool.people).toMatchObject([
      { email: 'lee@harbor.example', invitations: 2, enabled: false },
      { email: 'lee@new.example', invitations: 1, enabled: true },
    ])
    expect((await signInStateOf(accountDeps(), lee)).email).toBe('lee@new.example')
  })

  it('of somebody else’s address is taken', async () => {
    await inviteStaff(accountDeps(), lee, by)
    const kim = harbor.staff.map((each) => ({ ...each, email: 'lee@harbor.example' }))
    await world.records.commit([
      {
        ...{ kind: 'update', expects: 1, key: { pk: 'CLINIC#demo', sk: 'STAFF#nurse-kim' } },
        value: kim.find(({ staffId }) => staffId === 'nurse-kim') ?? {},
      },
    ])
    expect(await inviteStaff(accountDeps(), { clinicId: 'demo', staffId: 'nurse-kim' }, by)).toEqual({ kind: 'taken' })
  })

  it('is switched off and on, signed out everywhere, and gets the role that the staff list says', async () => {
    await inviteStaff(accountDeps(), lee, by)
    await setSignIn(accountDeps(), lee, { by })
    expect(pool.people).toMatchObject([{ enabled: true, signedOut: 1 }])
    await setSignIn(accountDeps(), lee, { by, enabled: false })
    expect(pool.people).toMatchObject([{ enabled: false, signedOut: 2 }])
    expect(await signInStateOf(accountDeps(), lee)).toMatchObject({ status: 'disabled', disabled: true })
    await setSignIn(accountDeps(), lee, { by, enabled: true })
    expect(await signInStateOf(accountDeps(), lee)).toMatchObject({ status: 'invited', disabled: false })
    await matchRole(accountDeps(), lee, 'admin')
    await matchRole(accountDeps(), { ...lee, staffId: 'nurse-kim' }, 'admin')
    expect(pool.people.map(({ role }) => role)).toEqual(['admin'])
    const log = (await world.everything()).flatMap(({ value }) => (Array.isArray(value.changes) ? value.changes : []))
    expect(log.map(({ field, to }) => `${field} ${to}`).sort()).toEqual([
      ...['sign-in/dr-lee invited as lee@harbor.example', 'sign-in/dr-lee signed out everywhere'],
      ...['sign-in/dr-lee switched off', 'sign-in/dr-lee switched on'],
    ])
  })
})

describe('a sign-in', () => {
  const deps = () => ({
    ...world.deps,
    identity: {
      begin: async () => ({ url: 'https://id.example', state: 'state-1', nonce: 'n', verifier: 'v' }),
      end: async () => 'https://id.example/out',
      finish: async () => told,
    },
  })
  const back = async (binding: string | undefined = 'state-1') => finishSignIn(deps(), 'state=state-1&code=c', binding)
  const refused = (because: string) => expect.objectContaining({ kind: 'refused', because })

  it('counts once, within ten minutes, and in the browser in which it began', async () => {
    const old = refused('This sign-in has expired or began in another browser. Sign in again.')
    expect(await back()).toEqual(old)
    expect(await beginSignIn(deps(), '/console/inbox')).toEqual({ url: 'https://id.example', binding: 'state-1' })
    expect(await back('state-2')).toEqual(old)
    const twice = await Promise.all([back(), back()])
    expect(twice.map(({ kind }) => kind).sort()).toEqual(['refused', 'signed-in'])
    expect(twice.find(({ kind }) => kind === 'refused')).toEqual(refused('This sign-in was finished already.'))
    expect(await back()).toEqual(old)
    await beginSignIn(deps(), '/')
    await world.advance(9)
    expect((await back()).kind).toBe('signed-in')
    await beginSignIn(deps(), '/')
    await world.advance(10)
    expect(await back()).toEqual(old)
  })

  it('is of a person with a clinic and a role, who is not switched off', async () => {
    const nobody = refused('Your account names no clinic or no role. Ask the admin of your clinic.')
    for (const wrong of [{ role: 'system' }, { role: 'owner' }, { clinic: undefined }, { sub: 7 }]) {
      told = { kind: 'known', claims: { sub: 'u-1', clinic: 'demo', role: 'nurse', ...wrong } }
      await beginSignIn(deps(), '/')
      expect(await back(), JSON.stringify(wrong)).toEqual(nobody)
    }
    told = { kind: 'known', claims: { sub: 'dr-lee', clinic: 'demo', role: 'clinician' } }
    await setSignIn(accountDeps(), lee, { by, enabled: false })
    expect(await back()).toEqual(refused('Your account is switched off. Ask the admin of your clinic.'))
    told = { kind: 'refused', because: 'access_denied' }
    expect(await back()).toEqual(told)
  })

  it('makes a session, which ends for this browser or for all', async () => {
    const signedIn = async () => {
      await beginSignIn(deps(), '/console/inbox')
      const answer = await back()
      return answer.kind === 'signed-in' ? answer : expect.fail(answer.because)
    }
    const [one, other] = [await signedIn(), await signedIn()]
    expect([one.returnTo, one.token]).toEqual(['/console/inbox', expect.stringMatching(/^[0-9a-z]{30}$/)])
    const now = world.now()
    expect(await sessionOf(world.deps, one.token, true)).toEqual({
      ...{ ...lee, role: 'clinician', staffRole: 'clinician', name: 'Dr Lee', startedAt: now, seenAt: now },
    })
    await signOut(world.deps, one.token)
    expect(await sessionOf(world.deps, one.token, true)).toBeUndefined()
    expect(await sessionOf(world.deps, other.token, true)).toBeDefined()
    const third = await signedIn()
    await signOut(world.deps, other.token, true)
    expect(await sessionOf(world.deps, third.token, true)).toBeUndefined()
    expect(await sessionOf(world.deps, '', true)).toBeUndefined()
  })

  it('is one of the last twenty that a person’s list names', async () => {
    const session = (startedAt: string) =>
      ({ ...lee, role: 'clinician', name: 'Dr Lee', startedAt, seenAt: startedAt }) as const
    for (let i = 0; i < 21; i++)
      await world.records.commit([await listSession(world.deps, session(world.now()), `digest-${i}`)])
    expect((await signInStateOf(accountDeps(), lee)).sessions).toBe(20)
  })
})

describe('a person of the staff', () => {
  const given = (more: object = {}) => ({ name: 'Dr Lee', role: 'clinician', phone: '+14155550201', ...more }) as never
  const change = (staffId: string, more: object, seen?: string) =>
    changeStaff(world.deps, 'demo', staffId, given(more), { by, ...(seen ? { seen } : {}) })

  it('is changed where they are, and not over what a colleague has saved', async () => {
    expect(await change('dr-who', {})).toEqual({ kind: 'unknown' })
    expect(await change('dr-hale', { name: 'Dr Hale' })).toEqual({ kind: 'last-admin' })
    expect(await change('dr-lee', {}, 'another version')).toEqual({ kind: 'overtaken' })
    expect(await change('dr-lee', { name: 'Dr A Lee' })).toMatchObject({
      kind: 'changed',
      person: { name: 'Dr A Lee' },
    })
    expect((await change('dr-lee', { phone: '12' })).kind).toBe('invalid')
  })

  it('who is new has an id that nobody had before', async () => {
    const added = async () => {
      const answer = await addStaff(world.deps, 'demo', given({ phone: '+14155550209' }), { by })
      return answer.kind === 'changed' ? answer.person.staffId : answer
    }
    expect(await added()).toBe('dr-lee-2')
    const left = await removeStaff(world.deps, 'demo', 'dr-lee-2', { by })
    expect(left).toMatchObject({ kind: 'left', opened: [] })
    expect(await added()).toBe('dr-lee-3')
  })

  it('leaves unless the clinic, the policy or an alert needs them', async () => {
    const leave = (staffId: string, more: object = {}) => removeStaff(world.deps, 'demo', staffId, { by, ...more })
    expect(await leave('dr-who')).toEqual({ kind: 'unknown' })
    expect(await leave('dr-hale')).toEqual({ kind: 'last-admin' })
    expect(await leave('dr-lee', { seen: 'another version' })).toEqual({ kind: 'overtaken' })
    const { prompt } = DEFAULT_POLICY
    const named = prompt.steps.map((step) => ({ ...step, who: [...step.who, 'staff:nurse-kim'] }))
    await setPolicy(world.deps, 'demo', { ...DEFAULT_POLICY, prompt: { ...prompt, steps: named as never } })
    expect(await leave('nurse-kim')).toEqual({ kind: 'named-by-policy' })
    await checkout(world)
    await world.text(ANA, 'my lip is white')
    await act(world, 'dr-lee', { kind: 'acknowledge' })
    expect(await leave('dr-lee')).toEqual({ kind: 'has-open-alert', codes: [(await theAlert(world)).code] })
    await act(world, 'dr-lee', { kind: 'hand-over', to: 'nurse-kim' })
    const preview = await leave('dr-lee', { preview: true })
    expect(preview).toMatchObject({ kind: 'left', person: { staffId: 'dr-lee' } })
    expect('opened' in preview && preview.opened.map(({ duty }) => duty)).toEqual(['on-call'])
    expect(await leave('dr-lee')).toEqual(preview)
    expect(await leave('dr-lee')).toEqual({ kind: 'unknown' })
  })
})
