import { linkUrl, newLink } from '../../core/messages/link.ts'
import type { Ids, Links, Queueing, Store, Templates } from '../ports.ts'
import { askPhotoText } from '../wording/patient-texts.ts'
import { type Written, writePersonal } from './send-personal-text.ts'

/**
 * Asks a patient for photos by a text with a link of ours that works for a day, under the rules of every text of staff. `formId`:
 * ten of [0-9a-z]; a form that comes twice is one text.
 */
export const askForPhoto = (
  deps: Store & Ids & Queueing & Templates & Links,
  clinicId: string,
  personId: string,
  { by, formId }: { by: string; formId?: string },
): Promise<Written> =>
  writePersonal(deps, clinicId, personId, {
    by,
    ...(formId ? { formId } : {}),
    words({ person, clinic, at }) {
      const link = newLink({ kind: 'photo', clinicId, personId }, deps.newId, at)
      return { text: askPhotoText(deps, clinic, person, linkUrl(deps.linkBase, link)), link }
    },
  })
