import { oneOf, type Random } from '../support/seeded.ts'
import { inOwnWords } from './corpus.ts'

/** What a patient means by a text: the simulation knows, whatever triage makes of it. */
export const SAYINGS = {
  /** A warning sign that has to wake somebody, whatever was done and whenever. */
  sign: {
    en: [
      'my throat is closing up and i cannot swallow',
      "I can't breathe properly",
      "i'm struggling to breathe since lunch",
      'cant swallow my water',
      'I see double and my words come out slurred',
      'lost sight in my right eye just now',
      'my tongue is swelling up',
      'I passed out in the kitchen an hour ago',
      'the skin went white and cold and it hurts like crazy',
      'something is really wrong',
    ],
    es: ['no puedo respirar bien', 'me cuesta mucho tragar', 'no puedo tragar ni agua'],
  },
  unwell: { en: ['3'], es: ['3'] },
  fine: {
    en: ['1', 'all fine here', 'feeling great, thank you!', 'small bruise but ok'],
    es: ['1', 'todo bien gracias'],
  },
  question: { en: ['2', 'can I wear makeup tomorrow?'], es: ['2'] },
  odd: { en: ['its kind of weird', 'blorp'], es: ['mmm raro'] },
  chat: { en: ['thanks so much', 'hi', 'pls'], es: ['hola', 'gracias'] },
  stop: { en: ['STOP', 'stop texting me', 'Unsubscribe'], es: ['ALTO', 'no me escriban'] },
  'stop-with-sign': {
    en: ["STOP. I can't breathe", 'STOP i can not swallow anything'],
    es: ['STOP. no puedo respirar'],
  },
  start: { en: ['START'], es: ['START'] },
  help: { en: ['HELP'], es: ['HELP'] },
  'wrong-number': { en: ['wrong number'], es: ['numero equivocado'] },
} as const
/** `told`: an emergency in a patient's own words, which triage may miss; `everyday`: a text for somebody else. */
export type Saying = keyof typeof SAYINGS | 'told' | 'everyday'

/** Sayings that have to wake somebody. */
export const SIGNS: readonly Saying[] = ['sign', 'stop-with-sign', 'unwell']
/** Sayings that end texts to the number. */
export const STOPS: readonly Saying[] = ['stop', 'stop-with-sign', 'wrong-number']

export const say = (random: Random, saying: Saying, language: 'en' | 'es'): string =>
  saying === 'told' || saying === 'everyday'
    ? inOwnWords(random, saying, language)
    : oneOf<string>(random, SAYINGS[saying][language])
