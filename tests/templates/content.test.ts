import { describe, expect, it } from 'vitest'
import { planFaults } from '../../functions/core/courses/care-plan.ts'
import { textFaults } from '../../functions/core/messages/validate-texts.ts'
import { placeholders, segments } from '../../functions/core/messages/wording.ts'
import { content } from '../../functions/runtime/content.ts'
import twoParts from '../../templates/messages/two-parts.json' with { type: 'json' }

const { messages, plans, signs } = content()
const patient = Object.entries(messages).filter(([language]) => language !== 'staff')
const isText = (id: string) => !id.startsWith('aftercare') && !id.startsWith('page-') && !id.endsWith('.subject')
/** As long as the address of a deployed API. */
const LINK = `https://${'a'.repeat(10)}.execute-api.ap-southeast-2.amazonaws.com/l/${'t'.repeat(16)}`
const LONGEST: Record<string, string> = {
  ...{
    clinic: 'C'.repeat(20),
    first: 'F'.repeat(20),
    emergency: '911',
    onCall: '(415) 555-0198',
    frontDesk: '(415) 555-0199',
  },
  ...{ callBy: '12:45 PM', opens: 'Wed, Sept 30 at 10:30 AM', crisisLine: '116 123', card: LINK, link: LINK },
}
const filled = (template: string) => template.replace(/\{(\w+)\}/g, (_, name: string) => LONGEST[name] ?? `{${name}}`)
const texts = patient.flatMap(([language, all]) => Object.entries(all).map(([id, text]) => ({ language, id, text })))
const sms = texts.filter(({ id }) => isText(id))

/** What a page has room for (functions/use-cases/wording/staff-texts.ts). */
const LONGEST_SIGN = 24

it.each(Object.values(signs))('a page names %j in full', (name) =>
  expect(name.length).toBeLessThanOrEqual(LONGEST_SIGN))

describe('the words that patients get', () => {
  it('are there in every language, with the same placeholders', () => {
    const [first, ...others] = patient
    for (const [, all] of others) {
      expect(Object.keys(all).sort()).toEqual(Object.keys(first?.[1] ?? {}).sort())
      for (const [id, text] of Object.entries(all))
        expect(new Set(placeholders(text)), id).toEqual(new Set(placeholders(first?.[1][id] ?? '')))
    }
  })

  it.each(sms)('$language $id is one part of GSM-7 with the longest names, or says why it is two', ({ id, text }) => {
    const parts = id in twoParts ? 2 : 1
    expect(segments(filled(text))).toMatchObject({ encoding: 'GSM-7', segments: parts })
    expect(filled(text)).not.toContain('{')
  })

  it.each(
    sms,
  )('$language $id names no treatment, no emergency number, and uses none of the words that frighten or soothe', ({
    text,
  }) => {
    expect(text).not.toMatch(/botox|toxin|filler|peel|laser|needling|kybella|inject|relleno|inyec/i)
    expect(text).not.toMatch(/\b(911|999|112|988)\b/)
    expect(text).not.toMatch(/botulism|paralysis|necrosis|occlusion|stroke|blindness|normal|don't worry|it is just/i)
  })

  it('begin with the clinic, but for the one that is sent when no clinic can be read', () => {
    for (const { id, text } of sms)
      if (id !== 'emergency-without-records') expect(text.startsWith('{clinic}: '), id).toBe(true)
  })

  it.each(patient)('in %s: the welcome says how to stop and to get help, and that photos do not arrive', (_, all) => {
    expect(all.welcome).toMatch(/STOP/)
    expect(all.welcome).toMatch(/HELP/)
    expect(all.welcome).toMatch(/photo|foto/i)
    expect(all.stopped).toMatch(/START/)
    expect(all.help).toMatch(/\{frontDesk\}.*\{onCall\}/)
  })

  it.each(sms.filter(({ language }) => language === 'en'))('$id reads at grade six or below', ({ text }) => {
    expect(grade(filled(text).replace(/C{20}|F{20}/g, 'Ana'))).toBeLessThanOrEqual(6)
  })
})

/** Flesch-Kincaid grade of a text. */
function grade(text: string): number {
  const sentences = text.split(/[.!?:]+/).filter((part) => /[a-z]/i.test(part)).length || 1
  const words = text.match(/[a-z']+/gi) ?? []
  const syllables = words.reduce(
    (sum, word) =>
      sum +
      Math.max(
        1,
        (
          word
            .toLowerCase()
            .replace(/e$/, '')
            .match(/[aeiouy]+/g) ?? []
        ).length,
      ),
    0,
  )
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / Math.max(words.length, 1)) - 15.59
}

describe('the steps of every plan', () => {
  const steps = Object.values(plans).flatMap(({ plan, steps }) =>
    steps.filter(({ channel }) => channel === 'sms').map((step) => ({ plan, ...step })),
  )
  it.each(steps)('$plan $step keeps the rules that a clinic’s own words have to keep', ({ message, ...step }) => {
    for (const language of ['en', 'es'])
      expect(textFaults(messages[language]?.[message] ?? '', { ...step, namesEmergency: false })).toEqual([])
  })
})

describe('pages', () => {
  it('fit a lock screen and hold no procedure', () => {
    const longest: Record<string, string> = {
      tier: 'EMERGENCY',
      code: '100',
      clinic: 'C'.repeat(20),
      initials: 'A.B.C.',
      day: '11-23',
      language: 'en',
      sign: 's'.repeat(27),
      told: 'Patient is being texted: call by 12:45 PM',
      link: LINK,
    }
    const page = (messages.staff?.page ?? '').replace(/\{(\w+)\}/g, (_, name: string) => longest[name] ?? `{${name}}`)
    expect(page).not.toContain('{')
    expect(segments(page)).toMatchObject({ encoding: 'GSM-7', segments: 2 })
    expect(Object.keys(twoParts)).toContain('page')
    expect(page.indexOf('{code}')).toBeLessThan(page.indexOf('https'))
  })
})

describe('care plans', () => {
  const ids = new Set(Object.keys(messages.en ?? {}))
  it.each(Object.values(plans))('$plan can be used as it is', (plan) => {
    expect(planFaults(`${plan.plan}.json`, plan, ids)).toEqual([])
    expect(plan.steps.map(({ step }) => step)).toEqual(expect.arrayContaining(['welcome', 'aftercare', 'check-in-24h']))
  })

  it('name file, step and field of what is wrong', () => {
    const plan = plans.neurotoxin
    const first = plan?.steps[2]
    if (!plan || !first) throw new Error('no neurotoxin plan')
    const broken = {
      ...plan,
      steps: [{ ...first, after: '2 hours', message: 'nothing', silence: { remindAfter: 'P3D', taskAfter: 'P9D' } }],
    }
    const faults = planFaults('mine.json', broken, ids)
    expect(faults.map(({ file, step, field }) => [file, step, field])).toEqual([
      ['mine.json', 'check-in-2h', 'after'],
      ['mine.json', 'check-in-2h', 'message'],
      ['mine.json', 'check-in-2h', 'silence'],
      ['mine.json', 'check-in-2h', 'silence'],
    ])
  })
})
