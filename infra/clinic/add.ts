import { type ClinicFile, clinicFaults } from '../../functions/core/clinic/validate-clinic.ts'
import { addClinic } from '../../functions/use-cases/clinic/add-clinic.ts'
import { Complaint, complain, jsonOf, shaped, wholeClinic } from './file.ts'
import { type AskedNumber, numberFor, type OurNumber } from './numbers.ts'
import type { Where } from './where.ts'

/** Stands in for a number that is not known yet, so that a faulty file neither attaches nor buys one. */
const SOME_NUMBER = '+14155550100'

/** Sets up a clinic from its file; with a number, attaches that first, and it is the clinic's for texts. */
export async function add(where: Where, [file]: string[], asked: AskedNumber): Promise<number> {
  if (!file)
    throw new Complaint('Which file? npm run clinic -- add clinic.json (infra/local/world/seed/demo.json is one)')
  const written = jsonOf(file)
  const draft =
    asked.number || asked.registration ? withNumber(written, { number: SOME_NUMBER, attached: false }) : written
  const faults = clinicFaults(shaped(wholeClinic, draft, file) as ClinicFile)
  if (faults.length > 0) throw complain(file, faults)
  const ours = await numberFor(where, asked)
  const given = shaped(wholeClinic, withNumber(written, ours), file) as ClinicFile
  const added = await addClinic(where.records, given)
  switch (added.kind) {
    case 'added':
      console.log(
        `${file}: the clinic is set up. What is still missing: npm run clinic -- check ${given.clinic.clinicId}`,
      )
      return 0
    case 'exists':
      console.log(`${file}: the clinic exists already; nothing was changed. To change it: npm run clinic -- edit`)
      return 0
    case 'belongs-to-another':
      throw new Complaint(`${file}: ${added.what} belongs to another clinic. Each has numbers and systems of its own.`)
    case 'invalid':
      throw complain(file, added.faults)
  }
}

/** The file may leave out a number that is the clinic's from now on. */
function withNumber(file: unknown, ours: OurNumber | undefined): unknown {
  const { clinic } = (file ?? {}) as { clinic?: object }
  if (ours === undefined || typeof clinic !== 'object') return file
  const { number, attached } = ours
  const numbers = { pagingNumber: number, ...(attached ? { attachedNumbers: [number] } : {}) }
  return { ...(file as object), clinic: { ...numbers, ...clinic, textingNumber: number } }
}
