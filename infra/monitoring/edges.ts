import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from '../http-api.ts'
import type { Watch } from '../monitoring.ts'

/** Answers 5xx in five minutes; a single one may be a client's last request before a deploy. */
const FAILED_ANSWERS = 3

/** What callers see fail, though the function that answered 500 or 503 ended without an error of its own. */
export function watchEdges(watch: Watch, api: HttpApi): void {
  const { operations } = watch
  const period = Duration.minutes(5)
  watch.alarm('ServerErrors', {
    title: 'The API answers 5xx',
    metric: api.serverErrors(period),
    threshold: FAILED_ANSWERS,
    harm: 'Front desks, links or clinic systems get errors: the three alarms of requests, links and pages say which.',
  })
  watch.alarm('RequestsFail', {
    title: 'Requests of clinic systems fail',
    metric: operations.sum(
      (['request-failed', 'store-unavailable'] as const).map((event) => operations.logged(event).with({ period })),
    ),
    threshold: FAILED_ANSWERS,
    harm: 'Clinic systems cannot log treatments or act on alerts; what they repeat with the same key is done once.',
  })
  watch.alarm('LinksFail', {
    title: 'Links answer with errors',
    metric: operations.logged('link-failed').with({ period }),
    harm: 'Staff cannot open a page and patients cannot answer an e-mail; codes texted back still acknowledge.',
  })
  watch.alarm('PagesFail', {
    title: 'Pages of the console fail',
    metric: operations.logged('console-failed').with({ period }),
    threshold: FAILED_ANSWERS,
    harm: 'Front desks cannot check patients out and staff do not see their inbox; texts and pages still work.',
  })
}
