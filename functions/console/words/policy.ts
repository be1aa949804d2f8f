import type { TierPolicy } from '../../core/on-call/policy.ts'
import { catalogue } from '../shared/language.ts'

export const POLICY_TIMES = [
  'acknowledgeWithinMinutes',
  'contactWithinMinutes',
  'remindOwnerAtMinutes',
  'resumeAtMinutes',
  'tellPatientAtMinutes',
] as const
export type PolicyTime = (typeof POLICY_TIMES)[number]

export type PolicyWords = {
  saved: string
  hint: string
  ask: string
  editTitle: string
  editHint: string
  and: string
  by: Record<'sms' | 'voice' | 'email', string>
  byTick: Record<'sms' | 'voice' | 'email', string>
  everyone: string
  duty(duty: string, name: string | undefined): string
  left: string
  atOnce: string
  after(minutes: number): string
  thenEvery(minutes: number): string
  targets(tier: TierPolicy): string
  caption(tier: string): string
  columns: readonly string[]
  edit(tier: string): string
  act: string
  defaults: string
  leave: string
  times: Record<PolicyTime, string>
  place: { afterwards: string; page(n: number): string }
  step: {
    page(n: number): string
    minutes: string
    add: string
    of(tier: string): string
    thenOn: string
    every: string
    from: string
    who: string
    by: string
    remove: string
    mayBeEmpty: string
    atMost(minutes: number | undefined): string
  }
}

export const policyWords = catalogue<PolicyWords>({
  en: {
    saved: 'The policy is saved; it counts from the next alert on.',
    hint: "Who is paged about a patient's warning sign. It can be faster than the defaults, never slower, and it never ends by itself.",
    ask: 'Your admin can change it.',
    editTitle: 'Edit the paging policy',
    editHint: 'It can be faster than the defaults, never slower. A page without minutes and people is left out.',
    and: 'and',
    by: { sms: 'text', voice: 'call', email: 'e-mail' },
    byTick: { sms: 'Text', voice: 'Call', email: 'E-mail' },
    everyone: 'everyone on the schedule',
    duty: (duty, name) => `${duty.toLowerCase()} (${name ?? 'no one'} now)`,
    left: 'someone who has left',
    atOnce: 'At once',
    after: (minutes) => `After ${minutes} min`,
    thenEvery: (minutes) => `Then every ${minutes} min, until someone takes it`,
    targets: (tier) =>
      [
        `Someone takes the alert within ${tier.acknowledgeWithinMinutes} min and reaches the patient within ${tier.contactWithinMinutes} min.`,
        tier.remindOwnerAtMinutes === undefined
          ? ''
          : `The owner is reminded at ${tier.remindOwnerAtMinutes} min if no contact is recorded.`,
        `Without contact, paging starts again at ${tier.resumeAtMinutes} min.`,
        `If no one takes it, the patient is told so at ${tier.tellPatientAtMinutes} min.`,
      ].join(' '),
    caption: (tier) => `Who is paged for ${tier}, when and by what`,
    columns: ['When', 'Who', 'By'],
    edit: (tier) => `Edit ${tier}`,
    act: 'Save the policy',
    defaults: 'Fill in the defaults',
    leave: 'Leave it as it is',
    times: {
      acknowledgeWithinMinutes: 'Someone takes it within',
      contactWithinMinutes: 'Patient reached within',
      remindOwnerAtMinutes: 'Owner reminded at',
      resumeAtMinutes: 'Paging again without contact at',
      tellPatientAtMinutes: 'Patient told that no one took it at',
    },
    place: { afterwards: 'afterwards', page: (n) => `page ${n}` },
    step: {
      page: (n) => `Page ${n}`,
      minutes: 'Minutes after the text',
      add: 'Add a page',
      of: (tier) => `of ${tier}`,
      thenOn: 'Then, until someone takes it',
      every: 'Repeat every (minutes)',
      from: "Minutes from the patient's text",
      who: 'Who',
      by: 'By',
      remove: 'Leave this page out',
      mayBeEmpty: 'may stay empty',
      atMost: (minutes) => `at most ${minutes}`,
    },
  },
  es: {
    saved: 'Las reglas están guardadas; cuentan desde la próxima alerta.',
    hint: 'A quién se avisa de una señal de alarma de un paciente. Puede ser más rápido que lo predeterminado, nunca más lento, y nunca termina solo.',
    ask: 'Administración puede cambiarlas.',
    editTitle: 'Editar las reglas de aviso',
    editHint: 'Puede ser más rápido que lo predeterminado, nunca más lento. Un aviso sin minutos ni personas se omite.',
    and: 'y',
    by: { sms: 'mensaje de texto', voice: 'llamada', email: 'correo' },
    byTick: { sms: 'Mensaje de texto', voice: 'Llamada', email: 'Correo' },
    everyone: 'todo el personal de la guardia',
    duty: (duty, name) => `${duty.toLowerCase()} (ahora ${name ?? 'nadie'})`,
    left: 'alguien que ya no está',
    atOnce: 'De inmediato',
    after: (minutes) => `A los ${minutes} min`,
    thenEvery: (minutes) => `Después cada ${minutes} min, hasta que alguien la tome`,
    targets: (tier) =>
      [
        `Alguien toma la alerta en ${tier.acknowledgeWithinMinutes} min y habla con el paciente en ${tier.contactWithinMinutes} min.`,
        tier.remindOwnerAtMinutes === undefined
          ? ''
          : `A quien la tiene se le recuerda a los ${tier.remindOwnerAtMinutes} min si no registró que habló con el paciente.`,
        `Si nadie habló con el paciente, se vuelve a avisar a los ${tier.resumeAtMinutes} min.`,
        `Si nadie la toma, se le dice al paciente a los ${tier.tellPatientAtMinutes} min.`,
      ]
        .filter(Boolean)
        .join(' '),
    caption: (tier) => `A quién se avisa en ${tier}, cuándo y por qué medio`,
    columns: ['Cuándo', 'A quién', 'Por'],
    edit: (tier) => `Editar ${tier}`,
    act: 'Guardar las reglas',
    defaults: 'Poner lo predeterminado',
    leave: 'Dejarlas como están',
    times: {
      acknowledgeWithinMinutes: 'Alguien la toma en',
      contactWithinMinutes: 'Se habla con el paciente en',
      remindOwnerAtMinutes: 'Recordatorio a quien la tiene, a los',
      resumeAtMinutes: 'Se vuelve a avisar sin contacto, a los',
      tellPatientAtMinutes: 'Se dice al paciente que nadie la tomó, a los',
    },
    place: { afterwards: 'después', page: (n) => `aviso ${n}` },
    step: {
      page: (n) => `Aviso ${n}`,
      minutes: 'Minutos tras el mensaje',
      add: 'Agregar un aviso',
      of: (tier) => `de ${tier}`,
      thenOn: 'Después, hasta que alguien la tome',
      every: 'Repetir cada (minutos)',
      from: 'Minutos desde el mensaje del paciente',
      who: 'A quién',
      by: 'Por',
      remove: 'Omitir este aviso',
      mayBeEmpty: 'puede quedar vacío',
      atMost: (minutes) => `máximo ${minutes}`,
    },
  },
})
