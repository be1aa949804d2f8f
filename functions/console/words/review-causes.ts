import type { Cause } from '../../core/alerts/false-page.ts'

/** Why somebody was paged who need not have been. */
export const causesEs: Record<Cause, string> = {
  wording: 'No se entendió lo escrito',
  'denial-not-seen': 'Una negación, o algo pasado, se leyó como señal',
  'rule-too-broad': 'Regla demasiado amplia',
  'tier-too-high': 'Señal correcta, pero no tan urgente',
  'normal-course': 'Evolución normal tras este tratamiento',
  'wrong-treatment': 'Tratamiento equivocado en el registro',
  'somebody-else': 'De otra persona o sobre otra persona',
  'told-before': 'Ya se había dicho: duplicada',
  other: 'Otra cosa',
}
