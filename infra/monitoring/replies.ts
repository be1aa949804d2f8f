import type { AftercareFunction } from '../aftercare-function.ts'
import type { Watch } from '../monitoring.ts'

const TRIAGED_WITHIN_SECONDS = 60

export function watchReplies(watch: Watch, { receive }: { receive: AftercareFunction }): void {
  const reading = watch.logged({ event: 'text-received', field: 'seconds', by: [receive] })
  watch.show('reading', reading)
  watch.alarm('ReadLate', {
    title: 'Replies are read late',
    metric: reading,
    threshold: TRIAGED_WITHIN_SECONDS,
    harm: 'A text was read more than a minute after the patient sent it; a warning sign in it woke staff late.',
  })
  watch.alarm('On-staff-stop', {
    title: 'Staff stopped their pages',
    metric: watch.logged({ event: 'staff-stop', by: [receive] }),
    harm: 'Somebody of the staff texted STOP: they are paged on; speak with them, and change the rota.',
  })
}
