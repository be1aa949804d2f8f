/** An admin at the settings of a clinic: pages and forms as a browser sends them. */
import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import { readClinic } from '../../functions/use-cases/store/read-clinic.ts'
import { aConsole } from './console.ts'
import { aWorld, harbor } from './world.ts'

export const SETTINGS = '/console/settings'

export async function anOwner(clinic: ClinicFile = harbor, language: 'en' | 'es' = 'en') {
  const world = await aWorld({ clinics: [clinic] })
  const console = aConsole(world)
  const { cookies } = await console.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const see = async (path: string) => (await console.ask('GET', SETTINGS + path, { cookies, language })).body
  const post = (to: string, form: URLSearchParams, typed: Record<string, string | string[]> = {}) => {
    const sent = new URLSearchParams(form)
    for (const [name, value] of Object.entries(typed)) {
      sent.delete(name)
      for (const each of [value].flat()) sent.append(name, each)
    }
    return console.ask('POST', SETTINGS + to, { cookies, language, text: sent.toString() })
  }
  return {
    world,
    console,
    cookies,
    see,
    post,
    clinicNow: async () => {
      const found = await readClinic(world.records, clinic.clinic.clinicId)
      if (!found) throw new Error('no clinic')
      return found
    },
    /** Sends a form as it stands on its page, with what somebody typed into it. */
    send: async (page: string, typed: Record<string, string | string[]>, to = page) =>
      post(to, filledForm(await see(page), to), typed),
    form: async (page: string, to = page) => filledForm(await see(page), to),
  }
}

/** What a browser would send of a page's form for `to` if nobody typed anything. */
export function filledForm(html: string, to: string): URLSearchParams {
  const path = `${SETTINGS}${to}`.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
  const [, inside = ''] = new RegExp(`<form[^>]*action="${path}"[^>]*>(.*?)</form>`, 's').exec(html) ?? []
  const form = new URLSearchParams()
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&amp;', '&')
  const attribute = (tag: string, name: string) => plain(new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '')
  for (const [tag] of inside.matchAll(/<input[^>]*>/g))
    if (!/type="(checkbox|radio)"/.test(tag) || /\schecked/.test(tag))
      form.append(attribute(tag, 'name'), attribute(tag, 'value'))
  for (const [, tag = '', options = ''] of inside.matchAll(/(<select[^>]*>)(.*?)<\/select>/gs)) {
    const [first] = options.match(/<option[^>]*>/) ?? []
    const [selected] = options.match(/<option[^>]*\sselected[^>]*>/) ?? []
    form.append(attribute(tag, 'name'), attribute(selected ?? first ?? '', 'value'))
  }
  for (const [, tag = '', text = ''] of inside.matchAll(/(<textarea[^>]*>)(.*?)<\/textarea>/gs))
    form.append(attribute(tag, 'name'), plain(text))
  return form
}
