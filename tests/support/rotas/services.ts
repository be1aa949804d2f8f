/** Rotas of on-call services and rota planners. */
import { at, byTurns, eachNight, file, floating, inUtc, KIM, kim, LEE, lee, odd, type Rota, whole } from './pieces.ts'
import { DAYS, date, wall, weekday } from './zones.ts'

const day8 = (who: string) => ({ who, from: 8, to: 20 })

export const OF_SERVICES: readonly Rota[] = [
  {
    name: 'PagerDuty, a personal feed that names nobody',
    text: (zone) =>
      file(
        '-//PagerDuty//EN',
        DAYS.filter(odd).map((day) => inUtc(zone, day, `Q${day}`, 'On Call - Harbor nights')),
      ),
    duty: (day) => (odd(day) ? lee : undefined),
    answers: { whose: 'dr-lee' },
  },
  {
    name: 'PagerDuty, a schedule',
    text: (zone) =>
      file(
        '-//PagerDuty//EN',
        eachNight((day, title) => inUtc(zone, day, `Q${day}`, `On Call - ${title}`, 'CATEGORIES:ON CALL')),
      ),
    duty: byTurns,
  },
  {
    name: 'GoAlert, a personal feed',
    text: (zone) =>
      file(
        '-//GoAlert//dev//EN',
        DAYS.map((day) => inUtc(zone, day, `${day}`, 'On-Call (GoAlert: Harbor nights)')),
      ),
    duty: () => kim,
    answers: { whose: 'nurse-kim' },
  },
  {
    name: 'Opsgenie, a schedule by addresses',
    text: (zone) =>
      file(
        '-//Atlassian//Opsgenie//EN',
        DAYS.map((day) => inUtc(zone, day, `${day}`, odd(day) ? 'kim@harbor.example' : 'lee@harbor.example')),
      ),
    duty: byTurns,
  },
  {
    name: 'Splunk On-Call',
    text: (zone) =>
      file(
        '-//VictorOps//EN',
        eachNight((day, title) => inUtc(zone, day, `${day}`, `${title} is on call (Harbor nights)`)),
      ),
    duty: byTurns,
  },
  {
    name: 'Grafana OnCall, by ids',
    text: (zone) =>
      file(
        '-//Grafana Labs//Grafana On-Call//',
        DAYS.map((day) => inUtc(zone, day, `${day}`, byTurns(day)?.who ?? '', 'CATEGORIES:RECURRING')),
      ),
    duty: byTurns,
  },
  {
    name: 'incident.io',
    text: (zone) =>
      file(
        '-//incident.io//EN',
        eachNight((day, title) => inUtc(zone, day, `${day}`, `${title} - on-call`)),
      ),
    duty: byTurns,
  },
  {
    name: 'Amion, times of the calendar’s zone',
    text: (zone) =>
      file(
        '-//Amion//EN',
        eachNight((day, title) => floating(day, `${day}`, `Night call: ${title}`)),
        [`X-WR-TIMEZONE:${zone.windows}`],
      ),
    duty: byTurns,
  },
  {
    name: 'QGenda, whole days',
    text: () =>
      file(
        '-//QGenda//EN',
        DAYS.map((day) => [
          ...[`UID:${day}`, `SUMMARY:${odd(day) ? 'Nurse Kim' : 'Dr Lee'} [Call]`],
          ...[`DTSTART;VALUE=DATE:${date(day)}`, `DTEND;VALUE=DATE:${date(day + 1)}`, 'TRANSP:OPAQUE'],
        ]),
      ),
    duty: (day) => whole(odd(day) ? 'nurse-kim' : 'dr-lee'),
  },
  {
    name: 'When I Work',
    text: (zone) =>
      file(
        '-//When I Work//EN',
        eachNight((day, title) => inUtc(zone, day, `shift-${day}`, `${title} (Shift as On call at Harbor)`)),
      ),
    duty: byTurns,
  },
  {
    name: 'Deputy',
    text: (zone) =>
      file(
        '-//Deputy//EN',
        eachNight((day, title) => at(zone.name, day, `${day}`, `${title}, Harbor Clinic`, 'LOCATION:1 Pier')),
      ),
    duty: byTurns,
  },
  {
    name: 'Teamup, by who',
    text: (zone) =>
      file('-//Teamup Solutions AG//Teamup Calendar//EN', [
        at(zone.name, 24, 'TU1', 'On call (Dr Lee)', 'RRULE:FREQ=WEEKLY;INTERVAL=1;BYDAY=SA,SU,MO,TU'),
      ]),
    duty: (day) => ([6, 0, 1, 2].includes(weekday(day)) ? lee : undefined),
  },
  {
    name: 'our own feed, which blocks nobody’s time',
    text: (zone) =>
      file(
        '-//Aftercare//Calendar//EN',
        DAYS.map((day) => inUtc(zone, day, `${day}`, 'On call: Dr Lee', 'TRANSP:TRANSPARENT')),
      ),
    duty: () => lee,
  },
  {
    name: 'day shifts of a planner, by its guests',
    text: (zone) =>
      file(
        '-//Planner//EN',
        DAYS.map((day) => [
          ...[`UID:${day}`, 'SUMMARY:Day shift', odd(day) ? KIM : LEE, `DTSTART;TZID=${zone.name}:${wall(day, 8)}`],
          `DTEND;TZID=${zone.name}:${wall(day, 20)}`,
        ]),
      ),
    duty: (day) => day8(odd(day) ? 'nurse-kim' : 'dr-lee'),
  },
]
