/** A reply that an admin has written down for staff to send, in each language that staff write in. */
export type SavedReply = { title: string; texts: Record<ReplyLanguage, string> }

export const REPLY_LANGUAGES = ['en', 'es'] as const
export type ReplyLanguage = (typeof REPLY_LANGUAGES)[number]

/** A list that is read at a glance. */
export const MOST_REPLIES = 12
