import type { Key } from '../../functions/core/keys.ts'
import type { Parcel } from '../../functions/use-cases/ports.ts'
import type { Report } from './known.ts'

const PROCEDURES = /botox|toxin|filler|laser|peel|microneedl|deoxychol|injection/i
const PHONE = /\+\d{7,}/

/** Invariant 8: no patient data where it does not belong. Names of the story are made up and stand nowhere else. */
export class Privacy {
  private readonly surnames: ReadonlySet<string>

  constructor(names: readonly string[]) {
    this.surnames = new Set(names.map((name) => name.split(' ')[1] ?? name))
  }

  private names(text: string): boolean {
    return text.split(/[^\p{L}\p{N}]+/u).some((word) => this.surnames.has(word))
  }

  judgeEntry(entry: Record<string, string | number | boolean | undefined>, report: Report): void {
    for (const [field, value] of Object.entries(entry))
      if (typeof value === 'string' && (this.names(value) || PHONE.test(value) || value.includes(' ')))
        report(8, `the log holds ${field}: "${value}"`)
  }

  judgeKey(key: Key, report: Report): void {
    if (Object.keys(key).length !== 2 || PHONE.test(key.pk + key.sk) || this.names(`${key.pk} ${key.sk}`))
      report(8, `a queue holds ${JSON.stringify(key)}`)
  }

  judgeBody(body: string, report: Report): void {
    if (this.names(body) || PHONE.test(body) || PROCEDURES.test(body)) report(8, `a webhook says ${body}`)
  }

  judgeParcel({ channel, text, subject = '', staff }: Parcel & { staff?: boolean }, report: Report): void {
    if (this.names(subject) || PROCEDURES.test(subject)) report(8, `a subject says "${subject}"`)
    if (channel === 'email') return
    // The random letters of a link may read as anything, and a patient's own words name what they like.
    const ours = text.replace(/\/l\/\w+/g, '').replace(/"[\s\S]*"/, '')
    if (PROCEDURES.test(ours) && staff !== true) report(8, `a text says "${text}"`)
    if (this.names(text)) report(8, `a text says "${text}"`)
  }
}
