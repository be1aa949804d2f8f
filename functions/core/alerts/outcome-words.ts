import type { Outcome } from './outcome.ts'

/** How an alert ended, as staff read it: on the console, on the page of a link, in the printed record and in a chat. */
export const OUTCOME_WORDS: Readonly<Record<'en' | 'es', Readonly<Record<Outcome, string>>>> = {
  en: {
    'sent-to-emergency': 'sent to emergency care',
    seen: 'seen in person',
    'in-person-arranged': 'in person arranged',
    'advice-by-phone': 'advice by phone',
    referred: 'referred',
    'no-concern': 'no concern',
    duplicate: 'duplicate',
    'wrong-person': 'wrong person',
    'declined-care': 'declined care',
    unreachable: 'unreachable',
  },
  es: {
    'sent-to-emergency': 'enviado a urgencias',
    seen: 'visto en persona',
    'in-person-arranged': 'cita en persona acordada',
    'advice-by-phone': 'consejo por teléfono',
    referred: 'derivado',
    'no-concern': 'sin motivo de preocupación',
    duplicate: 'duplicada',
    'wrong-person': 'otra persona',
    'declined-care': 'no quiso atención',
    unreachable: 'no localizado',
  },
}

export const outcomeWord = (outcome: Outcome, language: 'en' | 'es' = 'en'): string => OUTCOME_WORDS[language][outcome]
