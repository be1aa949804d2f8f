import type { Clinic } from '../../core/clinic/clinic.ts'
import { catalogue } from '../shared/language.ts'

export type SecondReaderWords = {
  title: string
  months: string
  review: string
  hint: string
  modes: Record<NonNullable<Clinic['secondReader']> | 'off', string>
  tiles: Record<'read' | 'paged' | 'asked' | 'limited' | 'ungrounded' | 'unread', string>
  columns: readonly string[]
  found: {
    title: string
    byTier: string
    byLanguage: string
    tierTable: string
    languageTable: string
    tier: string
    language: string
    all: string
  }
  why: string
  notReviewed: string
  judge: {
    title: string
    nothing: string
    erased: string
    found(signs: string, tier: string | undefined): string
    nameless: string
    yes: string
    no: string
  }
  needs: { right: string; nothing: string; before(name: string): string }
}

export const secondReaderWords = catalogue<SecondReaderWords>({
  en: {
    title: 'Second reader',
    months: 'Months',
    review: 'Safety review',
    hint: 'A language model reads the replies that paged no one. It may raise them; a person decides the rest.',
    modes: {
      off: 'Off: no reply goes to it. Your service operator can turn it on, first in shadow mode.',
      shadow: 'Shadow: it never pages. What it would page for becomes a task.',
      live: 'Live: it pages for a warning sign that triage has not found. It never lowers anything, and never answers a patient.',
    },
    tiles: {
      read: 'replies read',
      paged: 'paged',
      asked: 'asked a person',
      limited: 'held back by its limits',
      ungrounded: 'quoted words that no one wrote',
      unread: 'not read within a day',
    },
    columns: ['Paged', 'right', 'false pages', 'no outcome yet', 'Asked a person', 'right', 'wrong', 'not judged'],
    found: {
      title: 'What it found',
      byTier: 'By tier',
      byLanguage: 'By language of the patient',
      tierTable: 'Findings by tier',
      languageTable: 'Findings by language',
      tier: 'Tier',
      language: 'Language',
      all: 'All',
    },
    why: 'Why its false pages woke someone',
    notReviewed: 'Not reviewed yet',
    judge: {
      title: 'Was it right?',
      nothing: 'Nothing is waiting to be judged.',
      erased: '(erased)',
      found: (signs, tier) => `It found ${signs}${tier ? `, ${tier}` : ''}.`,
      nameless: 'something it has no name for',
      yes: 'Yes, that should have been seen',
      no: 'No, this was harmless',
    },
    needs: {
      right: 'Choose whether it was right.',
      nothing: 'There is nothing to judge in this reply.',
      before: (name) => `${name} had judged this reply before; that stands.`,
    },
  },
  es: {
    title: 'Segundo lector',
    months: 'Meses',
    review: 'Revisión de seguridad',
    hint: 'Un modelo de lenguaje lee las respuestas que no avisaron a nadie. Puede subirlas de nivel; lo demás lo decide una persona.',
    modes: {
      off: 'Desactivado: no recibe ninguna respuesta. Quien opera el servicio puede activarlo, primero en modo de sombra.',
      shadow: 'Sombra: nunca avisa. Lo que avisaría se vuelve una tarea.',
      live: 'Activo: avisa de una señal de alarma que el sistema no encontró. Nunca baja nada y nunca contesta a un paciente.',
    },
    tiles: {
      read: 'respuestas leídas',
      paged: 'avisadas',
      asked: 'preguntó a una persona',
      limited: 'frenadas por sus límites',
      ungrounded: 'citó palabras que nadie escribió',
      unread: 'sin leer en un día',
    },
    columns: [
      'Avisadas',
      'correctas',
      'avisos innecesarios',
      'aún sin resultado',
      'Preguntó a una persona',
      'correctas',
      'equivocadas',
      'sin juzgar',
    ],
    found: {
      title: 'Qué encontró',
      byTier: 'Por nivel',
      byLanguage: 'Por idioma del paciente',
      tierTable: 'Hallazgos por nivel',
      languageTable: 'Hallazgos por idioma',
      tier: 'Nivel',
      language: 'Idioma',
      all: 'Todos',
    },
    why: 'Por qué sus avisos innecesarios despertaron a alguien',
    notReviewed: 'Todavía sin revisar',
    judge: {
      title: '¿Tenía razón?',
      nothing: 'No hay nada por juzgar.',
      erased: '(borrado)',
      found: (signs, tier) => `Encontró ${signs}${tier ? `, ${tier}` : ''}.`,
      nameless: 'algo para lo que no tiene nombre',
      yes: 'Sí, eso debió verse',
      no: 'No, esto era inofensivo',
    },
    needs: {
      right: 'Elija si tenía razón.',
      nothing: 'En esta respuesta no hay nada que juzgar.',
      before: (name) => `${name} ya había juzgado esta respuesta; eso queda.`,
    },
  },
})
