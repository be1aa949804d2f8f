import { catalogue } from '../shared/language.ts'

export type FigureWords = {
  title(month: string): string
  months: string
  earlier: string
  underOne: string
  time(month: string): string
  median: string
  nineOfTen: string
  first: { title: string; note: string }
  outcome: string
  patients: { title: string; unit: string; note: string; enrolled: string; answered: string }
  load: { title: string; unit: string; note: string; day: string; night: string }
  alerts: { title: string; unit: string; all: string; falsePages: string }
  unreached: { title: string; unit: string; undelivered: string; optOuts: string }
  csv(months: number): string
  tiles: {
    enrolled: string
    answered: string
    alerts(open: number): string
    falsePages: string
    day: string
    night: string
    undelivered: string
    optOuts: string
  }
  none: string
  asTable: string
  tableOf(title: string): string
}

export const figureWords = catalogue<FigureWords>({
  en: {
    title: (month) => `Figures, ${month}`,
    months: 'Months',
    earlier: 'Earlier',
    underOne: 'under 1 min',
    time: (month) => `Time, ${month}`,
    median: 'Median',
    nineOfTen: '9 of 10 within',
    first: {
      title: 'Alert to first response',
      note: "The first of: acknowledged, tried to call, reached, outcome. The line is the time to acknowledge by the clinic's policy.",
    },
    outcome: 'Alert to the outcome',
    patients: {
      title: 'Patients',
      unit: 'People by the month their course began',
      note: 'Answered: wrote at least once by the end of the next month.',
      enrolled: 'Enrolled',
      answered: 'Answered',
    },
    load: {
      title: 'Pager load',
      unit: 'Pages per 100 patients enrolled in the month',
      note: 'One person paged in one round is one page. Night is 10 PM to 7 AM at the clinic.',
      day: 'By day',
      night: 'By night',
    },
    alerts: { title: 'Alerts', unit: 'Alerts that have their outcome', all: 'All', falsePages: 'False pages' },
    unreached: {
      title: 'Not reached',
      unit: 'Messages not delivered, and opt-outs',
      undelivered: 'Undelivered',
      optOuts: 'Opt-outs',
    },
    csv: (months) => `Download these ${months} months as CSV`,
    tiles: {
      enrolled: 'enrolled',
      answered: 'of them answered',
      alerts: (open) => (open > 0 ? `alerts, ${open} still open` : 'alerts'),
      falsePages: 'false pages',
      day: 'pages by day',
      night: 'pages by night',
      undelivered: 'undelivered',
      optOuts: 'opt-outs',
    },
    none: 'none',
    asTable: 'As a table',
    tableOf: (title) => `${title}, as a table`,
  },
  es: {
    title: (month) => `Cifras, ${month}`,
    months: 'Meses',
    earlier: 'Anteriores',
    underOne: 'menos de 1 min',
    time: (month) => `Tiempo, ${month}`,
    median: 'Mediana',
    nineOfTen: '9 de cada 10 en',
    first: {
      title: 'De la alerta a la primera respuesta',
      note: 'Lo primero entre: tomada, intento de llamada, contacto, resultado. La línea es el tiempo para tomarla según las reglas de la clínica.',
    },
    outcome: 'De la alerta al resultado',
    patients: {
      title: 'Pacientes',
      unit: 'Personas, por el mes en que empezó su seguimiento',
      note: 'Respondió: escribió al menos una vez antes de terminar el mes siguiente.',
      enrolled: 'Inscritos',
      answered: 'Respondieron',
    },
    load: {
      title: 'Carga de avisos',
      unit: 'Avisos por cada 100 pacientes inscritos en el mes',
      note: 'Una persona avisada en una ronda es un aviso. La noche va de 10 p.m. a 7 a.m. en la clínica.',
      day: 'De día',
      night: 'De noche',
    },
    alerts: { title: 'Alertas', unit: 'Alertas que tienen resultado', all: 'Todas', falsePages: 'Avisos innecesarios' },
    unreached: {
      title: 'Sin llegar',
      unit: 'Mensajes no entregados y bajas',
      undelivered: 'No entregados',
      optOuts: 'Bajas',
    },
    csv: (months) => `Descargar estos ${months} meses como CSV`,
    tiles: {
      enrolled: 'inscritos',
      answered: 'de ellos respondieron',
      alerts: (open) => (open > 0 ? `alertas, ${open} aún abiertas` : 'alertas'),
      falsePages: 'avisos innecesarios',
      day: 'avisos de día',
      night: 'avisos de noche',
      undelivered: 'no entregados',
      optOuts: 'bajas',
    },
    none: 'ninguno',
    asTable: 'Como tabla',
    tableOf: (title) => `${title}, como tabla`,
  },
})
