import type { Incident, Report } from '../../core/review/incident.ts'
import { catalogue } from '../shared/language.ts'

export type IncidentWords = {
  title: string
  one(name: string): string
  gone: string
  all: string
  hint: string
  none: string
  harm: Record<Incident['harm'], string>
  harmed: Record<Incident['harm'], string>
  withdrawn: string
  held: string
  released: string
  done(done: number, all: number): string
  needs: { note: string; because: string; atMost(most: number): string }
  earlier: string
  what: string
  facts: Record<'harm' | 'outcome' | 'opened', string>
  withdrew(name: string): string
  openAlert: string
  openRecord: string
  told: { title: string; hint: string }
  frozen: {
    title: string
    items(items: number): string
    intact: string
    changed: string
    download: string
    none: string
    act: string
  }
  hold: {
    title: string
    by(name: string): string
    held: string
    admin: string
    sure: string
    why: string
    act: string
  }
  report: {
    overdue: string
    by: string
    basis: Record<Report['basis'], string>
    done: string
    note: string
    act: string
    erased: string
  }
}

export const incidentWords = catalogue<IncidentWords>({
  en: {
    title: 'Incidents',
    one: (name) => `Incident: ${name}`,
    gone: 'There is no such incident at this clinic.',
    all: 'All incidents',
    hint: 'An outcome with moderate or severe harm opens an incident: the record is frozen, nothing of it may be erased, and a worksheet says who has to be told.',
    none: 'No incidents.',
    harm: { moderate: 'Moderate', severe: 'Severe' },
    harmed: { moderate: 'Moderate harm', severe: 'Severe harm' },
    withdrawn: 'Outcome withdrawn',
    held: 'Held',
    released: 'Released',
    done: (done, all) => `${done} of ${all} reports done`,
    needs: {
      note: 'Say how and to whom it went, or why no one had to be told.',
      because: 'Say why the hold is no longer needed.',
      atMost: (most) => `At most ${most} characters.`,
    },
    earlier: 'Earlier outcomes, withdrawn',
    what: 'What happened',
    facts: { harm: 'Harm', outcome: 'Outcome', opened: 'Opened' },
    withdrew: (name) => `${name} withdrew this outcome on`,
    openAlert: 'Open the alert',
    openRecord: 'Open the record',
    told: {
      title: 'Who has to be told',
      hint: "Dates are on the clinic's calendar. Ask your counsel which of these are duties.",
    },
    frozen: {
      title: 'Frozen record',
      items: (items) => `${items} items as they stood on`,
      intact: 'The copy matches its hash.',
      changed: 'The copy does not match its hash: it was changed.',
      download: 'Download',
      none: 'No copy: it could not be made, or it was erased with the patient.',
      act: 'Freeze the record now',
    },
    hold: {
      title: 'Legal hold',
      by: (name) => `Released by ${name} on`,
      held: 'Held: the patient cannot be erased.',
      admin: 'Only the admin can release it.',
      sure: 'Release the hold? The patient may then be erased.',
      why: 'Why the hold is no longer needed',
      act: 'Release the hold',
    },
    report: {
      overdue: 'Overdue since',
      by: 'By',
      basis: { law: 'Law', voluntary: 'Voluntary', contract: 'Contract' },
      done: 'Done',
      note: 'Done how, or why not needed',
      act: 'Done',
      erased: '(the note was erased with the patient)',
    },
  },
  es: {
    title: 'Incidentes',
    one: (name) => `Incidente: ${name}`,
    gone: 'No hay tal incidente en esta clínica.',
    all: 'Todos los incidentes',
    hint: 'Un resultado con daño moderado o grave abre un incidente: el expediente se congela, no se puede borrar nada y una hoja dice a quién hay que informar.',
    none: 'No hay ningún incidente.',
    harm: { moderate: 'Moderado', severe: 'Grave' },
    harmed: { moderate: 'Daño moderado', severe: 'Daño grave' },
    withdrawn: 'Resultado retirado',
    held: 'Retenido',
    released: 'Liberado',
    done: (done, all) => `${done} de ${all} informes hechos`,
    needs: {
      note: 'Diga cómo y a quién se informó, o por qué no hizo falta.',
      because: 'Diga por qué ya no hace falta retener el expediente.',
      atMost: (most) => `Como máximo ${most} caracteres.`,
    },
    earlier: 'Resultados anteriores, retirados',
    what: 'Qué pasó',
    facts: { harm: 'Daño', outcome: 'Resultado', opened: 'Abierto' },
    withdrew: (name) => `${name} retiró este resultado el`,
    openAlert: 'Abrir la alerta',
    openRecord: 'Abrir el expediente',
    told: {
      title: 'A quién hay que informar',
      hint: 'Las fechas son del calendario de la clínica. Pregunte a su abogado cuáles son obligatorios.',
    },
    frozen: {
      title: 'Expediente congelado',
      items: (items) => `${items} elementos tal como estaban el`,
      intact: 'La copia coincide con su hash.',
      changed: 'La copia no coincide con su hash: se cambió.',
      download: 'Descargar',
      none: 'No hay copia: no se pudo hacer, o se borró con el paciente.',
      act: 'Congelar el expediente ahora',
    },
    hold: {
      title: 'Retención legal',
      by: (name) => `Liberado por ${name} el`,
      held: 'Retenido: no se puede borrar al paciente.',
      admin: 'Solo administración puede liberarlo.',
      sure: '¿Liberar la retención? Después se puede borrar al paciente.',
      why: 'Por qué ya no hace falta retenerlo',
      act: 'Liberar la retención',
    },
    report: {
      overdue: 'Vencido desde el',
      by: 'Antes del',
      basis: { law: 'Ley', voluntary: 'Voluntario', contract: 'Contrato' },
      done: 'Hecho',
      note: 'Cómo se hizo, o por qué no hizo falta',
      act: 'Hecho',
      erased: '(la nota se borró con el paciente)',
    },
  },
})
