/** The patients of the load test, their phones, and what the service has stored of their texts. */
import type { Client } from '../support/server.ts'

export const HARBOR = '+14155550100'
export const NOON = '2030-11-25T20:00:00.000Z'
const FIRST_NUMBER = 400
/** Two patients share each phone, as families do: there are not enough fictional numbers for one each. */
export const A_PHONE = 2
/** Of the patients of one phone, so that their texts differ. A text leaves out a name with digits in it. */
const FIRST_NAMES = ['Ana', 'Bea']
const AT_ONCE = 8

export const secondsSince = (since: number): number => Math.round((Date.now() - since) / 100) / 10

export const phoneOf = (patient: number): string => `+14155550${FIRST_NUMBER + Math.floor(patient / A_PHONE)}`

export async function inParallel(count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

export async function checkout(
  clinic: Client,
  patient: number,
  performedAt: string,
): Promise<{ patientId: string; followUps: { step: string; text: string; dueAt: string }[] }> {
  const { status, body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: `${FIRST_NAMES[patient % A_PHONE]} Number${patient}`, phone: phoneOf(patient) },
    performedAt,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
  })
  if (status !== 201) throw new Error(`a treatment was not taken: ${JSON.stringify(body)}`)
  return body
}

/** How many of these texts stand in the timeline of somebody of their phone. */
export async function storedOf(
  clinic: Client,
  texts: readonly (readonly [phone: string, id: string])[],
): Promise<number> {
  let stored = 0
  await inParallel(texts.length, async (i) => {
    const [phone, id] = texts[i] as (typeof texts)[number]
    const { patients } = (await clinic.as('nurse', 'GET', `/v1/patients?phone=${encodeURIComponent(phone)}`)).body
    for (const { patientId } of patients) {
      const { events } = (await clinic.as('nurse', 'GET', `/v1/patients/${patientId}/timeline`)).body
      stored += events.filter(({ messageId }: { messageId?: string }) => messageId?.endsWith(`.${id}`)).length
    }
  })
  return stored
}
