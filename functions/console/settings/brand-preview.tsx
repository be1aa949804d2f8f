import { brandTones, checkColor, contrast, PAGE_COLORS, STANDARD_TONES } from '../../core/clinic/brand-color.ts'
import { colorFault, ratioText } from '../../core/clinic/brand-faults.ts'
import type { Brand } from '../../core/clinic/clinic.ts'
import { logoPath, logoSize } from '../../core/clinic/logo.ts'
import type { ConsoleLanguage } from '../shared/language.ts'
import { type BrandWords, brandWords } from '../words/brand.ts'

const MOST = { width: 200, height: 40 }

/** A patient's page in both themes. Colors are attributes of a drawing, since a page of ours takes no inline style. */
export function BrandPreview({ brand, color, language }: { brand: Brand; color: string; language: ConsoleLanguage }) {
  const words = brandWords(language)
  const checked = color === '' ? undefined : checkColor(color)
  if (checked && checked.kind !== 'readable') return <p class="fault">{colorFault(checked, language)}</p>
  const tones = checked ? brandTones(checked.color) : STANDARD_TONES
  return (
    <>
      <div class="row">
        {(['light', 'dark'] as const).map((theme) => (
          <Sample key={theme} {...{ brand, words, theme }} tone={tones[theme]} isColored={checked !== undefined} />
        ))}
      </div>
      {checked && (
        <p class="hint">
          {words.contrast(
            ratioText(contrast(checked.color, '#ffffff')),
            ratioText(contrast(checked.color, PAGE_COLORS.light.ground)),
          )}
        </p>
      )}
    </>
  )
}

type Drawn = {
  brand: Brand
  words: BrandWords
  theme: 'light' | 'dark'
  tone: { act: string; onAct: string }
  isColored: boolean
}

function Sample({ brand, words, theme, tone, isColored }: Drawn) {
  const { ground, ink, card } = PAGE_COLORS[theme]
  const button = { x: 16, width: 248, height: 40, rx: 10, stroke: tone.act, 'stroke-width': 2 }
  return (
    <svg class="sample" viewBox="0 0 280 220" font-size="14" role="img" aria-label={words.picture[theme]}>
      <rect width="280" height="220" fill={ground} />
      {isColored && <rect width="280" height="6" fill={tone.act} />}
      <Head {...{ brand, theme, isColored }} />
      <text x="16" y="102" fill={ink} font-size="20" font-weight="600">
        {words.sample.title}
      </text>
      <rect {...button} y="118" fill={tone.act} />
      <text x="140" y="143" fill={tone.onAct} text-anchor="middle" font-weight="600">
        {words.sample.send}
      </text>
      <rect {...button} y="166" fill={card} />
      <text x="140" y="191" fill={tone.act} text-anchor="middle" font-weight="600">
        {words.sample.call}
      </text>
    </svg>
  )
}

function Head({ brand, theme, isColored }: Pick<Drawn, 'brand' | 'theme' | 'isColored'>) {
  const { logo, clinicId, name } = brand
  if (!logo)
    return isColored ? (
      <text x="16" y="52" fill={PAGE_COLORS[theme].ink} font-weight="650">
        {name}
      </text>
    ) : null
  const size = logoSize(logo, MOST)
  return (
    <>
      {theme === 'dark' && (
        <rect x="16" y="18" width={size.width + 16} height={size.height + 16} rx="8" fill="#ffffff" />
      )}
      <image href={logoPath(clinicId, logo)} x={theme === 'dark' ? 24 : 16} y="26" {...size} />
    </>
  )
}
