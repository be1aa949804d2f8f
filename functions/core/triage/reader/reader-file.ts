import type { TierWhen } from '../tier-when.ts'
import type { Tier } from '../verdict.ts'
import type { CueFile } from './cues.ts'

/** From which probability on the reader does what; `because`: what a miss costs beside a false page. */
type Threshold = { because: string } & ({ atLeast: number } | { atMost: number })

/** `templates/warning-signs/reader.json`: what clinicians decide about the trained reader. */
export type ReaderFile = {
  cues: CueFile
  /** Words that say nothing of a sign by themselves. */
  small: string[]
  /** The tier of each sign that the reader may find, as a rule has it. */
  signs: Record<string, { tier: Tier; when?: TierWhen[] }>
  thresholds: {
    emergency: Threshold & { atLeast: number }
    urgent: Threshold & { atLeast: number }
    prompt: Threshold & { atLeast: number }
    /** As `prompt`, of a number without a treatment. */
    stranger: Threshold & { atLeast: number }
    /** A text that may be dangerous: unclear, and it pages while the danger window is open. */
    asks: Threshold & { atLeast: number }
    /** A text that a person has to read. */
    read: Threshold & { atLeast: number }
    /** As `asks` and `read`, of a number without a treatment. */
    strangerRead: Threshold & { atLeast: number }
    /** A grave sign by its name, in a text that is unlikely to be dangerous as a whole: a person has to read it. */
    named: Threshold & { atLeast: number }
    /** As `named`, of a number without a treatment. */
    strangerNamed: Threshold & { atLeast: number }
    soon: Threshold & { atLeast: number }
    /** A sentence that may have to do with health: the others are small talk beside it. */
    relevant: Threshold & { atLeast: number }
    /** A part of a text read by itself. */
    part: Threshold & { atLeast: number }
    /** The reader is so sure of a sign that it raises a text which the rules understand in other words. */
    sure: Threshold & { atLeast: number }
    /** A rule's doubt counts: by the likeliest sentence. */
    supports: Threshold & { atLeast: number }
    /** A rule's hint counts: by the likeliest sentence. */
    hints: Threshold & { atLeast: number }
    /** A text whose every sentence leaves a rule's find outside `emergency` to a person to judge; it wakes nobody. */
    harmless: Threshold & { atMost: number }
    /** Words that no rule knows, beside one for a part of the body: below it nobody has to read them. */
    body: Threshold & { atMost: number }
    /** A part of a letter that calms by its other words: a person reads it. */
    beside: Threshold & { atLeast: number }
  }
}
