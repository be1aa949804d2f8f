import { showCalendar } from './http/calendar-addresses.ts'
import { tooLongPage } from './http/link-pages.ts'
import { PHOTO_SCRIPT } from './http/link-photo-script.ts'
import { sendPhotos, showLinkPhoto } from './http/link-photos.ts'
import { linkStyle } from './http/link-style.ts'
import { pressLink, showLink } from './http/links.ts'
import { showLogo } from './http/logos.ts'
import { answerSlack } from './http/slack-hook.ts'
import { linkDeps } from './runtime/deps.ts'
import { onLink } from './runtime/on-link.ts'

/**
 * Links without sign-in: a page's alert, the card for an emergency department, photos, calendars, logos; and presses in a clinic's Slack. A
 * request may come twice and from scanners: GET never acts, and a button pressed twice acts once.
 */
export const handler = onLink(
  {
    ...{ style: linkStyle, script: PHOTO_SCRIPT, show: showLink, tooLong: tooLongPage, press: pressLink },
    ...{ send: sendPhotos, photo: showLinkPhoto, calendar: showCalendar, logo: showLogo, slack: answerSlack },
  },
  linkDeps,
)
