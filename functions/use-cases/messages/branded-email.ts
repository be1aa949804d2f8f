import type { Brand } from '../../core/clinic/clinic.ts'
import { logoPath, logoSize } from '../../core/clinic/logo.ts'
import { escaped } from '../../core/courses/schedule.ts'

/** Pixels: the line above the words of a mail takes no more of a phone's screen. */
const MOST = { width: 220, height: 40 }

/**
 * The HTML of a mail to a patient with the clinic's logo above it, and its link as a button in the clinic's color. Mail programs
 * take inline styles alone. No word is added but the picture's alternative text: answers quote what a mail says.
 */
export function brandedEmail(html: string, { clinicId, name, brandColor, logo }: Brand, linkBase: string): string {
  if (!brandColor && !logo) return html
  const color = escaped(brandColor ?? '')
  const bar = color ? `border-top:6px solid ${color};padding-top:16px;` : ''
  const head = `<div style="${bar}margin:0 0 16px">${logo ? picture(logo, `${linkBase}${logoPath(clinicId, logo)}`, name) : ''}</div>`
  const button = `display:inline-block;padding:12px 20px;border-radius:8px;background:${color};color:#ffffff;font-weight:bold;text-decoration:none`
  const headed = html.replace(/<body[^>]*>/, (body) => body + head)
  return color ? headed.replace('<a href=', () => `<a style="${button}" href=`) : headed
}

function picture(logo: NonNullable<Brand['logo']>, address: string, name: string): string {
  const { width, height } = logoSize(logo, MOST)
  return `<img src="${escaped(address)}" alt="${escaped(name)}" width="${width}" height="${height}" style="display:block;border:0;font-weight:bold">`
}
