import { catalogue } from '../shared/language.ts'

type Labels = Record<'duty' | 'who' | 'from' | 'until' | 'backFrom' | 'backUntil', string>

/** Changes of the schedule and the weekly shifts. */
export type RotaWords = {
  labels: Labels
  choosePerson: string
  noOne: string
  gone: string
  changes: {
    saved: Record<'stand-in' | 'swap' | 'removed', string>
    cover: { title: string; hint: string; act: string; who: string }
    swap: { title: string; hint: string; gives: string; takes: string; back: string; act: string }
    needs: Record<'duty' | 'standIn' | 'giver' | 'taker', string>
    list: {
      title: string
      none: string
      caption: string
      columns: readonly [string, string, string]
      byFile: string
      byHand: string
      until: string
      takeBack: string
      of(duty: string, name: string): string
    }
  }
  shifts: {
    saved: string
    overlap: string
    line(duty: string): string
    until: string
    has(name: string): string
    more(count: number): string
    caption: string
    columns: readonly string[]
    nextDay: string
    ask: string
    hint: string
    save: string
    add: string
    shift(n: number): string
    new: string
    begins: string
    remove: string
    days: readonly string[]
    everyDay: string
  }
}

export const rotaWords = catalogue<RotaWords>({
  en: {
    labels: {
      duty: 'Duty',
      who: 'Who',
      from: 'From',
      until: 'Until',
      backFrom: 'Given back from',
      backUntil: 'Given back until',
    },
    choosePerson: 'Choose a person',
    noOne: 'No one',
    gone: 'Someone else has already removed this.',
    changes: {
      saved: {
        'stand-in': 'The change is saved.',
        swap: 'The swap is saved.',
        removed: 'The change is taken back: the schedule is as it was before it.',
      },
      cover: {
        title: 'Cover a shift',
        hint: "For these hours only. The weekly shifts stay as they are. Times are on the clinic's clock.",
        act: 'Save the change',
        who: 'Who has it',
      },
      swap: {
        title: 'Two people swap',
        hint: 'Each person must be on duty for all of the hours they give away.',
        gives: 'Who gives it away',
        takes: 'Who takes it',
        back: 'In return (optional)',
        act: 'Save the swap',
      },
      needs: {
        duty: 'Choose a duty.',
        standIn: 'Who has it then? Choose a person, or no one.',
        giver: 'Choose whose shift it is.',
        taker: 'Who takes it over?',
      },
      list: {
        title: 'Current and coming changes',
        none: 'None: only the weekly shifts apply.',
        caption: 'Changes of the schedule',
        columns: ['Who', 'When', 'Take back'],
        byFile: 'Calendar file',
        byHand: 'By hand',
        until: 'until',
        takeBack: 'Take back',
        of: (duty, name) => `Take back ${duty}, ${name}`,
      },
    },
    shifts: {
      saved: 'The shifts are saved.',
      overlap: 'Two shifts overlap. The one that starts first counts, so these hours are ignored:',
      line: (duty) => `${duty} from`,
      until: 'until',
      has: (name) => `${name} has it`,
      more: (count) => `… and ${count} more in the coming week`,
      caption: "Every week, on the clinic's clock",
      columns: ['Duty', 'Who', 'Days', 'Hours'],
      nextDay: 'next day',
      ask: 'Your admin can change them. For a single shift, use stand-ins and swaps.',
      hint: "Every week, on the clinic's clock. A shift that ends at or before its beginning ends on the next day; 00:00 as an end is midnight. For a single shift, use stand-ins and swaps.",
      save: 'Save the shifts',
      add: 'Add a shift',
      shift: (n) => `Shift ${n}`,
      new: 'New shift',
      begins: 'Begins on',
      remove: 'Remove this shift',
      days: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
      everyDay: 'every day',
    },
  },
  es: {
    labels: {
      duty: 'Función',
      who: 'Quién',
      from: 'Desde',
      until: 'Hasta',
      backFrom: 'A cambio, desde',
      backUntil: 'A cambio, hasta',
    },
    choosePerson: 'Elija a una persona',
    noOne: 'Nadie',
    gone: 'Esto ya no está: otra persona lo quitó.',
    changes: {
      saved: {
        'stand-in': 'El cambio está guardado.',
        swap: 'El intercambio está guardado.',
        removed: 'El cambio está deshecho: la guardia queda como antes.',
      },
      cover: {
        title: 'Cubrir un turno',
        hint: 'Solo por estas horas. Los turnos semanales quedan como están. Las horas son las del reloj de la clínica.',
        act: 'Guardar el cambio',
        who: 'Quién lo cubre',
      },
      swap: {
        title: 'Dos personas intercambian',
        hint: 'Cada persona tiene que estar de turno en todas las horas que entrega.',
        gives: 'Quién lo entrega',
        takes: 'Quién lo toma',
        back: 'A cambio (opcional)',
        act: 'Guardar el intercambio',
      },
      needs: {
        duty: 'Elija una función.',
        standIn: '¿Quién lo cubre? Elija a una persona, o a nadie.',
        giver: 'Elija de quién es el turno.',
        taker: '¿Quién lo toma?',
      },
      list: {
        title: 'Cambios de ahora y los que vienen',
        none: 'Ninguno: solo cuentan los turnos semanales.',
        caption: 'Cambios de la guardia',
        columns: ['Quién', 'Cuándo', 'Deshacer'],
        byFile: 'Archivo de calendario',
        byHand: 'A mano',
        until: 'hasta',
        takeBack: 'Deshacer',
        of: (duty, name) => `Deshacer ${duty}, ${name}`,
      },
    },
    shifts: {
      saved: 'Los turnos están guardados.',
      overlap: 'Dos turnos se enciman. Cuenta el que empieza primero, así que estas horas no cuentan:',
      line: (duty) => `${duty} desde`,
      until: 'hasta',
      has: (name) => `es de ${name}`,
      more: (count) => `… y ${count} más en la próxima semana`,
      caption: 'Cada semana, por el reloj de la clínica',
      columns: ['Función', 'Quién', 'Días', 'Horas'],
      nextDay: 'del día siguiente',
      ask: 'Administración puede cambiarlos. Para un solo turno, use suplencias y cambios.',
      hint: 'Cada semana, por el reloj de la clínica. Un turno que termina a la hora en que empieza, o antes, termina al día siguiente; 00:00 como fin es la medianoche. Para un solo turno, use suplencias y cambios.',
      save: 'Guardar los turnos',
      add: 'Agregar un turno',
      shift: (n) => `Turno ${n}`,
      new: 'Turno nuevo',
      begins: 'Empieza en',
      remove: 'Quitar este turno',
      days: ['lun', 'mar', 'mié', 'jue', 'vie', 'sáb', 'dom'],
      everyDay: 'todos los días',
    },
  },
})

/** `Mon–Fri`, `every day`, `Tue, Thu`. */
export function daysIn({ days: names, everyDay }: RotaWords['shifts'], days: readonly number[]): string {
  if (days.length === 7) return everyDay
  const sorted = [...days].sort((a, b) => a - b)
  const named = sorted.map((day) => names[day - 1] ?? '')
  const [first = 0, last = 0] = [sorted[0], sorted.at(-1)]
  return sorted.length > 2 && last - first === sorted.length - 1 ? `${named[0]}–${named.at(-1)}` : named.join(', ')
}
