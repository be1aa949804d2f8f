/** The most that a day brings, on this machine: many follow-ups at one instant, many replies in a minute, an hour's work. */
import { readFileSync } from 'node:fs'
import { plusHours, plusMinutes } from '../../functions/core/time.ts'
import { type CloudOptions, startCloud } from '../../infra/local/cloud.ts'
import type { Collected } from '../../infra/local/services/lambda.ts'
import { type Client, client } from '../support/server.ts'

export type Load = {
  cloud: CloudOptions
  followUps: number
  replies: number
  /** One reply in so many is a warning sign. */
  warningEvery: number
  /** Minutes of the clinic's clock of steady work: twenty texts, one checkout and a tick in each. */
  minutes: number
  progress(line: string): void
}

/** In megabytes. `held`: on and off the heap once garbage is collected, the least of the first and of the second half. */
type Memory = {
  function: string
  heldBefore: number
  heldAfter: number
  /** The most that was ever resident, by the system's count. */
  residentAtMost: number
  /** What Lambda would give it, and end it for taking more. */
  given: number
}

export type LoadReport = {
  dueAtOnce: { followUps: number; arrived: number; twice: number; drainedInMinutes: number; wallSeconds: number }
  replies: { texts: number; warnings: number; stored: number; alerts: number; paged: number; wallSeconds: number }
  steady: { minutes: number; texts: number; stored: number; wallSeconds: number; memory: Memory[] }
  violations: string[]
}

const HARBOR = '+14155550100'
const STAFF = ['+14155550201', '+14155550202', '+14155550203']
const NOON = '2030-11-25T20:00:00.000Z'
const FIRST_NUMBER = 400
/** Two patients share each phone, as families do: there are not enough fictional numbers for one each. */
const A_PHONE = 2
const AT_ONCE = 8
const TEXTS_A_MINUTE = 20
/** Memory is compared from here on: caches have filled by then. */
const WARM_MINUTES = 10
/** Seldom, since each look collects the garbage that would otherwise be resident. */
const LOOKED_AT_EVERY_MINUTES = 10
/** What a process holds may grow by so much from half to half: three kilobytes of each text that it read. */
const MOST_GROWTH_MEGABYTES = 1

export async function runLoad({
  cloud: options,
  followUps,
  replies,
  warningEvery,
  minutes,
  progress,
}: Load): Promise<LoadReport> {
  const cloud = await startCloud(options)
  try {
    const clinic = client(cloud.url)
    await clinic.local('clock', { to: NOON })
    const violations: string[] = []
    const dueAtOnce = await allAtOnce(clinic, followUps, progress)
    if (dueAtOnce.arrived !== followUps || dueAtOnce.twice > 0)
      violations.push(`${followUps} follow-ups: ${dueAtOnce.arrived} arrived, ${dueAtOnce.twice} of them twice`)
    const answered = await inAMinute(clinic, replies, warningEvery, progress)
    if (answered.stored !== replies) violations.push(`${replies} replies: ${answered.stored} were stored`)
    if (answered.paged !== answered.warnings)
      violations.push(`${answered.warnings} warnings: ${answered.paged} were paged`)
    const steady = await anHour(clinic, { minutes, phones: Math.floor(followUps / A_PHONE), progress })
    if (steady.stored !== steady.texts) violations.push(`${steady.texts} texts: ${steady.stored} were stored`)
    for (const { function: name, heldBefore, heldAfter, residentAtMost, given } of steady.memory) {
      if (heldAfter - heldBefore > MOST_GROWTH_MEGABYTES)
        violations.push(`what ${name} holds grew from ${heldBefore} to ${heldAfter} MB`)
      if (residentAtMost > given) violations.push(`${name} had ${residentAtMost} MB and may have ${given}`)
    }
    return { dueAtOnce, replies: answered, steady, violations }
  } finally {
    cloud.stop()
  }
}

const phoneOf = (patient: number): string => `+14155550${FIRST_NUMBER + Math.floor(patient / A_PHONE)}`
const seconds = (since: number): number => Math.round((Date.now() - since) / 100) / 10

