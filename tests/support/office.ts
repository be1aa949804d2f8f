import type { Role } from '../../functions/core/clinic/clinic.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aConsole } from './console.ts'
import { aWorld } from './world.ts'

export const PATH = '/console/on-call'

/** Somebody at the console's pages about on call, on a Monday at 10:05; Dr Lee is on call round the clock. */
export async function anOffice(role: Role = 'nurse') {
  const world = await aWorld()
  const console = aConsole(world)
  const who = role === 'admin' ? { sub: 'dr-hale', name: 'Dr Hale' } : {}
  const { cookies } = await console.signIn(role, who)
  const rota = async () => {
    const clinicNow = await readClinic(world.records, 'demo')
    if (!clinicNow) throw new Error('no clinic')
    return clinicNow
  }
  return {
    world,
    rota,
    see: async (path: string) => readable((await console.ask('GET', PATH + path, { cookies })).body),
    send: async (path: string, fields: [string, string][]) => {
      const text = new URLSearchParams(fields).toString()
      const shown = await console.ask('POST', PATH + path, { cookies, text })
      return { ...shown, text: readable(shown.body) }
    },
    hidden: async (path: string, name: string) =>
      fieldOf((await console.ask('GET', PATH + path, { cookies })).body, name),
  }
}

/** The value of a hidden field or of a button. */
export const fieldOf = (html: string, name: string): string =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]?.replaceAll('&#39;', "'") ?? ''

/** What a page says, without its marks. */
const readable = (html: string): string => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
