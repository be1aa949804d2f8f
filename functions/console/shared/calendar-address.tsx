export type AddressWords = { label: string; open: string; hint: string }

/** A secret address of a calendar, shown on the one page that follows its making. */
export const CalendarAddress = ({ address, words }: { address: string; words: AddressWords }) => (
  <>
    <p>
      <input type="text" readonly value={address} aria-label={words.label} class="address" />
    </p>
    <p>
      <a class="button" href={address.replace(/^https?:/, 'webcal:')}>
        {words.open}
      </a>
    </p>
    <p class="hint">{words.hint}</p>
  </>
)
