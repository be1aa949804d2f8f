import { type ClinicChanges, editClinic } from '../../functions/use-cases/clinic/edit-clinic.ts'
import { withoutAsShown } from './as-shown.ts'
import { Complaint, changesOfClinic, complain, jsonOf, shaped } from './file.ts'
import { type AskedNumber, numberFor } from './numbers.ts'
import { clinicAt } from './show.ts'
import type { Where } from './where.ts'

/** Fields of the clinic that hold several values, given with commas between. */
const LISTS = ['languages', 'checkoutOrigins']
const YES_OR_NO: Readonly<Record<string, boolean>> = { true: true, false: false }

/** Changes what a file names, or single fields given as `name=value`. */
export async function edit(where: Where, [clinicId = '', file]: string[], asked: AskedNumber & { set: string[] }) {
  const clinicNow = await clinicAt(where, clinicId)
  const { clinic } = clinicNow
  if (!file && asked.set.length === 0 && !asked.number && !asked.registration)
    throw new Complaint(
      `What is to change? npm run clinic -- edit ${clinicId} changes.json, or --set name="Harbor Clinic"`,
    )
  const from = file ?? '--set'
  const given = withoutAsShown((file ? jsonOf(file) : {}) as { clinic?: Record<string, unknown> }, clinicNow, from)
  const changes = shaped(changesOfClinic, { ...given, clinic: { ...given.clinic, ...settings(asked.set) } }, from)
  const ours = await numberFor(where, asked)
  const attached = ours?.attached ? [...(clinic.attachedNumbers ?? []), ours.number] : clinic.attachedNumbers
  const numbers = ours
    ? { textingNumber: ours.number, ...(attached ? { attachedNumbers: [...new Set(attached)] } : {}) }
    : {}
  const edited = await editClinic(where, clinicId, {
    ...changes,
    clinic: { ...changes.clinic, ...numbers },
  } as ClinicChanges)
  switch (edited.kind) {
    case 'edited':
      console.log(edited.changed === 0 ? `${clinicId} is so already.` : `${clinicId} is changed.`)
      return 0
    case 'unknown':
      throw new Complaint(`There is no clinic "${clinicId}" in this table.`)
    case 'taken':
      throw new Complaint('Somebody changed the clinic at the same moment; nothing was changed. Run the command again.')
    case 'belongs-to-another':
      throw new Complaint(`${from}: ${edited.what} belongs to another clinic. Each has numbers and systems of its own.`)
    case 'invalid':
      throw complain(from, edited.faults)
  }
}

function settings(set: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    set.map((each) => {
      const [name = '', value] = each.split(/=(.*)/s)
      if (value === undefined) throw new Complaint(`--set ${each}: write --set name=value.`)
      return [name, LISTS.includes(name) ? value.split(',').map((part) => part.trim()) : (YES_OR_NO[value] ?? value)]
    }),
  )
}
