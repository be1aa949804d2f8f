import type { DeliveryState, NoAnswer } from '../../core/webhooks/delivery.ts'
import { catalogue } from '../shared/language.ts'

export type WebhookWords = {
  title: string
  intro: string
  none: string
  add: string
  addTitle: string
  url: { label: string; hint: string }
  events: string
  noEvents: string
  tooMany(most: number): string
  secretTitle: string
  secretHint: string
  oldSecret: string
  back: string
  day: string
  show: string
  test: string
  rotate: string
  rotateHint: string
  rotateNow: string
  remove: string
  removeHint: string
  removeNow: string
  noDeliveries(day: string): string
  last(most: number, of: number): string
  deliveries(url: string): string
  columns: readonly [string, string, string, string, string]
  next: string
  noAttempt: string
  states: Record<DeliveryState, string>
  /** What came of an attempt without an answer. */
  attempts: Record<NoAnswer, string>
  replay: string
  said: Record<'planned' | 'unknown' | 'disabled' | 'removed', string>
}

export const webhookWords = catalogue<WebhookWords>({
  en: {
    title: 'Webhooks',
    intro: 'Your systems that hear about events, such as a new alert. They get IDs only, and ask the API for more.',
    none: 'There is no webhook yet.',
    add: 'Add a webhook',
    addTitle: 'Add a webhook',
    url: { label: 'Address', hint: 'Where the events go: an https address on the public internet.' },
    events: 'Events',
    noEvents: 'Choose at least one event.',
    tooMany: (most) => `You have ${most} webhooks, the most there can be. Remove one first.`,
    secretTitle: 'Copy this secret now',
    secretHint: 'It signs every event, so that your system knows who sent it. It is shown this once.',
    oldSecret: 'The old secret signs too for 24 hours, so that you can change over.',
    back: 'I copied it',
    day: 'Day (UTC)',
    show: 'Show',
    test: 'Send a test event',
    rotate: 'New secret',
    rotateHint: 'Makes a new secret and shows it once. The old one works for 24 more hours.',
    rotateNow: 'Make a new secret',
    remove: 'Remove this webhook',
    removeHint: 'Nothing is sent there anymore, and what waits is dropped.',
    removeNow: 'Remove it now',
    noDeliveries: (day) => `No deliveries on ${day}.`,
    last: (most, of) => `The last ${most} of ${of} deliveries; the API has all of them.`,
    deliveries: (url) => `Deliveries to ${url}`,
    columns: ['Event', 'When', 'State', 'Attempts', 'Again'],
    next: 'next attempt',
    noAttempt: 'none yet',
    states: {
      planned: 'Planned',
      claimed: 'Being sent',
      delivered: 'Delivered',
      failed: 'Failed',
      cancelled: 'Cancelled',
    },
    attempts: {
      'time-out': 'Time out',
      'no-connection': 'No connection',
      'private-address': 'Private address',
      'unknown-host': 'Unknown host',
      'sender-stopped': 'Sender stopped',
    },
    replay: 'Replay',
    said: {
      planned: 'The event is on its way.',
      unknown: 'This webhook or delivery is gone.',
      disabled: 'The receiver answered 410 (gone), so nothing is sent there. Remove the webhook and add another one.',
      removed: 'The webhook is removed.',
    },
  },
  es: {
    title: 'Webhooks',
    intro:
      'Sus sistemas a los que se avisa de eventos, como una alerta nueva. Reciben solo identificadores y piden lo demás a la API.',
    none: 'Todavía no hay ningún webhook.',
    add: 'Agregar un webhook',
    addTitle: 'Agregar un webhook',
    url: { label: 'Dirección', hint: 'Adónde van los eventos: una dirección https en la internet pública.' },
    events: 'Eventos',
    noEvents: 'Elija al menos un evento.',
    tooMany: (most) => `Tiene ${most} webhooks, y no puede haber más. Quite uno primero.`,
    secretTitle: 'Copie este secreto ahora',
    secretHint: 'Firma cada evento, para que su sistema sepa quién lo envió. Se muestra solo esta vez.',
    oldSecret: 'El secreto anterior también firma por 24 horas, para que pueda cambiarlo.',
    back: 'Ya lo copié',
    day: 'Día (UTC)',
    show: 'Mostrar',
    test: 'Enviar un evento de prueba',
    rotate: 'Secreto nuevo',
    rotateHint: 'Crea un secreto nuevo y lo muestra una vez. El anterior sirve 24 horas más.',
    rotateNow: 'Crear un secreto nuevo',
    remove: 'Quitar este webhook',
    removeHint: 'Ya no se envía nada ahí, y lo que esperaba se descarta.',
    removeNow: 'Quitarlo ahora',
    noDeliveries: (day) => `No hubo envíos el ${day}.`,
    last: (most, of) => `Los últimos ${most} de ${of} envíos; la API los tiene todos.`,
    deliveries: (url) => `Envíos a ${url}`,
    columns: ['Evento', 'Cuándo', 'Estado', 'Intentos', 'De nuevo'],
    next: 'próximo intento',
    noAttempt: 'ninguno todavía',
    states: {
      planned: 'Por enviar',
      claimed: 'Enviándose',
      delivered: 'Entregado',
      failed: 'Fallido',
      cancelled: 'Cancelado',
    },
    attempts: {
      'time-out': 'No respondió a tiempo',
      'no-connection': 'Sin conexión',
      'private-address': 'Dirección no pública',
      'unknown-host': 'Servidor desconocido',
      'sender-stopped': 'El envío se interrumpió',
    },
    replay: 'Repetir',
    said: {
      planned: 'El evento está en camino.',
      unknown: 'Este webhook o envío ya no existe.',
      disabled:
        'El receptor respondió 410 (ya no existe), así que no se envía nada ahí. Quite el webhook y agregue otro.',
      removed: 'El webhook ya no está.',
    },
  },
})
