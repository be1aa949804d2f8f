/** How long words of a clinic may be, and what they may not say: a text too long is two, and a word left out may be the one that helps. */
import { describe, expect, it } from 'vitest'
import { ownTextFaults } from '../../../functions/core/messages/clinic-words.ts'
import { mailFaults, textFaults } from '../../../functions/core/messages/validate-texts.ts'
import { shortName } from '../../../functions/core/messages/wording.ts'

describe('words of a clinic', () => {
  const plain = { expectsAnswer: false, namesEmergency: false }
  const begins = '{clinic}: '
  /** `{clinic}` becomes twenty letters at the longest. */
  const text = (units: number) => `${begins}${'x'.repeat(units - 22)}`

  it('fill one text: 160 characters with the longest names', () => {
    const said = 'It has 161 characters with the longest names; one text holds 160.'
    expect([textFaults(text(160), plain), textFaults(text(161), plain)]).toEqual([[], [said]])
    expect([ownTextFaults('help', begins, text(160)), ownTextFaults('help', begins, text(161))]).toEqual([[], [said]])
  })

  it('fill an e-mail of four thousand characters, or a form of twelve hundred', () => {
    expect(mailFaults('x'.repeat(4000), plain)).toEqual([])
    expect(mailFaults('x'.repeat(4001), plain)).toEqual(['It has 4001 characters; an e-mail holds 4000.'])
    const consent = (length: number) => ownTextFaults('page-consent.statement', '', 'x'.repeat(length))
    expect([consent(1200), consent(1201)]).toEqual([[], ['It has 1201 characters; 1200 fit on the form.']])
  })

  it('are told all that is wrong with them', () => {
    const faults = textFaults('Botox {doctor}: 911, a normal stroke', { expectsAnswer: true, namesEmergency: true })
    expect(faults).toEqual([
      'There is no {doctor}; use {clinic}, {first}, {emergency}, {onCall}, {frontDesk}.',
      'It begins with "{clinic}: ", so that patients know who writes.',
      'It names a treatment.',
      'It holds an emergency number; write {emergency}.',
      'It holds a word that frightens, or soothes someone unseen.',
      'The words it replaces name {emergency}: so must these.',
      'A check-in offers 1, 2 and 3, which mean the same in every text.',
    ])
    expect(textFaults(`${begins}“Hi”`, plain)).toEqual([
      'A character in it is outside GSM-7, which makes every text two or three; accents and curly quotes do that.',
    ])
    const original = '{clinic}: Call {emergency}. Reply STOP to end.'
    expect(ownTextFaults('help', original, 'Call {doctor} 999 about your peel, don’t worry')).toEqual([
      'There is no {doctor} here; use {clinic}, {emergency}.',
      'It has to hold {clinic}, as the original does.',
      'It has to hold {emergency}, as the original does.',
      'It has to keep STOP, which people reply with.',
      'It holds an emergency number; write {emergency}.',
      'It begins with "{clinic}: ", so that patients know who writes.',
      'It names a treatment: another person may see the phone.',
      'A character in it makes every text two or three: use plain letters and quotes.',
    ])
  })

  it('hold a name of twenty letters', () => {
    expect([shortName(' Harbor Clinic of Oakland '), shortName('Harbor Clinic Oakl X')]).toEqual([
      ...['Harbor Clinic of Oak', 'Harbor Clinic Oakl X'],
    ])
  })
})
