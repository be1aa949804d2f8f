import type { Watch } from '../monitoring.ts'

const TRIAGED_WITHIN_SECONDS = 60

export function watchReplies(watch: Watch): void {
  const { operations } = watch
  const reading = operations.logged('text-received', 'seconds')
  watch.show('reading', reading)
  watch.alarm('ReadLate', {
    title: 'Replies are read late',
    metric: reading,
    threshold: TRIAGED_WITHIN_SECONDS,
    harm: 'A text was read more than a minute after the patient sent it; a warning sign in it woke staff late.',
  })
  watch.alarm('Rescued', {
    title: 'A reply was rescued',
    metric: operations.logged('reply-rescued'),
    harm: 'What a patient wrote could not be read as usual: it reached staff as an alert, two minutes late and without triage.',
  })
  watch.alarm('WithoutRecords', {
    title: 'An emergency was answered without the table',
    metric: operations.logged('emergency-text-without-records'),
    harm: 'The table could not be written while a patient reported an emergency: 911 was named, and no page has left yet.',
  })
  watch.alarm('UnknownNumber', {
    title: 'A text came to a number of no clinic',
    metric: operations.logged('text-to-unknown-number'),
    harm: 'Somebody wrote to a number of ours that no clinic has: no one reads it until a clinic has the number.',
  })
  watch.alarm('On-staff-stop', {
    title: 'Staff stopped their pages',
    metric: operations.logged('staff-stop'),
    harm: 'Somebody of the staff texted STOP: they are paged on; speak with them, and change the rota.',
  })
}
