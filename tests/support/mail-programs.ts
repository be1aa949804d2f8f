/** As a reply quotes a text. */
export const quoted = (text: string) => text.replace(/^/gm, '> ')
export const HTML = 'text/html; charset=utf-8'
const inner = (html: string) => html.replace(/^[\s\S]*<body[^>]*>|<\/body>[\s\S]*$/g, '')
export type Ours = { sheet: string; html: string }

/** How mail programs lay out an answer, with the patient’s words at their place among the words of the service. */
const PLAIN: Record<string, (words: string, ours: Ours) => string> = {
  'words alone': (words) => words,
  'Gmail on the web': (words, { sheet }) =>
    `${words}\r\n\r\nOn Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic <care@harbor.example>\r\nwrote:\r\n\r\n${quoted(sheet)}`,
  'Gmail in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEl lun, 23 nov 2026 a las 10:05, Harbor Clinic (<care@harbor.example>) escribió:\r\n\r\n${quoted(sheet)}`,
  'Gmail of old': (words, { sheet }) =>
    `${words}\r\n\r\n2026-11-23 10:05 GMT-08:00 Harbor Clinic <care@harbor.example>:\r\n\r\n${quoted(sheet)}`,
  'Apple Mail': (words, { sheet }) =>
    `${words}\r\n\r\n> On Nov 23, 2026, at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n> \r\n${quoted(sheet)}`,
  'Apple Mail below the words of the program': (words, { sheet }) =>
    `${words}\r\n\r\nSent from my iPhone\r\n\r\n> On Nov 23, 2026, at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n> \r\n> ${quoted(sheet)}`,
  'Apple Mail in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEnviado desde mi iPhone\r\n\r\n> El 23 nov 2026, a las 10:05, Harbor Clinic <care@harbor.example> escribió:\r\n> \r\n${quoted(sheet)}`,
  'Yahoo, unmarked': (words, { sheet }) =>
    ` ${words}\r\n    On Monday, November 23, 2026 at 10:05:12 AM PST, Harbor Clinic\r\n <care@harbor.example> wrote:\r\n\r\n ${sheet}`,
  'Yahoo in Spanish': (words, { sheet }) =>
    ` ${words}\r\n    El lunes, 23 de noviembre de 2026, 10:05:12 PST, Harbor Clinic\r\n <care@harbor.example> escribió:\r\n\r\n ${sheet}`,
  Outlook: (words, { sheet }) =>
    `${words}\r\n\r\n-----Original Message-----\r\nFrom: Harbor Clinic <care@harbor.example>\r\nSent: Monday, November 23, 2026 10:05 AM\r\nTo: Ana Ruiz\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook with a ruled line': (words, { sheet }) =>
    `${words}\r\n\r\n________________________________\r\nFrom: Harbor Clinic <care@harbor.example>\r\nSent: Monday, November 23, 2026 10:05 AM\r\nTo: Ana Ruiz <ana@example.com>\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\n-----Mensaje original-----\r\nDe: Harbor Clinic\r\nEnviado el: lunes, 23 de noviembre de 2026 10:05\r\nPara: Ana Ruiz\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  'Outlook in Spanish without a line': (words, { sheet }) =>
    `${words}\r\n\r\nDe: Harbor Clinic <care@harbor.example>\r\nEnviado: lunes, 23 de noviembre de 2026 10:05\r\nPara: Ana Ruiz\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  'Outlook for iOS': (words, { sheet }) =>
    `${words}\r\n\r\nGet Outlook for iOS<https://aka.example/o0ukef>\r\n________________________________\r\nFrom: Harbor Clinic\r\nSent: Monday, November 23, 2026 10:05:00 AM\r\nTo: ana@example.com\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Outlook, starred': (words, { sheet }) =>
    `${words}\r\n\r\n*From:* Harbor Clinic\r\n*Sent:* Monday, November 23, 2026\r\n*To:* Ana Ruiz\r\n*Subject:* After your visit\r\n\r\n${sheet}`,
  Hotmail: (words, { sheet }) =>
    `${words}\r\n\r\nDate: Mon, 23 Nov 2026 10:05:00 -0800\r\nSubject: After your visit\r\nFrom: care@harbor.example\r\nTo: ana@example.com\r\n\r\n${sheet}`,
  'a forward': (words, { sheet }) =>
    `${words}\r\n\r\n---------- Forwarded message ---------\r\nFrom: Harbor Clinic <care@harbor.example>\r\nDate: Mon, Nov 23, 2026\r\nSubject: After your visit\r\nTo: <ana@example.com>\r\n\r\n${sheet}`,
  'a forward of Apple Mail': (words, { sheet }) =>
    `${words}\r\n\r\nBegin forwarded message:\r\n\r\nFrom: Harbor Clinic\r\nSubject: After your visit\r\nDate: November 23, 2026\r\nTo: ana@example.com\r\n\r\n${sheet}`,
  'a forward in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\n---------- Mensaje reenviado ---------\r\nDe: Harbor Clinic\r\nFecha: lun, 23 nov 2026\r\nAsunto: Después de su visita\r\nPara: <ana@example.com>\r\n\r\n${sheet}`,
  Thunderbird: (words, { sheet }) => `On 11/23/26 10:05, Harbor Clinic wrote:\r\n${quoted(sheet)}\r\n\r\n${words}`,
  'Thunderbird in Spanish': (words, { sheet }) =>
    `El 23/11/26 a las 10:05, Harbor Clinic escribió:\r\n${quoted(sheet)}\r\n\r\n${words}`,
  'an answer between the lines': (words, { sheet }) =>
    `On 11/23/26 10:05, Harbor Clinic wrote:\r\n${quoted(sheet.slice(0, 200))}\r\n\r\n${words}\r\n\r\n${quoted(sheet.slice(200))}`,
  'below a signature mark': (words, { sheet }) => `Thanks\r\n-- \r\n${words}\r\n\r\n${quoted(sheet)}`,
  'above a signature': (words) => `${words}\r\n\r\n-- \r\nAna Ruiz`,
  'above a signature with advice': (words) =>
    `${words}\r\n\r\nKim Doe, RN\r\nCity Hospital\r\nThis mailbox is not monitored. If you have chest pain or trouble breathing call 911.`,
  'above a signature with advice in Spanish': (words) =>
    `${words}\r\n\r\nEste buzón no se revisa. Si tiene dolor en el pecho o le falta el aire, llame al 911.`,
  'our words unmarked': (words, { sheet }) => `${words}\r\n\r\n${sheet}`,
  'our words unmarked, above': (words, { sheet }) => `${sheet}\r\n\r\n${words}`,
  Samsung: (words, { sheet }) =>
    `${words}\r\n\r\nSent from my Galaxy\r\n\r\n-------- Original message --------\r\nFrom: Harbor Clinic <care@harbor.example>\r\nDate: 11/23/26 10:05 AM (GMT-08:00)\r\nTo: ana@example.com\r\nSubject: After your visit\r\n\r\n${sheet}`,
  'Samsung in Spanish': (words, { sheet }) =>
    `${words}\r\n\r\nEnviado desde mi Galaxy\r\n\r\n-------- Mensaje original --------\r\nDe: Harbor Clinic\r\nFecha: 23/11/26 10:05 (GMT-08:00)\r\nPara: ana@example.com\r\nAsunto: Después de su visita\r\n\r\n${sheet}`,
  ProtonMail: (words, { sheet }) =>
    `${words}\r\n\r\nSent with Proton Mail secure email.\r\n\r\nOn Monday, November 23rd, 2026 at 10:05 AM, Harbor Clinic <care@harbor.example> wrote:\r\n\r\n${quoted(sheet)}`,
  'a quotation that was broken anew': (words, { sheet }) =>
    `${words}\r\n\r\nOn Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic wrote:\r\n\r\n${quoted(sheet.replace(/(.{1,40})( |$)/g, '$1\r\n'))}`,
}
const MARKUP: Record<string, (words: string, ours: Ours) => string> = {
  'words alone': (words) => `<div dir="auto">${words}</div>`,
  Gmail: (words, { html }) =>
    `<div dir="ltr">${words}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic &lt;<a href="mailto:care@harbor.example">care@harbor.example</a>&gt; wrote:<br></div><blockquote class="gmail_quote" style="margin:0">${inner(html)}</blockquote></div>`,
  Yahoo: (words, { html }) =>
    `<div class="yahoo-style-wrap"><div>${words}</div></div><div id="yahoo_quoted_1" class="yahoo_quoted"><div>On Monday, November 23, 2026, Harbor Clinic &lt;care@harbor.example&gt; wrote:</div><div>${inner(html)}</div></div>`,
  Outlook: (words, { html }) =>
    `<div class="WordSection1"><p class="MsoNormal">${words}<o:p></o:p></p></div><div style="border-top:solid"><p><b>From:</b> Harbor Clinic<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br><b>Subject:</b> After your visit</p></div>${inner(html)}`,
  'Outlook on the web': (words, { html }) =>
    `<div>${words}</div><div id="appendonsend"></div><hr style="width:98%"><div id="divRplyFwdMsg"><b>From:</b> Harbor Clinic &lt;care@harbor.example&gt;<br><b>Sent:</b> Monday<br><b>To:</b> Ana<br><b>Subject:</b> After your visit</div>${inner(html)}`,
  'Outlook in Spanish': (words, { html }) =>
    `<div>${words}</div><hr><div><b>De:</b> Harbor Clinic<br><b>Enviado:</b> lunes<br><b>Para:</b> Ana<br><b>Asunto:</b> Después</div>${inner(html)}`,
  Hotmail: (words, { html }) =>
    `<div dir='ltr'>${words}<br><br><div><hr id="stopSpelling">Date: Mon, 23 Nov 2026<br>Subject: After your visit<br>From: care@harbor.example<br>To: ana@example.com<br><br><div>${inner(html)}</div></div></div>`,
  'Apple Mail': (words, { html }) =>
    `<body>${words}<br><div><br><blockquote type="cite"><div>On Nov 23, 2026, at 10:05 AM, Harbor Clinic wrote:</div><br><div>${inner(html)}</div></blockquote></div></body>`,
  'a quotation alone': (words, { html }) => `<div>${words}</div><blockquote type="cite">${inner(html)}</blockquote>`,
  'our words unmarked': (words, { html }) => `<div>${words}</div><div>${inner(html)}</div>`,
  'with a style sheet': (words) =>
    `<html><head><style>p{color:red}</style><title>911</title></head><body><!-- 911 --><p>${words}</p><script>x</script></body></html>`,
}

export const layouts = [
  ...Object.entries(PLAIN).map(([name, lay]) => ({ name, lay, type: undefined as string | undefined })),
  ...Object.entries(MARKUP).map(([name, lay]) => ({ name: `${name} in HTML`, lay, type: HTML })),
]
