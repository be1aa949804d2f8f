import { PATIENT } from '../../use-cases/rehearsal/phones.ts'
import type { ArrivedMessage, SavedRun } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { When } from '../shared/components.tsx'
import { namesOf } from './story.tsx'

type ComparedGiven = { saved: SavedRun; clinicNow: ClinicSnapshot; gone: ArrivedMessage[]; fresh: ArrivedMessage[] }

/** Whether the saved run still arrives as it did. */
export const Compared = ({ saved, clinicNow, gone, fresh }: ComparedGiven) => {
  if (gone.length + fresh.length === 0)
    return (
      <p class="said" role="status">
        The same {saved.arrived.length} messages arrive as when “{saved.title}” was saved.
      </p>
    )
  const name = namesOf(clinicNow)
  const list = (messages: readonly ArrivedMessage[]) => (
    <ul class="plain">
      {messages.slice(0, 20).map(({ at, to, text }) => (
        <li key={at + to + text}>
          <When at={at} zone={clinicNow.clinic.zone} />, {to === PATIENT ? 'to the patient' : `to ${name(to)}`}: {text}
        </li>
      ))}
      {messages.length > 20 && <li>and {messages.length - 20} more</li>}
    </ul>
  )
  return (
    <section class="warning" aria-labelledby="compared">
      <h2 id="compared">It plays otherwise than when it was saved</h2>
      {gone.length > 0 && <h3>No longer arrives</h3>}
      {gone.length > 0 && list(gone)}
      {fresh.length > 0 && <h3>Arrives now</h3>}
      {fresh.length > 0 && list(fresh)}
    </section>
  )
}
