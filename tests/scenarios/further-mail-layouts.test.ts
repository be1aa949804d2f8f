import { describe, expect, it } from 'vitest'
import { furtherLayouts } from '../support/mail-layouts/all.ts'
import { aReader } from '../support/mail-reader.ts'
import { openAlerts } from '../support/stories.ts'

const FINE = { en: 'All good, thank you!', es: 'Todo bien, muchas gracias.' }
const SIGN = { en: 'My throat is tight and I can’t swallow', es: 'No puedo tragar y me falta el aire' }

describe.each(furtherLayouts)('an answer by $name ($language)', ({ lay, language, type }) => {
  it('that all is well is read as the words of the patient alone, and wakes nobody', async () => {
    const reader = await aReader(language)
    await reader.receives({ body: lay(FINE[language], reader), ...(type ? { type } : {}) })
    expect(await openAlerts(reader.world)).toEqual([])
    expect(await reader.said()).toMatchObject([
      { text: FINE[language], verdict: { tier: expect.stringMatching(/^(routine|other)$/) } },
    ])
  })

  it('with a warning sign pages', async () => {
    const reader = await aReader(language)
    await reader.receives({ body: lay(SIGN[language], reader), ...(type ? { type } : {}) })
    expect(await openAlerts(reader.world)).toMatchObject([{ tier: 'emergency' }])
  })
})

it('at least forty programs in two languages', () => {
  expect(furtherLayouts.length).toBeGreaterThanOrEqual(40)
})

describe('a line such as programs sign with', () => {
  it.each([
    'Sent from my hospital bed, I cant swallow',
    'Sent from my iPhone, my throat is closing up and I cant breathe',
    'Enviado desde urgencias, no puedo tragar',
  ])('%j is read, since a person says something in it', async (line) => {
    const reader = await aReader()
    await reader.receives({ body: `Hello\r\n${line}` })
    expect(await openAlerts(reader.world)).toMatchObject([{ tier: 'emergency' }])
  })

  it.each([
    'Sent from my iPhone 15',
    'Sent from my Samsung Galaxy S24',
    'Sent via the Samsung Galaxy A54 5G, an AT&T 5G smartphone',
    'Sent from my Moto G84 using Gmail',
    'Get Outlook for Android<https://aka.example/AAb9ysg>',
    'Enviado desde mi dispositivo móvil',
    'Enviado desde Correo para Windows',
    'Enviado con el correo electrónico seguro de Proton Mail.',
  ])('%j says nothing', async (line) => {
    const reader = await aReader()
    await reader.receives({ body: `All good, thank you!\r\n\r\n${line}` })
    expect(await reader.said()).toMatchObject([{ text: 'All good, thank you!', verdict: { pages: false } }])
  })
})
