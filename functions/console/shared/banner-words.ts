import { catalogue } from './language.ts'

type Banner = { title: string; text: string }

/** Pages for nobody in particular: signed out, refused, gone, failed. */
export type BannerWords = {
  signIn: string
  first: string
  back: string
  tooLong: Banner
  notSignedIn: string
  /** By why the sign-in was refused; the rest as the provider says it. */
  refused: Record<'expired' | 'no-clinic' | 'switched-off' | 'finished', string>
  signedOut: Banner
  notFound: Banner
  notYours: Banner
  busy: Banner
  failed: Banner
}

export const bannerWords = catalogue<BannerWords>({
  en: {
    signIn: 'Sign in',
    first: 'Go to the first page',
    back: 'Back to the page',
    tooLong: {
      title: 'Too much to send at once',
      text: 'Nothing was saved. Shorten what you typed, or split the file into parts and send them one by one.',
    },
    notSignedIn: 'Not signed in',
    refused: {
      expired: 'This sign-in has expired or began in another browser. Sign in again.',
      'no-clinic': 'Your account names no clinic or no role. Ask the admin of your clinic.',
      'switched-off': 'Your account is switched off. Ask the admin of your clinic.',
      finished: 'This sign-in was finished already.',
    },
    signedOut: { title: 'Signed out', text: "You're signed out. Unsent drafts in this tab are deleted." },
    notFound: { title: 'Not found', text: "This page doesn't exist, or it belongs to another clinic." },
    notYours: { title: 'Not for your role', text: "Your role can't open this page. Ask your admin." },
    busy: {
      title: "We're busy",
      text: 'Go back and send it again in a moment. If you were saving something, check the record first.',
    },
    failed: { title: 'Something went wrong', text: 'Go back and try again. If it happens again, tell your admin.' },
  },
  es: {
    signIn: 'Iniciar sesión',
    first: 'Ir a la primera página',
    back: 'Volver a la página',
    tooLong: {
      title: 'Demasiado para enviar de una vez',
      text: 'No se guardó nada. Acorte lo que escribió, o divida el archivo y envíe las partes una por una.',
    },
    notSignedIn: 'Sin iniciar sesión',
    refused: {
      expired: 'Este inicio de sesión venció o empezó en otro navegador. Inicie sesión de nuevo.',
      'no-clinic': 'Su cuenta no tiene clínica o función. Hable con la administración de su clínica.',
      'switched-off': 'Su cuenta está desactivada. Hable con la administración de su clínica.',
      finished: 'Este inicio de sesión ya se había completado.',
    },
    signedOut: {
      title: 'Sesión cerrada',
      text: 'Usted cerró la sesión. Los borradores sin enviar de esta pestaña están borrados.',
    },
    notFound: { title: 'No se encontró', text: 'Esta página no existe, o es de otra clínica.' },
    notYours: {
      title: 'No es para su función',
      text: 'Con su función no se puede abrir esta página. Hable con administración.',
    },
    busy: {
      title: 'Estamos ocupados',
      text: 'Vuelva atrás y envíelo de nuevo en un momento. Si estaba guardando algo, revise antes el expediente.',
    },
    failed: {
      title: 'Algo salió mal',
      text: 'Vuelva atrás e inténtelo de nuevo. Si pasa otra vez, dígaselo a administración.',
    },
  },
})
