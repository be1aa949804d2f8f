import { describe, expect, it } from 'vitest'
import { TASK_KINDS, type Task } from '../../../functions/core/alerts/task.ts'
import { keys } from '../../../functions/core/keys.ts'
import { plusHours, plusMinutes } from '../../../functions/core/time.ts'
import { writeTask } from '../../../functions/use-cases/store/records.ts'
import { SIGNS_ES } from '../../../functions/use-cases/wording/sign-names-es.ts'
import signs from '../../../templates/warning-signs/signs.json' with { type: 'json' }
import { genericVisit } from '../../support/booking-events.ts'
import { aConsole } from '../../support/console.ts'
import { anIntake } from '../../support/intake.ts'
import { saidInEnglish } from '../../support/spanish.ts'
import { checkout, tasks } from '../../support/stories.ts'
import { ANA, aWorld } from '../../support/world.ts'

const MIA = '+14155550124'

async function aFullInbox() {
  const world = await aWorld()
  const { patientId } = await checkout(world)
  await checkout(world, { patient: { name: 'Mia Ruiz', phone: MIA } })
  await world.text(ANA, 'its really hard to swolow')
  await world.text(MIA, 'my lip is hot and swollen and i have a fever')
  await world.text('+14155550177', 'my face is drooping on one side')
  const base = { clinicId: 'demo', personId: patientId, state: 'open', timers: {} } as const
  for (const kind of TASK_KINDS)
    for (const n of [1, 2]) {
      const owner = { staffId: 'dr-lee', name: 'Dr Lee', at: world.now() }
      const snooze = {
        replies: 0,
        until: plusHours(world.now(), 4),
        reason: 'Luego',
        by: 'dr-lee',
        name: 'Dr Lee',
        at: world.now(),
      }
      const task: Task = {
        ...{ ...base, kind, taskId: `${patientId}.${kind}-${n}`, createdAt: plusMinutes(world.now(), n - 4000 * n) },
        ...{
          because: 'Please call.',
          ...(n === 2 ? { owner } : {}),
          ...(kind === 'phone' && n === 1 ? { snooze } : {}),
        },
      }
      await world.records.commit([writeTask(task)])
    }
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('clinician', { sub: 'dr-lee', name: 'Dr Lee' })
  const send = (path: string, form = {}) => desk.ask('POST', path, { cookies, form, language: 'es' })
  const see = async (path: string) => (await desk.ask('GET', path, { cookies, language: 'es' })).body
  return { world, send, see }
}

/** Without what people and triage wrote. */
const ofOurs = (html: string): string =>
  html
    .replace(/<p lang="en">.*?<\/p>/gs, '')
    .replace(/<blockquote.*?<\/blockquote>/gs, '')
    .replace(/<p class="words">.*?<\/p>/gs, '')

describe('the inbox of a clinician who reads Spanish', () => {
  it('is Spanish in every row, filter and sentence, before and after the taps', async () => {
    const { see, send } = await aFullInbox()
    const list = await see('/console/inbox')
    expect(saidInEnglish(ofOurs(list))).toEqual([])
    expect(list).toMatch(/<html lang="es">.*Tres pacientes necesitan a alguien ahora.*dificultad para tragar/is)
    const alerts = [
      ...new Set([...list.matchAll(/action="(\/console\/alerts\/[^"]+)\/acknowledge"/g)].map(([, path]) => path)),
    ]
    await send(`${alerts[0]}/acknowledge`)
    await send(`${alerts[1]}/resolve`, { outcome: 'seen', note: 'Ya.' })
    const later = await see('/console/inbox?said=resolve')
    expect(saidInEnglish(ofOurs(later))).toEqual([])
    expect(later).toMatch(/Dr Lee la tiene.*Visto en persona, por Dr Lee/s)
    for (const query of ['whose=mine', 'whose=asleep', 'whose=nobody', 'find=zzz', 'kind=silence', 'said=task-stays'])
      expect(saidInEnglish(ofOurs(await see(`/console/inbox?${query}`))), query).toEqual([])
  })

  it('refreshes in Spanish', async () => {
    const { see } = await aFullInbox()
    expect(await see('/console/inbox/list')).toContain('Sin tomar. Se sigue avisando.')
  })
})

it('every warning sign has a name in Spanish', () => {
  expect(Object.keys(SIGNS_ES).sort()).toEqual(Object.keys(signs).sort())
})

it('a visit to check out says why in Spanish; one of an earlier version as it was written, marked as English', async () => {
  const world = await aWorld()
  const { connect, send } = await anIntake(world)
  await connect('generic')
  await send('generic', genericVisit({ phone: '+14155550188', textsAgreed: 'no', email: '' }))
  const [task] = await tasks(world)
  if (!task?.why) throw new Error('no task with facts')
  const desk = aConsole(world)
  const { cookies } = await desk.signIn('nurse')
  const see = async () => (await desk.ask('GET', '/console/inbox', { cookies, language: 'es' })).body
  const spanish = 'El sistema de citas dice que una visita terminó.'
  expect(await see()).toContain(spanish)
  expect(await see()).not.toContain(task.because)
  const { why: _, ...earlier } = task
  const { version = 0 } = (await world.records.get(keys.task('demo', task.taskId))) ?? {}
  await world.records.commit([writeTask(earlier, version)])
  expect(await see()).not.toContain(spanish)
  expect(await see()).toContain('The booking system says that a visit is done.')
})
