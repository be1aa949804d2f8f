import { beforeAll, describe, expect, it } from 'vitest'
import { pages } from '../../../functions/console/pages.ts'
import { TASK_KINDS, type Task } from '../../../functions/core/alerts/task.ts'
import { plusMinutes } from '../../../functions/core/time.ts'
import { showLink } from '../../../functions/http/links.ts'
import { writeTask } from '../../../functions/use-cases/store/records.ts'
import { aConsole } from '../../support/console.ts'
import { saidInEnglish } from '../../support/spanish.ts'
import { checkout, listener } from '../../support/stories.ts'
import { ANA, aWorld, KIM } from '../../support/world.ts'

const MIA = '+14155550124'
const SOL = '+14155550125'

/** A clinic at work: alerts that nobody has, that somebody has and that are closed with harm; tasks of each kind; replies. */
async function aClinicAtWork() {
  const world = await aWorld()
  const hears = listener(world)
  const { patientId, treatmentId } = await checkout(world)
  await checkout(world, { patient: { name: 'Mia Ruiz', phone: MIA } })
  await checkout(world, { patient: { name: 'Sol Paz', phone: SOL } })
  await world.text(SOL, 'todo bien')
  await world.text(ANA, 'its really hard to swolow')
  await world.text(MIA, 'i cant breathe')
  for (const [n, kind] of TASK_KINDS.entries()) {
    const base = { clinicId: 'demo', personId: patientId, state: 'open', timers: {} } as const
    const task: Task = {
      ...{ ...base, kind, taskId: `${patientId}.${kind}-x`, createdAt: plusMinutes(world.now(), -n) },
      because: 'Please call.',
    }
    await world.records.commit([writeTask(task)])
  }
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('admin', { sub: 'dr-hale', name: 'Dr Hale' })
  const see = async (path: string) => (await desk.ask('GET', path, { cookies, language: 'es' })).body
  const send = (path: string, form = {}) => desk.ask('POST', path, { cookies, form, language: 'es' })
  const list = await see('/console/inbox')
  const alerts = [...new Set([...list.matchAll(/href="\/console\/alerts\/([^"#]+)"/g)].map(([, id = '']) => id))]
  const [open = '', closed = ''] = alerts
  await send(`/console/alerts/${open}/acknowledge`)
  await send(`/console/alerts/${open}/attempts`, { what: 'no-answer' })
  await send(`/console/alerts/${closed}/acknowledge`)
  await send(`/console/alerts/${closed}/contacted`)
  await send(`/console/alerts/${closed}/resolve`, { outcome: 'sent-to-emergency', note: 'Va.', harm: 'moderate' })
  return { world, hears, see, send, open, closed, patientId, treatmentId, taskId: `${patientId}.question-x` }
}

let clinic: Awaited<ReturnType<typeof aClinicAtWork>>
beforeAll(async () => {
  clinic = await aClinicAtWork()
})

const IDS: readonly [RegExp, () => string][] = [
  [/^\/console\/alerts\//, () => clinic.open],
  [/^\/console\/incidents\//, () => clinic.closed],
  [/^\/console\/patients\//, () => clinic.patientId],
  [/^\/console\/treatments\//, () => clinic.treatmentId],
  [/^\/console\/tasks\//, () => clinic.taskId],
  [/^\/console\/settings\/staff\//, () => 'dr-lee'],
]
const idOf = (path: string): string => IDS.find(([pattern]) => pattern.test(path))?.[1]() ?? 'nada'
const FILE = /\.(csv|pdf)$|\/record$|\/photos\//

/** In the patient's language. */
const SHEET = '/console/treatments/{id}/sheet'
/** A word of Slack's own page. */
const ALLOWED: Readonly<Record<string, string[]>> = { '/console/chat': ['secret'] }

const paths = pages
  .filter(({ method, path }) => method === 'GET' && !FILE.test(path) && path !== SHEET)
  .map(({ path }) => path)

describe('the pages of a clinic at work, in Spanish', () => {
  it.each(paths)('%s has no English words but those that people wrote', async (path) => {
    const body = await clinic.see(path.replace('{plan}', 'neurotoxin').replaceAll(/\{\w+\}/g, () => idOf(path)))
    if (body.startsWith('<!doctype')) expect(body).toContain('<html lang="es">')
    expect(saidInEnglish(body)).toEqual(ALLOWED[path] ?? [])
  })

  it.each([
    'inbox?whose=mine',
    'checkout?handed=x',
    'on-call/changes?saved=swap',
    'patients?found=x&of=1',
    'review?week=2026-11-23',
  ])('%s too', async (path) => {
    expect(saidInEnglish(await clinic.see(`/console/${path}`))).toEqual([])
  })

  it('says what is wrong, and why something was not done, in Spanish', async () => {
    const { send, open, closed, patientId } = clinic
    const refusals = [
      send(`/console/alerts/${open}/resolve`),
      send(`/console/alerts/${open}/resolve`, { outcome: 'unreachable' }),
      send(`/console/alerts/${open}/hand-over`, { to: 'x' }),
      send(`/console/alerts/${open}/text`),
      send(`/console/alerts/${closed}/acknowledge`),
      send(`/console/patients/${patientId}`, { phone: '12', email: 'x' }),
      send(`/console/patients/${patientId}/erase`, { sure: 'yes' }),
      send('/console/on-call/changes/swap'),
      send('/console/checkout', { do: 'log' }),
      send('/console/rehearsal', { do: 'load' }),
    ]
    for (const { status, body } of await Promise.all(refusals)) {
      expect(status).toBeGreaterThanOrEqual(400)
      expect(saidInEnglish(body)).toEqual([])
    }
  })

  it('and so is the page behind the link of a page', async () => {
    const { world, hears } = clinic
    const page = hears(KIM).findLast((text) => text.includes('/l/')) ?? ''
    const { body } = await showLink(world.deps, /\/l\/(\w+)/.exec(page)?.[1] ?? '', 'es')
    expect(body).toMatch(/<html lang="es">.*Lo que escribió el paciente.*Registrar el resultado/s)
    expect(saidInEnglish(body.replace(/<p class="told">.*?<\/p>/gs, ''))).toEqual([])
  })
})
