import { describe, expect, it } from 'vitest'
import { checkout, listener, openAlerts, tasks, theAlert } from '../support/stories.ts'
import { ANA, aWorld } from '../support/world.ts'

/** A patient of the day, from checkout to one text. */
async function whoWrites(text: string) {
  const world = await aWorld()
  const hears = listener(world)
  await checkout(world)
  hears(ANA)
  await world.text(ANA, text)
  return { world, hears }
}

describe('who asks about a visit', () => {
  it.each([
    'Cancel my appointment please',
    'can I move my appointment to Friday',
    'I need to reschedule',
    'All good here. I need to cancel my touch up on Monday',
    'quiero cambiar mi cita para el viernes',
  ])('"%s" is a task for the desk, and no opt-out', async (text) => {
    const { world, hears } = await whoWrites(text)
    expect((await tasks(world)).map(({ kind, because }) => [kind, because])).toEqual([
      ['question', 'Asks about an appointment. Please answer.'],
    ])
    expect(await openAlerts(world)).toEqual([])
    await world.advanceHours(30)
    expect(hears(ANA)).toContainEqual(expect.stringMatching(/Harbor Clinic/))
  })

  it.each([
    'thanks, see you at my next appointment',
    'the appointment went great',
    'gracias por la cita de hoy',
  ])('"%s" asks nothing', async (text) => {
    const { world } = await whoWrites(text)
    expect(await tasks(world)).toEqual([])
  })
})

describe('who asks without a question mark', () => {
  it.each([
    'how much is a gift card',
    'hi thanks, do you open on saturdays',
    'can i wash my hair tonight',
    'puedo lavarme el pelo hoy',
    'ya puedo ir al gimnasio',
    'All good. when can i go back to the gym',
    'i was wondering if you sell gift cards',
    'cuanto cuesta',
    'hola buenas tardes cuanto cuesta una tarjeta de regalo',
    'puedo pagar con tarjeta',
    'quisiera saber si abren los sabados',
  ])('"%s" is a task for the desk', async (text) => {
    const { world } = await whoWrites(text)
    expect((await tasks(world)).map(({ kind, because }) => [kind, because])).toEqual([
      ['question', 'Asks a question. Please answer.'],
    ])
    expect(await openAlerts(world)).toEqual([])
  })

  it.each([
    ['how much is it to add my chin', 'unclear'],
    ['do you do brows on saturdays', 'question'],
    ['is it ok to have a glass of wine', 'unclear'],
    ['cuanto cuesta agregar los labios', 'question'],
  ])('"%s" names what a sign may name too: a person reads it, as %s', async (text, kind) => {
    const { world } = await whoWrites(text)
    expect((await tasks(world)).map((task) => task.kind)).toEqual([kind])
    expect(await openAlerts(world)).toEqual([])
  })

  it.each([
    'thank you so much',
    'the staff was lovely and how kind of you',
    'will do',
    'see you when i get back',
    'muchas gracias por todo',
    'que bien me atendieron',
  ])('"%s" asks nothing', async (text) => {
    const { world } = await whoWrites(text)
    expect(await tasks(world)).toEqual([])
  })

  it.each([
    'how much worse should it get i cant swallow',
    'do you do brows on saturdays, also my throat is closing',
    'can i take something i cant breathe',
    'cuanto cuesta, y no puedo respirar',
    'puedo tomar algo se me cierra la garganta',
    'quise lavarme el pelo y los brazos no me suben',
    'went to wash my hair and my arms wont come up',
  ])('"%s" still pages', async (text) => {
    const { world } = await whoWrites(text)
    expect(await theAlert(world)).toMatchObject({ tier: 'emergency' })
  })
})
