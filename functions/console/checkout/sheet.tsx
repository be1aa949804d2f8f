/** The aftercare sheet of a visit, for the printer at the front desk. */
import { Fragment } from 'preact'
import type { Brand, Clinic } from '../../core/clinic/clinic.ts'
import { logoPath, logoSize } from '../../core/clinic/logo.ts'
import { areaName } from '../../core/courses/areas.ts'
import { LANGUAGES, type Language } from '../../core/language.ts'
import type { Procedure } from '../../core/patients/patient.ts'
import { readablePhone } from '../../core/phone.ts'
import { type Instant, isAmerican } from '../../core/time.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { type AftercareSheet, aftercareSheet } from '../../use-cases/courses/aftercare-sheet.ts'
import { recordWordsEs } from '../../use-cases/wording/record-words-es.ts'
import { patientGone } from '../patients/record-files.tsx'
import { humanize, isolated } from '../shared/components.tsx'
import type { Page } from '../shared/page.ts'
import { sheetWords } from '../words/sheet.ts'

/** On the patient's own clock, as people of the language read it: `Tuesday, November 24, 10:05 AM`. */
function patientTime(at: Instant, sheet: Pick<AftercareSheet, 'person' | 'clinic'>, language: Language): string {
  const american = isAmerican(sheet.clinic.country)
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : american ? 'en-US' : 'en-GB', {
    ...{ timeZone: sheet.person.zone, weekday: 'long', month: 'long', day: 'numeric' },
    ...{ hour: 'numeric', minute: '2-digit', hourCycle: american ? 'h12' : 'h23' },
  }).format(new Date(at))
}

/** `Neurotoxin: glabella` */
function doneText({ plan, areas, product }: Procedure, language: Language): string {
  const { plans, areas: names } = language === 'es' ? recordWordsEs : { plans: {}, areas: {} }
  const what = (plans as Record<string, string>)[plan] ?? humanize(plan)
  const where = areas.map((area) => (names as Record<string, string>)[area] ?? areaName(area)).join(', ')
  return `${what}${product ? ` (${product})` : ''}${where ? `: ${where}` : ''}`
}

/** Lines that begin with a hyphen are a list, as in the e-mail. */
const Paragraph = ({ text }: { text: string }) => {
  const lines = text.split('\n')
  if (lines.every((line) => line.startsWith('- ')))
    return (
      <ul>
        {lines.map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    )
  return (
    <p>
      {lines.map((line, i) => (
        <Fragment key={line}>
          {i > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  )
}

const Calls = ({ clinic, language }: { clinic: Clinic; language: Language }) => {
  const words = sheetWords(language)
  return (
    <dl class="calls">
      <dt>{words.emergency}</dt>
      <dd>{clinic.emergencyNumber}</dd>
      <dt>{words.dayAndNight}</dt>
      <dd>{readablePhone(clinic.onCallPhone, clinic.country)}</dd>
      <dt>{words.frontDesk}</dt>
      <dd>{readablePhone(clinic.frontDeskPhone, clinic.country)}</dd>
    </dl>
  )
}

/** Pixels of the largest logo. */
const MOST = { width: 260, height: 60 }

/** The clinic's logo, and a line in its color, which is drawn so that it is printed. The name stands below. */
const BrandHead = ({ brand: { clinicId, brandColor, logo } }: { brand: Brand }) => (
  <>
    {logo && <img class="logo" src={logoPath(clinicId, logo)} alt="" {...logoSize(logo, MOST)} />}
    {brandColor && (
      <svg class="rule" aria-hidden="true">
        <rect width="100%" height="100%" fill={brandColor} />
      </svg>
    )}
  </>
)

const Sheet = ({ sheet, language }: { sheet: AftercareSheet; language: Language }) => {
  const words = sheetWords(language)
  const { clinic, person, treatment, danger, paragraphs, messages } = sheet
  return (
    <article class="sheet">
      <BrandHead brand={clinic} />
      <p>
        <strong>{clinic.name}</strong>
        <br />
        {words.forPatient(isolated(person.name), patientTime(treatment.performedAt, sheet, language))}
      </p>
      <section class="danger">
        <h2>{words.danger}</h2>
        <p>{danger}</p>
        <Calls clinic={clinic} language={language} />
      </section>
      <h2>{words.done}</h2>
      <ul>
        {treatment.procedures.map((procedure) => (
          <li key={procedure.plan}>{doneText(procedure, language)}</li>
        ))}
      </ul>
      {paragraphs.length > 0 && <h2>{words.next}</h2>}
      {paragraphs.map((text) => (
        <Paragraph key={text} text={text} />
      ))}
      <h2>{words.messages}</h2>
      {messages.length === 0 ? (
        <p>{words.noMessages}</p>
      ) : (
        <ul>
          {messages.map(({ at, channel }) => (
            <li key={at + channel}>
              {patientTime(at, sheet, language)}, {words.channels[channel]}
            </li>
          ))}
        </ul>
      )}
      {person.consent.sms && <p>{words.from(readablePhone(clinic.textingNumber, clinic.country))}</p>}
    </article>
  )
}

export const sheetPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/console/treatments/{id}/sheet',
    roles: PERMISSIONS.tasks,
    async respond(deps, { caller, params, language: ofStaff }) {
      const sheet = await aftercareSheet(deps, caller.clinicId, params.id ?? '')
      if (!sheet) return patientGone(ofStaff)
      const language = LANGUAGES.find((each) => each === sheet.person.language) ?? 'en'
      return {
        kind: 'page',
        title: sheetWords(language).title,
        language,
        body: (
          <>
            <p class="buttons">
              <button type="button" data-print lang={ofStaff}>
                {sheetWords(ofStaff).print}
              </button>
            </p>
            <Sheet sheet={sheet} language={language} />
          </>
        ),
      }
    },
  },
]
