/** A patient's whole record as a document for the chart. */
import { capital } from '../../core/capital.ts'
import type { Staff } from '../../core/clinic/clinic.ts'
import { areaName } from '../../core/courses/areas.ts'
import type { Paper, PaperBlock, PaperLanguage, PaperSection } from '../../core/paper.ts'
import type { Consent, Patient, Treatment } from '../../core/patients/patient.ts'
import { readablePhone } from '../../core/phone.ts'
import type { Instant } from '../../core/time.ts'
import type { Clock, Reads, Templates } from '../ports.ts'
import { type ClinicSnapshot, readClinic } from '../store/read-clinic.ts'
import { type PatientRecord, readPatient } from '../store/read-patient.ts'
import type { Versioned } from '../store/records.ts'
import { recordWords } from '../wording/record-language.ts'
import { recordTime } from '../wording/record-time.ts'
import type { RecordWords } from '../wording/record-words.ts'
import { alertBlocks } from './paper-alerts.ts'
import { messageBlocks } from './paper-messages.ts'
import type { Writing } from './paper-writing.ts'

const LETTER = ['US', 'PR', 'CA', 'MX']

/** The record of one patient on paper; undefined where the clinic has no such patient. */
export async function recordPaper(
  deps: Reads & Clock & Templates,
  clinicId: string,
  personId: string,
  language: PaperLanguage,
): Promise<Paper | undefined> {
  const record = await readPatient(deps.records, clinicId, personId)
  const clinicNow = record && (await readClinic(deps.records, clinicId))
  return clinicNow && paperOf(record, clinicNow, { language, now: deps.now(), signs: deps.content().signs })
}

type About = { language: PaperLanguage; now: Instant; signs: Readonly<Record<string, string>> }

function paperOf(record: PatientRecord, { clinic, rota }: ClinicSnapshot, { language, now, signs }: About): Paper {
  const words = recordWords(language)
  const { zone, country } = clinic
  const when = (at: Instant) => recordTime(at, { zone, country, language })
  const writing: Writing = { words, when, name: nameIn(rota.staff), signs }
  const person = record.person.value
  const codes = new Map(record.alerts.map(({ value: { alertId, code } }) => [alertId, code]))
  const { sections } = words
  return {
    name: `record-${person.personId}`,
    language,
    size: LETTER.includes(country) ? 'letter' : 'a4',
    subject: words.subject,
    heading: words.heading(person.name || words.unknown),
    below: [clinic.name, `${words.made(when(now))} ${words.zone(zone)}`],
    sections: [
      { heading: sections.patient, blocks: [{ kind: 'facts', facts: factsOf(person, country, words) }] },
      section(
        sections.consents,
        inTime(record.consents, capturedAt).map((each) => consentBlock(each, writing)),
        words,
      ),
      section(
        sections.treatments,
        inTime(record.treatments, performedAt).map((each) => treatmentBlock(each, writing)),
        words,
      ),
      section(
        sections.alerts,
        inTime(record.alerts, ({ openedAt }) => openedAt).flatMap((each) => alertBlocks(each, writing)),
        words,
      ),
      section(sections.messages, messageBlocks(record, codes, writing), words),
      section(sections.tasks, taskBlocks(record, writing), words),
    ],
    foot: clinic.name,
    numbering: words.numbering,
    undrawn: words.undrawn,
    madeAt: now,
  }
}

const nameIn =
  (staff: readonly Staff[]) =>
  (id: string): string =>
    staff.find(({ staffId }) => staffId === id)?.name ?? id

const section = (heading: string, blocks: readonly PaperBlock[], { none }: RecordWords): PaperSection => ({
  heading,
  blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: none }],
})

const inTime = <T>(items: readonly Versioned<T>[], at: (item: T) => Instant): T[] =>
  items.map(({ value }) => value).sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0))

/** Older ones are kept with the offset they came with. */
const capturedAt = ({ capturedAt: at }: Consent): Instant => new Date(at).toISOString()
const performedAt = ({ performedAt: at }: Treatment): Instant => at

function factsOf(person: Patient, country: string, { facts, languages, ...words }: RecordWords) {
  const { name, phone, email, guardian, language, zone, consent, externalId, personId } = person
  const agreed = (['sms', 'email'] as const).filter((each) => consent[each]).map((each) => words.agreements[each])
  return [
    { label: facts.name, value: name },
    { label: facts.phone, value: phone ? readablePhone(phone, country) : '' },
    { label: facts.email, value: email ?? '' },
    { label: facts.guardian, value: guardian ?? '' },
    { label: facts.language, value: languages[language] ?? language },
    { label: facts.zone, value: zone },
    { label: facts.agreed, value: agreed.join(` ${words.and} `) || words.consent.declined },
    { label: facts.id, value: [personId, externalId].filter(Boolean).join(', ') },
  ].filter(({ value }) => value !== '')
}

function consentBlock(consent: Consent, { words, when, name }: Writing): PaperBlock {
  const channels = (['sms', 'email'] as const).filter((each) => consent[each]).map((each) => words.agreements[each])
  return {
    kind: 'entry',
    when: when(capturedAt(consent)),
    title: channels.length > 0 ? words.consent.agreed(channels.join(` ${words.and} `)) : words.consent.declined,
    lines: [
      words.consent.method(consent.method, name(consent.recordedBy)),
      ...(consent.givenBy ? [words.consent.givenBy(consent.givenBy)] : []),
    ],
    ...(consent.statement ? { quoted: consent.statement } : {}),
  }
}

function treatmentBlock(
  { performedAt: at, loggedAt, procedures, risks = [], state }: Treatment,
  writing: Writing,
): PaperBlock {
  const { words, when } = writing
  const done = procedures.map(({ plan, areas, product, injector }) => {
    const what = words.plans[plan] ?? capital(plan.replaceAll('-', ' '))
    const where = areas.map((area) => words.areas[area] ?? areaName(area)).join(', ') || words.treatment.noArea
    return `${product ? `${what} (${product})` : what}: ${where}${injector ? `, ${words.by(injector)}` : ''}`
  })
  const [title = '', ...others] = done
  return {
    kind: 'entry',
    when: when(at),
    title,
    lines: [
      ...others,
      ...(state === 'cancelled' ? [words.treatment.cancelled] : []),
      ...(risks.length > 0 ? [words.treatment.risks(risks.map((risk) => words.risks[risk]).join('; '))] : []),
      words.treatment.logged(when(loggedAt)),
    ],
  }
}

const taskBlocks = (record: PatientRecord, { words, when, name }: Writing): PaperBlock[] =>
  inTime(record.tasks, ({ createdAt }) => createdAt)
    .filter(({ state }) => state !== 'waiting')
    .map(({ createdAt, kind, because, doneAt, doneBy }) => ({
      kind: 'entry',
      when: when(createdAt),
      title: words.task.kinds[kind],
      lines: [because, doneAt ? words.task.done(name(doneBy ?? ''), when(doneAt)) : words.task.open],
    }))
