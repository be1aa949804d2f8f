import type { PagingTier } from '../../core/on-call/policy.ts'
import { catalogue } from '../shared/language.ts'

/** `{code}` is the alert's. A notification may show on a locked screen: it names nobody. */
export type CallingWords = {
  title: string
  ask: string
  turnOn: string
  notNow: string
  callFor: string
  tiers: Record<PagingTier, string>
  off: string
  test: string
  beside: string
  tested: string
  blocked: string
  silent: string
  news: Record<PagingTier, string>
  taken: string
  signedOut: string
  offline: string
}

export const callingWords = catalogue<CallingWords>({
  en: {
    title: 'Sound and notifications',
    ask: 'Sound and notifications for new alerts?',
    turnOn: 'Turn on',
    notNow: 'Not now',
    callFor: 'Call me for',
    tiers: { emergency: 'Emergencies', urgent: 'Urgent alerts', prompt: 'Prompt alerts' },
    off: 'off',
    test: 'Test the sound and notification',
    beside: 'Saved in this browser. It works while the inbox is open, and staff on call are paged either way.',
    tested: 'You should have heard a tone and seen a notification. If not, check the volume and the browser settings.',
    blocked:
      'This browser blocks notifications from the console. Allow them in its settings; the sound works without them.',
    silent: 'The browser keeps this page silent until you tap or click anywhere on it.',
    news: {
      emergency: 'New emergency, code {code}',
      urgent: 'New urgent alert, code {code}',
      prompt: 'New prompt alert, code {code}',
    },
    taken: 'No one has taken it.',
    signedOut: "You're signed out. This page no longer calls you.",
    offline: "No connection. This page can't call you until it's back.",
  },
  es: {
    title: 'Sonido y notificaciones',
    ask: '¿Sonido y notificaciones para alertas nuevas?',
    turnOn: 'Activar',
    notNow: 'Ahora no',
    callFor: 'Avisarme de',
    tiers: { emergency: 'Emergencias', urgent: 'Alertas urgentes', prompt: 'Alertas para atender pronto' },
    off: 'desactivado',
    test: 'Probar el sonido y la notificación',
    beside:
      'Se guarda en este navegador. Funciona con la bandeja abierta; al personal de guardia se le avisa de todos modos.',
    tested: 'Debió oír un tono y ver una notificación. Si no, revise el volumen y los ajustes del navegador.',
    blocked:
      'Este navegador bloquea las notificaciones de la consola. Permítalas en los ajustes; el sonido funciona sin ellas.',
    silent: 'El navegador mantiene esta página en silencio hasta que toque o haga clic en cualquier parte.',
    news: {
      emergency: 'Nueva emergencia, código {code}',
      urgent: 'Nueva alerta urgente, código {code}',
      prompt: 'Nueva alerta para atender pronto, código {code}',
    },
    taken: 'Nadie la ha tomado.',
    signedOut: 'Se cerró la sesión. Esta página ya no le avisa.',
    offline: 'Sin conexión. Esta página no puede avisarle hasta que vuelva.',
  },
})
