import { plainWords } from '../plain-words.ts'

/** Products and services by the plan they belong to (manufacturers' names); each a whole word or words. */
const PLANS: Readonly<Record<string, readonly string[]>> = {
  neurotoxin: [
    'botox',
    'dysport',
    'xeomin',
    'jeuveau',
    'daxxify',
    'letybo',
    'neurotoxin',
    'neuromodulator',
    'tox',
    'toxin',
    'lip flip',
    'toxina',
  ],
  filler: [
    'filler',
    'fillers',
    'juvederm',
    'restylane',
    'voluma',
    'vollure',
    'volbella',
    'rha',
    'radiesse',
    'belotero',
    'versa',
    'relleno',
  ],
  'deoxycholic-acid': ['kybella', 'belkyra', 'deoxycholic acid'],
  peel: ['peel', 'chemical peel', 'vi peel'],
  laser: ['laser', 'ipl', 'bbl', 'fraxel', 'co2', 'moxi', 'halo', 'photofacial'],
  microneedling: ['microneedling', 'skinpen', 'morpheus8', 'micro needling'],
}
const AREAS: Readonly<Record<string, readonly string[]>> = {
  glabella: ['glabella', '11s', 'elevens', 'frown', 'entrecejo'],
  forehead: ['forehead', 'frente'],
  'crows-feet': ['crows feet', 'crow s feet', 'crowsfeet', 'patas de gallo'],
  masseter: ['masseter', 'masseters', 'jawline slimming', 'maseteros'],
  platysma: ['platysma', 'platysmal', 'nefertiti'],
  neck: ['neck', 'cuello'],
  trapezius: ['trapezius', 'traps', 'trap tox'],
  perioral: ['perioral', 'lip flip', 'smokers lines'],
  lips: ['lips', 'lip', 'labios'],
  nose: ['nose', 'nariz', 'bunny lines'],
  nasolabial: ['nasolabial', 'smile lines', 'nlf'],
  cheeks: ['cheeks', 'cheek', 'pomulos'],
  periorbital: ['periorbital', 'under eye', 'under eyes', 'tear trough', 'tear troughs', 'ojeras'],
  chin: ['chin', 'menton'],
  submental: ['submental', 'double chin', 'papada'],
  face: ['face', 'facial', 'cara'],
}

/** What is booked under a product's name without its being given: a person says what it is. */
const NOTHING_GIVEN = [
  ...['consult', 'consultation', 'consulta', 'valoracion', 'follow up', 'followup', 'check up', 'checkup', 'review'],
  ...['no treatment', 'deposit', 'gift card', 'membership', 'package', 'retail', 'cancelled', 'canceled', 'no show'],
]

const named = (text: string, names: Readonly<Record<string, readonly string[]>>): string[] =>
  Object.entries(names).flatMap(([key, words]) =>
    words.some((each) => ` ${text} `.includes(` ${each} `)) ? [key] : [],
  )

/** `Botox – Forehead 20u` as plan and areas; undefined where it names no plan, or more than one. */
export function serviceNamed(service: string): { plan: string; areas: string[]; product: string } | undefined {
  const words = plainWords(service)
  if (NOTHING_GIVEN.some((each) => ` ${words} `.includes(` ${each} `))) return undefined
  const [plan, ...others] = named(words, PLANS)
  if (!plan || others.length > 0) return undefined
  const areas = named(words, AREAS).filter((area) => area !== 'lips' || !words.includes('lip flip'))
  return { plan, areas, product: service.trim().slice(0, 120) }
}
