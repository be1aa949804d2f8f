/** The console in memory: its pages on the records of a story, with a sign-in provider that says yes. */
import { memoryRecords } from '../../functions/adapters/memory-records.ts'
import { pages } from '../../functions/console/pages.ts'
import type { ConsoleDeps } from '../../functions/console/shared/page.ts'
import { type Asked, respond, type Shown } from '../../functions/console/shared/respond.tsx'
import type { Role } from '../../functions/core/clinic/clinic.ts'
import type { SignInResult } from '../../functions/use-cases/ports.ts'
import { poolOfPeople } from './people.ts'
import type { World } from './world.ts'

type Claims = { clinic?: unknown; role?: unknown; sub?: unknown; name?: unknown }

export function aConsole(world: World) {
  let count = 0
  const people = poolOfPeople()
  let told: SignInResult = { kind: 'refused', because: 'nobody has said yes' }
  const deps: ConsoleDeps = {
    ...world.deps,
    identity: {
      async begin() {
        const state = `state-${++count}`
        return { url: `https://sign-in.example/?state=${state}`, state, nonce: 'nonce', verifier: 'verifier' }
      },
      end: async (returnTo) => `https://sign-in.example/logout?logout_uri=${encodeURIComponent(returnTo)}`,
      finish: async () => told,
    },
    accounts: people.accounts,
    forgetful: (now) => memoryRecords({ now }),
  }
  const ask = (
    method: Asked['method'],
    path: string,
    more: Partial<Asked> & { form?: Record<string, string> } = {},
  ) => {
    const { form, ...rest } = more
    const [pathname = '', query = ''] = path.split('?')
    const text = form ? new URLSearchParams(form).toString() : ''
    const asked = {
      method,
      path: pathname,
      query,
      text,
      watching: false,
      from: '/console',
      cookies: {},
      language: 'en' as const,
      ...rest,
    }
    return respond(pages, deps, asked, 'v1')
  }
  const cookieOf = ({ cookies = [] }: Shown, name: string): string | undefined =>
    cookies.find((cookie) => cookie.startsWith(`${name}=`))?.split(/[=;]/)[1]

  return {
    deps,
    people,
    ask,
    cookieOf,
    /** What the provider says of whoever comes back. */
    provider: (said: SignInResult) => {
      told = said
    },
    /** Signs in from nothing; the cookies are those of this browser. */
    async signIn(role: Role, claims: Claims = {}, to = '/console') {
      told = { kind: 'known', claims: { sub: 'nurse-kim', name: 'Nurse Kim', clinic: 'demo', role, ...claims } }
      const began = await ask('GET', `/console/sign-in?to=${encodeURIComponent(to)}`)
      const binding = cookieOf(began, 'aftercare-sign-in') ?? ''
      const back = await ask('GET', `/console/signed-in?state=${binding}&code=code`, {
        cookies: { 'aftercare-sign-in': binding },
      })
      return { began, binding, back, cookies: { 'aftercare-session': cookieOf(back, 'aftercare-session') ?? '' } }
    },
  }
}
