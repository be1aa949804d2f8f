import { type Played, play as playFor } from './play.ts'
import type { PatientStory, Story } from './story.ts'

const DAY = 86_400_000
const MOST_PLAYS = 300

export type Shortest = { story: Story; played: Pick<Played, 'violations'> }

/**
 * A shorter story that breaks the same invariant: fewer days, faults, patients and texts. Each patient's luck follows from
 * their name alone, so that what is left plays as before; where it does not, it stays in.
 */
export async function minimise(
  story: Story,
  invariant: number,
  play: (story: Story, untilBroken: number) => Promise<Pick<Played, 'violations'>> = playFor,
): Promise<Shortest> {
  let plays = 0
  let shortest = { story, played: await play(story, invariant) }
  async function stillBreaks(shorter: Story): Promise<boolean> {
    if (plays++ >= MOST_PLAYS) return false
    const played = await play(shorter, invariant)
    if (!broken(played, invariant)) return false
    shortest = { story: shorter, played }
    return true
  }
  if (!broken(shortest.played, invariant)) throw new Error(`the story does not break invariant ${invariant}`)
  const at = Date.parse(broken(shortest.played, invariant)?.at ?? story.startsAt)
  await stillBreaks({ ...story, days: Math.ceil((at - Date.parse(story.startsAt)) / DAY) })
  await without(shortest.story.patients, (patients) => stillBreaks({ ...shortest.story, patients }))
  await without(shortest.story.faults, (faults) => stillBreaks({ ...shortest.story, faults }))
  for (const { id } of shortest.story.patients) {
    const change = (changed: (patient: PatientStory) => PatientStory) =>
      shortest.story.patients.map((patient) => (patient.id === id ? changed(patient) : patient))
    const texts = shortest.story.patients.find((patient) => patient.id === id)?.texts ?? []
    await without(texts, (fewer) =>
      stillBreaks({ ...shortest.story, patients: change((patient) => ({ ...patient, texts: fewer })) }),
    )
    await stillBreaks({ ...shortest.story, patients: change((patient) => ({ ...patient, habit: 'never' })) })
  }
  return shortest
}

const broken = ({ violations }: Pick<Played, 'violations'>, wanted: number) =>
  violations.find(({ invariant }) => invariant === wanted)

/** Leaves out halves, then quarters, then each by itself, for as long as what is left will do. */
async function without<T>(things: readonly T[], willDo: (fewer: readonly T[]) => Promise<boolean>): Promise<void> {
  let left = things
  for (let size = Math.ceil(left.length / 2); left.length > 0 && size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
    for (let from = 0; from < left.length; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)]
      if (await willDo(fewer)) left = fewer
      else from += size
    }
}
