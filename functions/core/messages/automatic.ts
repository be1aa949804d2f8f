import { plainWords } from '../plain-words.ts'

/**
 * What machines answer in a person's name: absence notes of mail programs, the replies of phones in driving or focus mode,
 * ticket systems, mailboxes that nobody reads. Phrases in plain form (`plainWords`), each enough by itself.
 */
const PHRASES: readonly string[] = [
  // absence notes
  ...['out of office', 'out of the office', 'ooo until', 'away from the office', 'away from my desk'],
  ...['away from my email', 'away from email', 'away from my phone', 'on annual leave', 'on vacation until'],
  ...['on holiday until', 'on leave until', 'on parental leave', 'on maternity leave', 'limited access to email'],
  ...[
    'limited access to e mail',
    'limited access to my email',
    'i will respond to your message when',
    'upon my return',
  ],
  ...['when i return to the office', 'no longer with the company', 'no longer works here', 'no longer work here'],
  ...[
    'fuera de la oficina',
    'fuera de oficina',
    'ausente de la oficina',
    'estare ausente hasta',
    'estoy ausente hasta',
  ],
  ...['estoy de vacaciones hasta', 'de vacaciones hasta', 'de baja hasta', 'a mi regreso', 'a mi vuelta'],
  // a machine that says so
  ...['automatic reply', 'automatic response', 'automatic message', 'automated reply', 'automated response'],
  ...['automated message', 'automated email', 'automated e mail', 'auto reply', 'autoreply', 'auto response'],
  ...['auto responder', 'autoresponder', 'sent automatically', 'automatically generated', 'auto generated'],
  ...['respuesta automatica', 'mensaje automatico', 'correo automatico', 'contestador automatico'],
  ...['generado automaticamente', 'enviado automaticamente'],
  // phones
  ...['driving with focus', 'do not disturb while driving', 'im driving right now', 'i am driving right now'],
  ...['im driving ill', 'i am driving i will', 'cant talk right now', 'cant talk now', 'can i call you later'],
  ...['ill call you later', 'i will call you later', 'ill call you right back', 'will get back to you'],
  ...['ill get back to you', 'get back to you as soon as', 'get back to you later', 'ill see your message when'],
  ...[
    'i will see your message when',
    'notifications silenced',
    'focus turned on',
    'im in a meeting',
    'i am in a meeting',
  ],
  ...['sorry i missed your call', 'im busy right now', 'i am busy right now', 'im not available right now'],
  ...['i am not available right now', 'call me later', 'estoy conduciendo', 'estoy manejando', 'estoy en una reunion'],
  ...['no puedo hablar ahora', 'te llamo luego', 'te llamo mas tarde', 'le llamo mas tarde', 'le respondere lo antes'],
  ...['respondere lo antes posible', 'respondere en cuanto', 'respondere cuando'],
  // desks
  ...['ticket has been', 'ticket number', 'ticket id', 'a ticket was', 'your case number', 'request has been received'],
  ...['we received your message', 'we have received your', 'weve received your', 'thank you for contacting'],
  ...['thanks for contacting', 'thank you for reaching out to', 'a member of our team will', 'we will respond within'],
  ...['within 24 hours', 'within 48 hours', 'business days', 'we are closed', 'were closed', 'we are currently closed'],
  ...['our office is closed', 'our offices are closed', 'our business hours', 'our office hours', 'hemos recibido su'],
  ...['hemos recibido tu', 'gracias por contactar', 'gracias por comunicarse', 'dias habiles', 'dias laborables'],
  ...['estamos cerrados', 'nuestro horario', 'oficina esta cerrada'],
]
/** The small print of a mailbox or a signature: the letter above may be a person's. */
const SMALL_PRINT: readonly string[] = [
  ...['is not monitored', 'isnt monitored', 'not a monitored', 'mailbox is unmonitored'],
  ...['unmonitored mailbox', 'unattended mailbox', 'please do not reply', 'do not reply to this', 'no responda a este'],
  ...[
    'no responder a este',
    'no conteste a este',
    'buzon no atendido',
    'este buzon no se',
    'este buzon no es',
    'this email is confidential',
    'correo es confidencial',
  ],
]

/** A machine's answer is short; what is longer than this is read as a person's. */
const MOST_WORDS = 120

/** Whether the words are such as machines answer with. What else they say has still to be read. */
export function soundsAutomatic(text: string): boolean {
  const words = plainWords(text)
  return words.split(' ').length <= MOST_WORDS && holdsOne(words, PHRASES)
}