async function inParallel(count: number, work: (i: number) => Promise<unknown>): Promise<void> {
  let next = 0
  const one = async () => {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

async function checkout(
  clinic: Client,
  patient: number,
  performedAt: string,
): Promise<{ patientId: string; followUps: { step: string; text: string; dueAt: string }[] }> {
  const { status, body } = await clinic.as('front-desk', 'POST', '/v1/treatments', {
    patient: { name: `Pat${patient} Number`, phone: phoneOf(patient) },
    performedAt,
    procedures: [{ plan: 'neurotoxin', areas: ['glabella'] }],
    consent: { sms: true, statement: 'I agree.', method: 'front-desk' },
  })
  if (status !== 201) throw new Error(`a treatment was not taken: ${JSON.stringify(body)}`)
  return body
}

/** Every patient was treated at the same time, so the first check-in of all is due at one instant. */
async function allAtOnce(clinic: Client, count: number, progress: Load['progress']): Promise<LoadReport['dueAtOnce']> {
  const wanted: { phone: string; text: string; dueAt: string }[] = []
  await inParallel(count, async (i) => {
    const { followUps } = await checkout(clinic, i, NOON)
    const first = followUps.find(({ step }) => step === 'check-in-2h')
    if (first) wanted.push({ phone: phoneOf(i), text: first.text, dueAt: first.dueAt })
    if (i % 100 === 0) progress(`${i} of ${count} patients are enrolled`)
  })
  const began = Date.now()
  const dueAt = wanted[0]?.dueAt ?? NOON
  await clinic.local('clock', { to: dueAt })
  let now = dueAt
  let drainedAt = dueAt
  let came: number[] = []
  for (let before = -1; before !== sum(came); ) {
    before = sum(came)
    now = plusMinutes(now, 5)
    await clinic.local('clock', { to: now })
    came = await Promise.all(
      wanted.map(async ({ phone, text }) => (await clinic.phone(phone)).filter(({ body }) => body === text).length),
    )
    if (sum(came) > before) drainedAt = now
    progress(`${sum(came)} of ${count} check-ins have arrived by ${now}`)
  }
  return {
    followUps: wanted.length,
    arrived: came.filter((times) => times > 0).length,
    twice: came.filter((times) => times > 1).length,
    drainedInMinutes: (Date.parse(drainedAt) - Date.parse(dueAt)) / 60_000,
    wallSeconds: seconds(began),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0)

/** The patients answer within one minute; each warning has to be an alert with a page on a phone of staff. */
async function inAMinute(
  clinic: Client,
  count: number,
  warningEvery: number,
  progress: Load['progress'],
): Promise<LoadReport['replies']> {
  const began = Date.now()
  const from = (i: number) => phoneOf(i * A_PHONE)
  const isWarning = (i: number) => i % warningEvery === 0
  await inParallel(count, (i) =>
    clinic.local('sms', { from: from(i), to: HARBOR, body: isWarning(i) ? 'i cant breathe' : '1', id: `reply-${i}` }),
  )
  await clinic.idle()
  const wallSeconds = seconds(began)
  progress(`${count} replies have been read after ${wallSeconds} s`)
  const { alerts } = (await clinic.as('nurse', 'GET', '/v1/alerts?state=open')).body as {
    alerts: { code: string; alertId: string }[]
  }
  const pages = (await Promise.all(STAFF.map((number) => clinic.phone(number)))).flat().map(({ body }) => body)
  const paged = alerts.filter(({ code }) => pages.some((body) => new RegExp(`(?<!\\d)${code}(?!\\d)`).test(body)))
  for (const { alertId } of alerts)
    await clinic.as('clinician', 'POST', `/v1/alerts/${alertId}/resolve`, { outcome: 'called', note: '' })
  return {
    texts: count,
    warnings: Array.from({ length: count }, (_, i) => i).filter(isWarning).length,
    stored: await storedOf(
      clinic,
      Array.from({ length: count }, (_, i) => [from(i), `reply-${i}`] as const),
    ),
    alerts: alerts.length,
    paged: paged.length,
    wallSeconds,
  }
}

/** How many of these texts stand in the timeline of somebody of their phone. */
async function storedOf(clinic: Client, texts: readonly (readonly [phone: string, id: string])[]): Promise<number> {
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

async function anHour(
  clinic: Client,
  { minutes, phones, progress }: { minutes: number; phones: number; progress: Load['progress'] },
): Promise<LoadReport['steady']> {
  const began = Date.now()
  const sent: (readonly [string, string])[] = []
  let now = plusHours(await clinic.now(), 0)
  const looks: Look[][] = []
  for (let minute = 0; minute < minutes; minute++) {
    await checkout(clinic, 2 * minute + 1, now)
    await inParallel(TEXTS_A_MINUTE, (i) => {
      const text = [phoneOf(((minute * TEXTS_A_MINUTE + i) % phones) * A_PHONE), `steady-${minute}-${i}`] as const
      sent.push(text)
      return clinic.local('sms', { from: text[0], to: HARBOR, body: i % 7 === 0 ? 'thank you!' : '1', id: text[1] })
    })
    now = plusMinutes(now, 1)
    await clinic.local('clock', { to: now })
    if (minute + 1 >= WARM_MINUTES && (minute + 1) % LOOKED_AT_EVERY_MINUTES === 0) looks.push(await memory(clinic))
    if (minute % 10 === 0) progress(`${minute} minutes of steady work`)
  }
  const wallSeconds = seconds(began)
  return {
    ...{ minutes, texts: sent.length, stored: await storedOf(clinic, sent), wallSeconds },
    memory: leastOf(looks),
  }
}

type Look = { function: string; pid: number; held: number; residentAtMost: number; given: number }

function leastOf(looks: readonly Look[][]): Memory[] {
  const half = Math.floor(looks.length / 2)
  const ofOne = (pid: number, from: readonly Look[][]) => from.flat().filter((look) => look.pid === pid)
  const least = (pid: number, from: readonly Look[][]) => Math.min(...ofOne(pid, from).map(({ held }) => held))
  if (half === 0) return []
  return (looks[0] ?? []).map(({ function: name, pid, given }) => ({
    function: name,
    heldBefore: least(pid, looks.slice(0, half)),
    heldAfter: least(pid, looks.slice(half)),
    residentAtMost: Math.max(...ofOne(pid, looks).map(({ residentAtMost }) => residentAtMost)),
    given,
  }))
}

async function memory(clinic: Client): Promise<Look[]> {
  const { processes } = (await clinic.local('collect')).body as { processes: Collected[] }
  return processes.map(({ function: name, pid, heldBytes, memoryMegabytes }) => ({
    function: name,
    pid,
    held: Math.round(heldBytes / 104_857.6) / 10,
    residentAtMost: residentAtMost(pid),
    given: memoryMegabytes,
  }))
}

function residentAtMost(pid: number): number {
  const kilobytes = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0
  return Math.round(Number(kilobytes) / 1024)
}
