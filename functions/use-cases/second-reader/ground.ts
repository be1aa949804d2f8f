import type { Staff } from '../../core/clinic/clinic.ts'
import type { InboundMessage } from '../../core/patients/patient.ts'
import type { SecondReaderAsked } from '../../core/second-reader/opinion.ts'
import { type KnownNames, redact } from '../../core/second-reader/redact.ts'
import type { Ground } from '../../core/second-reader/weigh-opinion.ts'
import type { Rules } from '../../core/triage/rules.ts'
import { contextOf } from '../replies/reply-context.ts'
import type { ClinicSnapshot } from '../store/read-clinic.ts'
import type { PatientRecord } from '../store/read-patient.ts'

/** A reply with everything on record about who wrote it. */
export type Subject = { clinicNow: ClinicSnapshot; record: PatientRecord; message: InboundMessage }

/** What is asked about a reply, and what an opinion on it is weighed against. */
export function groundOf({ clinicNow, record, message }: Subject, rules: Rules): Ground & { asked: SecondReaderAsked } {
  const { receivedAt, messageId, verdict } = message
  const context = contextOf(before(record, messageId), receivedAt, {
    windows: rules.windows,
    clinic: clinicNow.clinic,
  })
  // A report sent in two halves is read whole, as triage reads it.
  const text = [...(context.recent ?? []), message.text].join('\n')
  const words = redact(text, namesOf(record, clinicNow))
  const { procedures, hoursSince, asked, language = 'en' } = context
  return {
    ...{ text: message.text, words, first: verdict, context, rules },
    asked: {
      words,
      procedures,
      language,
      ...(hoursSince === undefined ? {} : { hoursSince }),
      ...(asked ? { asked } : {}),
    },
  }
}

/** The record without the reply and what answered it: as triage saw it. */
const before = (record: PatientRecord, messageId: string): PatientRecord => ({
  ...record,
  messages: record.messages.filter(({ value }) => value.messageId !== messageId),
  outbound: record.outbound.filter(({ value }) => value.messageId !== messageId),
})

const namesOf = ({ person, treatments }: PatientRecord, { clinic, rota }: ClinicSnapshot): KnownNames => ({
  people: [
    person.value.name,
    person.value.guardian ?? '',
    ...rota.staff.map(({ name }: Staff) => name),
    ...treatments.flatMap(({ value }) => value.procedures.map(({ injector = '' }) => injector)),
  ],
  places: [clinic.name, ...(clinic.nightPlace ? [clinic.nightPlace] : [])],
})
