import type { Alert } from '../core/alert.ts'
import { personPk } from '../core/keys.ts'
import type { Outbound } from '../core/outbound.ts'
import type { Person } from '../core/patient.ts'
import { alertEntry } from '../core/register.ts'
import { type Read, readAll, writeCode, writePerson } from './items.ts'
import type { Deps, Write } from './ports.ts'
import type { ClinicNow } from './read-clinic.ts'
import { writeEntry } from './register.ts'

type Closing = {
  clinicNow: ClinicNow
  /** With its outcome. */
  alert: Alert
  person: Read<Person>
}

/**
 * What an outcome writes besides the alert: the person is free of it, the code rests, the register gets its line.
 */
export async function closeAlert(deps: Deps, { clinicNow, alert, person }: Closing): Promise<Write[]> {
  const { clinic, codes } = clinicNow
  const { clinicId, alertId } = alert
  const place = personPk(clinicId, alert.personId)
  const sent = await readAll<Outbound>(deps.records, place, `OUT#${alertId}.r`)
  const pages = sent.map(({ value }) => value)
  const code = codes.find(({ value }) => value.code === alert.code && value.alertId === alertId)
  return [
    writePerson(afterOutcome(person.value, alert), person.version),
    ...(code ? [writeCode(alert, code.version, deps.now())] : []),
    writeEntry(clinicId, alertEntry(alert, pages, clinic.zone)),
  ]
}

function afterOutcome(person: Person, { outcome }: Alert): Person {
  const { openAlertId: _, course: __, ...rest } = person
  const course = outcome?.course
  return course === 'hold' || course === 'end' ? { ...rest, course } : rest
}
