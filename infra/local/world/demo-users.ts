type Person = { sub: string; name: string }

/** Who can sign in on this machine, by clinic and role. Clinicians and nurses are staff of `seed/`. */
export const demoUsers: Record<string, Record<string, Person>> = {
  demo: {
    system: { sub: 'harbor-booking', name: 'Booking system' },
    'front-desk': { sub: 'harbor-desk', name: 'Front desk' },
    nurse: { sub: 'nurse-kim', name: 'Nurse Kim' },
    clinician: { sub: 'dr-lee', name: 'Dr Lee' },
    admin: { sub: 'dr-hale', name: 'Dr Hale' },
  },
  other: {
    system: { sub: 'bay-booking', name: 'Booking system' },
    'front-desk': { sub: 'bay-desk', name: 'Front desk' },
    nurse: { sub: 'nurse-ortiz', name: 'Nurse Ortiz' },
    clinician: { sub: 'dr-ng', name: 'Dr Ng' },
    admin: { sub: 'bay-admin', name: 'Office manager' },
  },
}
