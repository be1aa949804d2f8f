/** The patient types number and consent on their own phone: a QR code opens a link, and the checkout goes on with it. */
import { renderSVG } from 'uqr'
import { linkUrl } from '../../core/messages/link.ts'
import { PERMISSIONS } from '../../http/route.ts'
import { askOwnPhone, givenByOwnPhone } from '../../use-cases/courses/phone-handoff.ts'
import type { ConsoleDeps, Page, PageAnswer, PageRequest } from '../shared/page.ts'
import { useWords } from '../shared/viewer.ts'
import { checkoutWords } from '../words/checkout.ts'

/** The fields that the patient has filled in, for the form that asked. */
export async function handedOver(
  deps: ConsoleDeps,
  { caller }: PageRequest,
  token: string | null,
): Promise<URLSearchParams> {
  const said = token ? await givenByOwnPhone(deps, caller.clinicId, token) : undefined
  if (said?.kind !== 'given') return new URLSearchParams()
  return new URLSearchParams({ phone: said.phone, language: said.language, sms: 'on', 'own-phone': 'yes' })
}

export const ownPhonePages: readonly Page[] = [
  {
    method: 'POST',
    path: '/console/checkout/own-phone',
    roles: PERMISSIONS.tasks,
    respond: async (deps, { caller }) => {
      const link = await askOwnPhone(deps, caller.clinicId)
      return { kind: 'go', to: `/console/checkout/own-phone/${link.token}` }
    },
  },
  {
    method: 'GET',
    path: '/console/checkout/own-phone/{token}',
    roles: PERMISSIONS.tasks,
    async respond(deps, { params, caller, language }): Promise<PageAnswer> {
      const words = checkoutWords(language).phone
      const token = params.token ?? ''
      const url = linkUrl(deps.linkBase, { token })
      return {
        kind: 'page',
        title: words.title,
        body: (
          <>
            <p>{words.scan}</p>
            <img class="qr" alt={words.qr} src={`data:image/svg+xml,${encodeURIComponent(renderSVG(url))}`} />
            <p>
              {words.open} <a href={url}>{url}</a>
            </p>
            <div data-live={`/console/checkout/own-phone/${token}/state`} aria-live="polite">
              <State said={await givenByOwnPhone(deps, caller.clinicId, token)} token={token} />
            </div>
          </>
        ),
      }
    },
  },
  {
    method: 'GET',
    path: '/console/checkout/own-phone/{token}/state',
    roles: PERMISSIONS.tasks,
    async respond(deps, { params, caller }) {
      const token = params.token ?? ''
      return { kind: 'part', body: <State said={await givenByOwnPhone(deps, caller.clinicId, token)} token={token} /> }
    },
  },
]

const State = ({ said, token }: { said: Awaited<ReturnType<typeof givenByOwnPhone>>; token: string }) => {
  const words = useWords(checkoutWords).phone
  switch (said.kind) {
    case 'waiting':
      return <p class="hint">{words.waiting}</p>
    case 'given':
      return (
        <p>
          {words.agreed}{' '}
          <a class="button" href={`/console/checkout?handed=${token}`}>
            {words.goOn}
          </a>
        </p>
      )
    case 'gone':
      return <p>{words.expired}</p>
  }
}