const holdsOne = (words: string, phrases: readonly string[]): boolean => {
  const padded = ` ${words} `
  return phrases.some((phrase) => padded.includes(` ${phrase} `))
}
/**
 * Advice to the person who reads it, as clinics and hospitals put it under mails: "If you have chest pain call 911", "In case of
 * emergency …". It says nothing about the sender. Words in the first person or a question make it a patient's own.
 */
const ORDER = /^(please )?(call|dial|go to|visit|llame|marque|acuda|vaya) .*\b(if|si)\b/
const SECOND_PERSON = /\b(you|your|le|su|sus|se|usted)\b/
const CONDITION = /^(if|in case of|in an?|for( all| any)?|should you|si|en caso de|en una|para|ante una?) /
const INSTRUCTION = /\b(call|dial|phone|contact|go to|visit|seek|llame|llama|marque|acuda|vaya|contacte)\b/
const EMERGENCY = /\b(911|112|999|988|emergency|emergencies|emergencia|emergencias|urgencias|er|ambulance)\b/
const FIRST_PERSON = /\b(i|im|ive|ill|my|me|mine|we|yo|mi|mis|me|tengo|siento|estoy|nos)\b/

function isAdvice(sentence: string, words: string): boolean {
  if (sentence.includes('?')) return false
  if (!CONDITION.test(words) && !(ORDER.test(words) && SECOND_PERSON.test(words))) return false
  return INSTRUCTION.test(words) && EMERGENCY.test(words) && !FIRST_PERSON.test(words)
}

/** Sentences and lines, with the punctuation that ends them. */
const sentencesOf = (text: string): string[] => text.match(/[^.!?\n]+[.!?]*|[.!?\n]+/g) ?? []

/** How lines begin that phones and mail programs put below what is written; people begin so too: "sent from my hospital bed". */
const MADE_BY =
  /^\s*(sent|enviad[oa]|mandado|get|obt[eé]n|obtener|download|descarg(a|ar|ue)|yahoo mail)\s(from|via|with|using|desde|con|usando|mediante|por|outlook|bluemail|yahoo|aol|gmail|proton|spark|correo|mail)(?!\p{L}).{0,160}$/iu
/** Programs, phones and carriers, and the words around them. */
const PROGRAMS = new Set(
  [
    'sent enviado enviada mandado from via with using desde con usando mediante por get obten obtener download descarga descargue',
    'my mi the el la un una our all new on for para en de del a and y using free secure seguro email mail correo electronico app device dispositivo',
    'movil telefono phone smartphone tablet mobile cell please excuse any brevity typos por favor disculpa disculpe brevedad',
    'iphone ipad ipod ios mac android galaxy samsung huawei honor xiaomi redmi poco motorola moto pixel google nokia sony xperia lg htc',
    'oneplus oppo realme vivo tcl blackberry windows outlook hotmail live yahoo aol gmail proton protonmail zoho spark bluemail blue mailbird',
    'fastmail gmx web icloud apple thunderbird k 9 verizon wireless t mobile at t att sprint xfinity comcast cricket telcel movistar lte 4g 5g',
  ]
    .join(' ')
    .split(' '),
)
const PHONE_MODEL = /^([a-z]{1,2}\d{1,3}[a-z]{0,5}|\d{1,2}[a-z]{0,5})$/

/** Whether each of its words is a program's: then nothing in it is anybody's own. */
const namesPrograms = (line: string): boolean =>
  plainWords(line.replace(/<[^<>]{1,400}>/g, ' '))
    .split(' ')
    .every((word) => PROGRAMS.has(word) || PHONE_MODEL.test(word))

/**
 * The text without the lines that programs sign with. `isSaid` tells of a line that names more than programs whether a
 * person may have said it.
 */
export const withoutMadeBy = (text: string, isSaid: (line: string) => boolean): string =>
  text
    .split('\n')
    .filter((line) => !MADE_BY.test(line) || !(namesPrograms(line) || !isSaid(line)))
    .join('\n')

/** The text without the sentences that a machine, or the small print of a signature, would have put there. */
export const withoutBoilerplate = (text: string): string =>
  sentencesOf(text)
    .filter((sentence) => {
      const words = plainWords(sentence)
      return words === '' || !(isAdvice(sentence, words) || holdsOne(words, PHRASES) || holdsOne(words, SMALL_PRINT))
    })
    .join('')
