import { patientPk } from '../../functions/core/keys.ts'
import type { Value, Write } from '../../functions/use-cases/ports.ts'
import { itemName, type Known, type KnownText, type Report } from './known.ts'
import type { Moment } from './scheduler.ts'

export type Forgotten = { clinicId: string; personId: string; name: string; phone: string }

/** What the law wants kept of somebody who was erased, and the bare record that says so. */
const KEPT = /^(PROFILE|CONSENT#|AUDIT#|ERASED)/
const MINUTE = 60_000

/** Everything on record, and that nothing in it is about somebody who was erased (invariant 8). */
export class ErasureJudge {
  readonly erased: Forgotten[] = []
  private readonly stored = new Map<string, { sk: string; pk: string; value: Value }>()

  keep(writes: readonly Write[]): void {
    for (const write of writes) {
      if (write.kind === 'check') continue
      const name = itemName(write.key)
      if (write.kind === 'delete') this.stored.delete(name)
      else this.stored.set(name, { ...write.key, value: write.value })
    }
  }

  /** Just after an erasure, and at the end of the story: a name never comes back, a number may, by its owner's own text. */
  forgot(person: Forgotten, known: Known, now: Moment, report: Report): void {
    this.erased.push(person)
    this.judge(person, report)
    const { phone } = person
    const isOthers = [...known.persons.values()].some(
      (each) => each.phone === phone || JSON.stringify(each.formerPhones ?? []).includes(phone),
    )
    const wroteJustNow = [...known.texts.values()].some(
      ({ from, handedAt }) => from === phone && handedAt !== undefined && now - handedAt < 10 * MINUTE,
    )
    if (!isOthers && !wroteJustNow) this.search(phone, person, report)
  }

  /** Somebody who was erased wrote it: on a page or to an address that has ended since. */
  has({ clinicId, from }: Pick<KnownText, 'clinicId' | 'from'>): boolean {
    return this.erased.some((person) => person.clinicId === clinicId && person.phone === from)
  }

  isErased(personId: string): boolean {
    return this.erased.some((person) => person.personId === personId)
  }

  judgeAll(report: Report): void {
    for (const person of this.erased) this.judge(person, report)
  }

  private judge(person: Forgotten, report: Report): void {
    const { clinicId, personId, name } = person
    const place = patientPk(clinicId, personId)
    for (const { pk, sk, value } of this.stored.values()) {
      const isProfile = pk === place && sk === 'PROFILE'
      if ((pk === place && !KEPT.test(sk)) || pk.startsWith(`${place}#`))
        report(8, `${pk} ${sk} is on record, though ${personId} was erased`)
      if (isProfile && ('phone' in value || 'email' in value)) report(8, `${personId} was erased, and can be reached`)
    }
    this.search(name.split(' ')[1] ?? name, person, report)
  }

  private search(words: string, { personId }: Forgotten, report: Report): void {
    for (const { pk, sk, value } of this.stored.values())
      if (`${pk} ${sk} ${JSON.stringify(value)}`.includes(words))
        report(8, `${pk} ${sk} still holds something of ${personId}, who was erased`)
  }
}
