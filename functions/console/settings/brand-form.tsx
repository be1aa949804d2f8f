import { BRAND_COLORS } from '../../core/clinic/brand-color.ts'
import type { Clinic } from '../../core/clinic/clinic.ts'
import { logoPath, logoSize } from '../../core/clinic/logo.ts'
import type { FieldError } from '../../core/fault.ts'
import { FaultOf, Faults, Hidden } from '../shared/components.tsx'
import { Field, Tick } from '../shared/fields.tsx'
import type { ConsoleLanguage } from '../shared/language.ts'
import { formValue } from '../shared/page.ts'
import { type BrandWords, brandWords } from '../words/brand.ts'
import { settingsWords } from '../words/settings.ts'
import { BrandPreview } from './brand-preview.tsx'

/** A file with more in it than a picture may be larger than what is kept of it. */
const MOST_FILE_BYTES = 1024 * 1024
const MOST = { width: 240, height: 80 }

/** What the form says of the color: one of ours, one of the clinic's own, or none. */
export const colorIn = (form: URLSearchParams): string => {
  const chosen = formValue(form, 'color')
  // A color of one's own that is not written yet is no color, which is said beside its field.
  return chosen === 'own' ? formValue(form, 'own') || '#' : chosen
}

export function brandAsForm({ brandColor = '' }: Clinic): URLSearchParams {
  const isOurs = brandColor === '' || Object.values<string>(BRAND_COLORS).includes(brandColor)
  return new URLSearchParams(isOurs ? { color: brandColor } : { color: 'own', own: brandColor })
}

type Given = {
  to: string
  seen: string
  clinic: Clinic
  language: ConsoleLanguage
  form: URLSearchParams
  faults: readonly FieldError[]
}

export function BrandForm({ to, seen, clinic, language, form, faults }: Given) {
  const words = brandWords(language)
  return (
    <form method="post" action={to} enctype="multipart/form-data" class="settings" data-once>
      <Hidden name="seen" value={seen} />
      <Faults faults={faults} />
      <Colors {...{ words, form, faults }} />
      <LogoFields {...{ words, clinic, form, faults }} />
      <section class="card" aria-labelledby="preview">
        <h2 id="preview">{words.preview}</h2>
        <p class="hint">{words.previewHint}</p>
        <div aria-live="polite" data-preview={`${to}/preview`}>
          <BrandPreview brand={clinic} color={colorIn(form)} language={language} />
        </div>
        <button type="submit" class="quiet" formaction={`${to}/try`}>
          {words.show}
        </button>
      </section>
      <p class="buttons">
        <button type="submit">{settingsWords(language).save}</button>
      </p>
    </form>
  )
}

type Part = { words: BrandWords; form: URLSearchParams; faults: readonly FieldError[] }

const Colors = ({ words, form, faults }: Part) => (
  <section class="card" aria-labelledby="color">
    <h2 id="color">{words.color}</h2>
    <fieldset class="ticks">
      <legend>{words.colorHint}</legend>
      <Color form={form} value="" label={words.standard} />
      {Object.entries(BRAND_COLORS).map(([name, color]) => (
        <Color key={name} form={form} value={color} label={words.colors[name as keyof typeof BRAND_COLORS]} />
      ))}
      <Color form={form} value="own" label={words.own} />
    </fieldset>
    <Field
      {...{ form, faults }}
      name="own"
      at="/brandColor"
      label={words.ownLabel}
      hint={words.ownHint}
      maxlength={20}
      spellcheck={false}
      data-chooses="own"
    />
  </section>
)

const Color = ({ form, value, label }: { form: URLSearchParams; value: string; label: string }) => (
  <label class="chip">
    <input type="radio" name="color" value={value} checked={formValue(form, 'color') === value} />{' '}
    {value.startsWith('#') && (
      <svg class="swatch" viewBox="0 0 16 16" aria-hidden="true">
        <rect width="16" height="16" rx="4" fill={value} />
      </svg>
    )}{' '}
    {label}
  </label>
)

function LogoFields({ words, clinic, form, faults }: Part & { clinic: Clinic }) {
  const { logo, clinicId, name } = clinic
  return (
    <section class="card" aria-labelledby="logo">
      <h2 id="logo">{words.logo}</h2>
      {logo && (
        <>
          <p>
            <img class="logo" src={logoPath(clinicId, logo)} alt={name} {...logoSize(logo, MOST)} />
          </p>
          <p class="hint">{words.now(logo.width, logo.height, Math.ceil(logo.bytes / 1024))}</p>
          <Tick form={form} name="remove" value="yes" label={words.remove} />
        </>
      )}
      <label>
        {words.file} <small>{words.logoHint}</small>
        <input
          type="file"
          name="logo"
          accept="image/png,image/jpeg"
          data-most={MOST_FILE_BYTES}
          data-too-large={words.tooLarge}
        />
        <FaultOf faults={faults} at="/logo" />
      </label>
    </section>
  )
}
