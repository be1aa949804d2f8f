/** A clinic's admin makes a key for a system at the console, through the gateway. */
import type { Cloud } from '../../infra/local/cloud.ts'
import { signedInBrowser } from './cookie-browser.ts'
import { filledForm, SETTINGS } from './settings.ts'

const SYSTEMS = `${SETTINGS}/systems`

/** The key as the page shows it once, the id of its system, and a click on the page that removes the system. */
export async function aSystemKey(
  cloud: Cloud,
  name: string,
): Promise<{ key: string; id: string; remove: () => Promise<void> }> {
  const browse = signedInBrowser(cloud, 'dr-hale')
  const send = async (path: string, typed: Record<string, string> = {}) => {
    const page = await browse(SYSTEMS)
    return browse(`${SETTINGS}${path}`, { ...Object.fromEntries(filledForm(page.text, path)), ...typed })
  }
  const made = await send('/systems/new', { name })
  const [key = '', id = ''] = /aftercare_(key-\w+)\.[\w-]+/.exec(made.text) ?? []
  return { key, id, remove: async () => void (await send(`/systems/${id}/remove`)) }
}
