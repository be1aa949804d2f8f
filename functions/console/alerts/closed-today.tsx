import { useContext } from 'preact/hooks'
import type { Clinic } from '../../core/clinic/clinic.ts'
import type { Clock, Templates } from '../../use-cases/ports.ts'
import { unusualDayText } from '../../use-cases/wording/opening-texts.ts'
import { Viewer } from '../shared/viewer.ts'

/** For staff, on a day that is not as every week: "Closed today: Thanksgiving. We open Fri, Nov 27 at 9 AM." */
export const ClosedToday = ({ deps, clinic }: { deps: Clock & Templates; clinic: Clinic }) => {
  const text = unusualDayText(deps, clinic, useContext(Viewer).language)
  return text ? <p class="hint">{text}</p> : null
}
