import { brandTones, checkColor, PAGE_COLORS, STANDARD_TONES } from '../core/clinic/brand-color.ts'

const { light, dark } = PAGE_COLORS

const actOf = (tones: typeof STANDARD_TONES): string =>
  `--act: light-dark(${tones.light.act}, ${tones.dark.act}); --on-act: light-dark(${tones.light.onAct}, ${tones.dark.onAct})`

/** The one stylesheet of the pages behind links: a small phone, in the dark, in a hurry. */
const STYLE = `
:root { color-scheme: light dark; --ground: light-dark(${light.ground}, ${dark.ground}); --card: light-dark(${light.card}, ${dark.card}); --ink: light-dark(${light.ink}, ${dark.ink}); --soft: light-dark(#5d554d, #c0b6a9); --line: light-dark(#d9d0c4, #453f38); ${actOf(STANDARD_TONES)}; --emergency: light-dark(#9f142a, #9f142a); --urgent: light-dark(#9a4300, #8a3c00); --prompt: light-dark(#6b5200, #5f4900); font: 17px/1.5 system-ui, sans-serif }
body { max-width: 36rem; margin: 0 auto; padding: 0 1rem 7.5rem; background: var(--ground); color: var(--ink) }
main { padding-top: .5rem }
h1 { font-size: 1.3rem; line-height: 1.3 } h2 { font-size: 1.05rem; margin: 0 0 .5rem }
.band { margin: 0 -1rem; padding: .8rem 1rem; color: #fff }
.band p, .band h1 { margin: 0 }
.band.emergency { background: var(--emergency) } .band.urgent { background: var(--urgent) } .band.prompt { background: var(--prompt) }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 14px; padding: .8rem 1rem; margin: 1rem 0; scroll-margin: 1rem }
mark { background: light-dark(#ffe08a, #6b5200); color: inherit; padding: 0 .15em; border-bottom: 2px solid light-dark(#a67c00, #e8b923) }
blockquote { margin: .5rem 0; font: 1.25rem/1.5 Georgia, Palatino, serif; white-space: pre-wrap; overflow-wrap: anywhere }
.told { border-left: 4px solid var(--line); padding-left: .8rem; white-space: pre-wrap; overflow-wrap: anywhere }
.photos { display: flex; flex-wrap: wrap; gap: .5rem; margin: .5rem 0 }
.photos img { display: block; object-fit: cover; border-radius: 8px; border: 1px solid var(--line); background: var(--line) }
small, .soft { color: var(--soft) }
dt { font-weight: 600 } dd { margin: 0 0 .6rem }
.fault { color: light-dark(#9f142a, #ff9aa8); font-weight: 600 }
button, .call { display: block; width: 100%; box-sizing: border-box; min-height: 3.2rem; margin: .6rem 0; padding: .6rem; border: 2px solid var(--act); border-radius: 10px; background: none; color: var(--act); font: inherit; font-weight: 600; text-align: center; text-decoration: none; cursor: pointer }
.filled, button:not(.quiet) { background: var(--act); color: var(--on-act) }
.call span { white-space: nowrap }
.choice { display: flex; align-items: center; gap: .6rem; min-height: 3rem; border-top: 1px solid var(--line) }
.choice input { width: 1.4rem; height: 1.4rem; flex: none }
.field { display: block; margin: .7rem 0 } summary { min-height: 3rem; padding: .6rem 0; font-weight: 600; box-sizing: border-box }
input[type=tel], input[type=text], input[type=file], textarea, select { width: 100%; box-sizing: border-box; min-height: 3rem; font: inherit; color: inherit; background: var(--card); border: 1px solid light-dark(#857a6d, #a09587); border-radius: 8px; padding: .4rem .6rem }
.quiet { background: none; color: var(--act) }
.bar { position: fixed; inset: auto 0 0; display: grid; grid-template-columns: repeat(4, 1fr); gap: .4rem; padding: .5rem .6rem max(.5rem, env(safe-area-inset-bottom)); background: var(--card); border-top: 1px solid var(--line); max-width: 36rem; margin: 0 auto }
.bar .call, .bar button { margin: 0; padding: .2rem; font-size: .9rem; line-height: 1.2; display: flex; align-items: center; justify-content: center; min-height: 3.5rem }
.bar .done { border: 0; color: var(--soft) }
.first { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; margin: 0; overflow: hidden; clip-path: inset(50%); border: 0 }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px }
`

/** A logo drawn for paper stands on paper in the dark too. */
const BRAND = `
.brand { margin: 1rem 0; font-weight: 650 }
.brand img { display: block; box-sizing: content-box; background: light-dark(transparent, #ffffff); border-radius: 8px }
@media (prefers-color-scheme: dark) { .brand img { padding: .5rem } }
`

/**
 * The stylesheet; with `brand`, which a page's address of it names, that of a clinic's pages: in a color of its own if it can be
 * read, whoever has written the address.
 */
export function linkStyle(brand: string | undefined): string {
  if (brand === undefined) return STYLE
  const color = checkColor(brand)
  if (color.kind !== 'readable') return STYLE + BRAND
  return `${STYLE + BRAND}:root { ${actOf(brandTones(color.color))} }
body { border-top: 6px solid var(--act) }
`
}
