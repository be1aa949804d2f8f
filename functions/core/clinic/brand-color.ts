/** A clinic's own color on what patients read: whether it can be read, and what stands for it in the dark. */

/** Measured on all pages in both themes; a clinic takes one of them, or one of its own. */
export const BRAND_COLORS = { plum: '#6d3560', sea: '#155a7d', clay: '#8a3f24', moss: '#47591f' } as const

/** What patients' pages are painted with. */
export const PAGE_COLORS = {
  light: { ground: '#f5f0ea', card: '#fffdfa', ink: '#221e1a' },
  dark: { ground: '#171513', card: '#221f1c', ink: '#f3ece3' },
} as const

/** Of text and what is behind it: WCAG 2.2, 1.4.3, level AA. */
export const LEAST_CONTRAST = 4.5
/** In the dark, where we choose the color. */
const DARK_CONTRAST = 7

export type ColorCheck =
  /** `color`: in lower case, `#6d3560`. */
  | { kind: 'readable'; color: string }
  | { kind: 'not-a-color' }
  /** Too light for white letters on it, or as letters on the page. */
  | { kind: 'too-light'; on: 'white' | 'page'; contrast: number }

/** Whether patients can read white letters on the color, and letters of the color on a page of ours. */
export function checkColor(text: string): ColorCheck {
  const color = text.trim().toLowerCase().replace(/^#?/, '#')
  if (!isColor(color)) return { kind: 'not-a-color' }
  for (const [on, other] of [
    ['white', '#ffffff'],
    ['page', PAGE_COLORS.light.ground],
  ] as const) {
    const ratio = contrast(color, other)
    if (ratio < LEAST_CONTRAST) return { kind: 'too-light', on, contrast: ratio }
  }
  return { kind: 'readable', color }
}

export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text)

/** From 1 to 21, by the formula of WCAG 2.2. The order of the colors does not matter. */
export function contrast(a: string, b: string): number {
  const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((one, other) => other - one)
  return (lighter + 0.05) / (darker + 0.05)
}

/** What a button is filled with, and its letters; `act` is also the color of links. */
export type Tone = { act: string; onAct: string }

/** The color as both themes use it. In the dark it is mixed with white until it can be read there. */
export function brandTones(color: string): { light: Tone; dark: Tone } {
  let white = 0
  while (white < 1 && contrast(mixed(color, white), PAGE_COLORS.dark.card) < DARK_CONTRAST) white += 0.05
  return {
    light: { act: color, onAct: '#ffffff' },
    dark: { act: mixed(color, Math.min(1, white)), onAct: PAGE_COLORS.dark.ground },
  }
}

/** Of patients' pages of a clinic without a color. */
export const STANDARD_TONES: { light: Tone; dark: Tone } = {
  light: { act: '#0f5a4f', onAct: '#ffffff' },
  dark: { act: '#8fd6c4', onAct: '#10231f' },
}

const channels = (color: string): number[] => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = channels(color).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const mixed = (color: string, white: number): string =>
  `#${channels(color)
    .map((value) =>
      Math.round(value + (255 - value) * white)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
