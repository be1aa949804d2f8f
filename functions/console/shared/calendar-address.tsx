/** A secret address of a calendar, shown on the one page that follows its making. */
export const CalendarAddress = ({ address }: { address: string }) => (
  <>
    <p>
      <input type="text" readonly value={address} aria-label="Calendar address" class="address" />
    </p>
    <p>
      <a class="button" href={address.replace(/^https?:/, 'webcal:')}>
        Open in my calendar app
      </a>
    </p>
    <p class="hint">
      Or copy it into your calendar app, under “Subscribe to a calendar” or “From URL”. This page shows it once. Anyone
      with the address sees the calendar; a new address turns the old one off.
    </p>
  </>
)
