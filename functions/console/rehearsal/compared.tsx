import { PATIENT } from '../../use-cases/rehearsal/phones.ts'
import type { ArrivedMessage, SavedRun } from '../../use-cases/rehearsal/scenario.ts'
import type { ClinicSnapshot } from '../../use-cases/store/read-clinic.ts'
import { When } from '../shared/components.tsx'
import { useLanguage } from '../shared/viewer.ts'
import { rehearsalWords } from '../words/rehearsal.ts'
import { namesOf } from './story.tsx'

type ComparedGiven = { saved: SavedRun; clinicNow: ClinicSnapshot; gone: ArrivedMessage[]; fresh: ArrivedMessage[] }

/** Whether the saved run still arrives as it did. */
export const Compared = ({ saved, clinicNow, gone, fresh }: ComparedGiven) => {
  const language = useLanguage()
  const words = rehearsalWords(language).compared
  if (gone.length + fresh.length === 0)
    return (
      <p class="said" role="status">
        {words.same(saved.arrived.length, saved.title)}
      </p>
    )
  const name = namesOf(clinicNow, language)
  const list = (messages: readonly ArrivedMessage[]) => (
    <ul class="plain">
      {messages.slice(0, 20).map(({ at, to, text }) => (
        <li key={at + to + text}>
          <When at={at} zone={clinicNow.clinic.zone} />, {to === PATIENT ? words.toPatient : words.to(name(to))}: {text}
        </li>
      ))}
      {messages.length > 20 && <li>{words.more(messages.length - 20)}</li>}
    </ul>
  )
  return (
    <section class="warning" aria-labelledby="compared">
      <h2 id="compared">{words.title}</h2>
      {gone.length > 0 && <h3>{words.gone}</h3>}
      {gone.length > 0 && list(gone)}
      {fresh.length > 0 && <h3>{words.fresh}</h3>}
      {fresh.length > 0 && list(fresh)}
    </section>
  )
}
