/** The drawn phones of a rehearsal: the patient's, and those of the people on duty. */
import type { Clinic, Staff } from '../../core/clinic/clinic.ts'
import { type Instant, wallTime } from '../../core/time.ts'
import type { Behaviour } from '../../use-cases/rehearsal/miniature.ts'
import { type Line, type OnDuty, PATIENT } from '../../use-cases/rehearsal/phones.ts'
import { MOST_TEXT, type Scenario } from '../../use-cases/rehearsal/scenario.ts'
import { useWords } from '../shared/viewer.ts'
import { rehearsalPhoneWords } from '../words/rehearsal-phones.ts'
import { storyWords } from '../words/story.ts'
import { Lines } from './lines.tsx'

/** What patients write, as they write it. */
const SUGGESTIONS: Record<string, readonly string[]> = {
  en: [
    'its really hard to swolow',
    'one eyelid is drooping',
    'the skin is white and it hurts a lot',
    'no trouble swallowing, all good',
    'can I wear makeup today?',
    'STOP',
  ],
  es: [
    'me cuesta mucho tragar',
    'se me cae un parpado',
    'la piel esta blanca y me duele mucho',
    'trago bien, todo bien',
    'puedo usar maquillaje?',
    'STOP',
  ],
}

type Drawn = { lines: readonly Line[]; clinic: Clinic; now: Instant; scenario: Scenario }

const Carrier = ({ of, name, scenario }: { of: string; name: string; scenario: Scenario }) => {
  const words = useWords(rehearsalPhoneWords)
  const { carriers } = useWords(storyWords)
  const behaviour = scenario.moves.reduce<Behaviour>(
    (last, move) => (move.do === 'carrier' && move.of === of ? move.behaviour : last),
    'deliver',
  )
  return (
    <details class="carrier">
      <summary>
        <span class="hidden">{words.carrierOf(name)} </span>
        {carriers[behaviour]}
      </summary>
      <p class="buttons">
        {Object.entries(carriers).map(([each, label]) => (
          <button
            type="submit"
            key={each}
            class="quiet"
            name="do"
            value={`carrier:${of}:${each}`}
            aria-pressed={each === behaviour ? 'true' : 'false'}
          >
            {label}
          </button>
        ))}
      </p>
    </details>
  )
}

const Status = ({ clinic, now }: { clinic: Clinic; now: Instant }) => (
  <p class="status" aria-hidden="true">
    <span>{wallTime(now, clinic.zone).time}</span>
    <svg viewBox="0 0 44 12" width="44" height="12">
      <title>{useWords(rehearsalPhoneWords).signal}</title>
      <rect x="0" y="7" width="3" height="5" rx="1" />
      <rect x="5" y="4.5" width="3" height="7.5" rx="1" />
      <rect x="10" y="2" width="3" height="10" rx="1" />
      <rect x="22" y="1.5" width="18" height="9" rx="2.5" class="outline" />
      <rect x="24" y="3.5" width="11" height="5" rx="1" />
      <rect x="41.5" y="4" width="2" height="4" rx="1" />
    </svg>
  </p>
)

export const PatientPhone = ({ lines, clinic, now, scenario, typed }: Drawn & { typed: string }) => {
  const { name, language } = scenario.patient
  const phone = useWords(rehearsalPhoneWords)
  return (
    <section class="handset" aria-labelledby="patient-phone">
      <Status clinic={clinic} now={now} />
      <h2 id="patient-phone">
        {name} <small>{phone.patientOf(clinic.name)}</small>
      </h2>
      <Lines lines={lines.filter(({ whose }) => whose === PATIENT)} clinic={clinic} label={phone.messages(name)} />
      <p class="buttons quick">
        {['1', '2', '3'].map((digit) => (
          <button type="submit" key={digit} class="quiet" name="do" value={`say:${digit}`}>
            {digit}
          </button>
        ))}
      </p>
      <p class="write">
        <label>
          <span class="hidden">{phone.textOf(name)}</span>
          <input
            name="text"
            value={typed}
            maxLength={MOST_TEXT}
            autocomplete="off"
            placeholder={phone.write}
            lang={language}
          />
        </label>
        <button type="submit" name="do" value="text">
          {phone.send}
        </button>
      </p>
      <details class="suggestions" open>
        <summary>{phone.suggestions}</summary>
        {(SUGGESTIONS[language] ?? SUGGESTIONS.en ?? []).map((words) => (
          <button type="submit" key={words} class="quiet" name="do" value={`say:${words}`} lang={language}>
            {words}
          </button>
        ))}
      </details>
      <Carrier of={PATIENT} name={name} scenario={scenario} />
    </section>
  )
}

type StaffDrawn = Drawn & { onDuty: OnDuty; typed: string; code: string | undefined }

/** The phone of one member of staff; `code` is the open alert's. */
export const StaffPhone = ({ onDuty: { staff, duties }, lines, clinic, now, scenario, typed, code }: StaffDrawn) => {
  const phone = useWords(rehearsalPhoneWords)
  const mine = lines.filter(({ whose }) => whose === staff.staffId)
  const id = `phone-${staff.staffId}`
  return (
    <section class="handset small" aria-labelledby={id}>
      <Status clinic={clinic} now={now} />
      <h3 id={id}>
        {staff.name} <small>{duties.map((duty) => phone.duties[duty]).join(', ') || phone.noDuty}</small>
      </h3>
      {mine.length > 0 ? (
        <Lines lines={mine} clinic={clinic} label={phone.messages(staff.name)} />
      ) : (
        <p class="quiet-phone">{phone.quiet}</p>
      )}
      {staff.phone && <StaffAnswer staff={staff} typed={typed} code={code} />}
      {staff.phone && <Carrier of={staff.staffId} name={staff.name} scenario={scenario} />}
    </section>
  )
}

const StaffAnswer = ({
  staff: { staffId, name },
  typed,
  code,
}: {
  staff: Staff
  typed: string
  code: string | undefined
}) => {
  const phone = useWords(rehearsalPhoneWords)
  return (
    <p class="write">
      {code && (
        <>
          <button
            type="submit"
            class="quiet"
            name="do"
            value={`staff:${staffId}:${code}`}
            aria-label={phone.takes(name, code)}
          >
            {code}
          </button>
          <button
            type="submit"
            class="quiet"
            name="do"
            value={`staff:${staffId}:${code} c`}
            aria-label={phone.reached(name, code)}
          >
            {code} c
          </button>
        </>
      )}
      <label>
        <span class="hidden">{phone.textOf(name)}</span>
        <input
          name={`text.${staffId}`}
          value={typed}
          maxLength={MOST_TEXT}
          autocomplete="off"
          placeholder={phone.answer}
        />
      </label>
      <button type="submit" class="quiet" name="do" value={`staff:${staffId}`} aria-label={phone.sendAs(name)}>
        {phone.send}
      </button>
    </p>
  )
}
