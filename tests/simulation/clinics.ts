import type { ClinicFile } from '../../functions/core/clinic/validate-clinic.ts'
import type { OwnSettings } from './own-settings.ts'

const ALL = [1, 2, 3, 4, 5, 6, 7]
const WORK = [1, 2, 3, 4, 5]

/** Clinics of the simulation: two by two, one whose clocks change in the period and one whose never do. */
export function clinic(number: number, { languages, openingHours }: OwnSettings): ClinicFile {
  const ours = `+14155550${980 + number}`
  const phone = (last: number) => `+14155550${900 + last}`
  const changes = number % 2 === 0
  return {
    clinic: {
      clinicId: `c${number}`,
      name: changes ? `Cove Clinic ${number}` : `Mesa Skin ${number}`,
      zone: changes ? 'America/Los_Angeles' : 'America/Phoenix',
      country: 'US',
      ...(changes ? {} : { jurisdiction: 'US-TX' }),
      textingNumber: ours,
      pagingNumber: ours,
      frontDeskPhone: phone(70),
      onCallPhone: phone(71),
      emergencyNumber: '911',
      mailFrom: `care@c${number}.example`,
      languages,
      ...(openingHours ? { openingHours } : {}),
      secondReader: changes ? 'live' : 'shadow',
    },
    staff: [
      { staffId: `day-${number}`, name: 'Dr Day', role: 'clinician', phone: phone(1), email: `day@c${number}.example` },
      { staffId: `night-${number}`, name: 'Dr Night', role: 'clinician', phone: phone(2) },
      {
        staffId: `nurse-${number}`,
        name: 'Nurse Ward',
        role: 'nurse',
        phone: phone(3),
        email: `ward@c${number}.example`,
      },
      { staffId: `owner-${number}`, name: 'Dr Owner', role: 'admin', phone: phone(4) },
    ],
    shifts: [
      { shiftId: 'day', duty: 'on-call', staffId: `day-${number}`, days: ALL, from: '07:00', to: '19:00' },
      { shiftId: 'night', duty: 'on-call', staffId: `night-${number}`, days: ALL, from: '19:00', to: '07:00' },
      { shiftId: 'backup', duty: 'backup', staffId: `nurse-${number}`, days: WORK, from: '08:00', to: '20:00' },
      { shiftId: 'owner', duty: 'fallback', staffId: `owner-${number}`, days: ALL, from: '00:00', to: '24:00' },
    ],
  }
}
