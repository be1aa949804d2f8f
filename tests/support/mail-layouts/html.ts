/** How mail programs lay out an answer in HTML; `ours` is the body of the mail that is answered. */
import type { Language } from './pieces.ts'

type Markup = [name: string, language: Language, lay: (words: string, ours: string) => string]
export const MARKUP: Markup[] = [
  [
    'Gmail for Android',
    'es',
    (words, ours) =>
      `<div dir="auto">${words}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">El lun, 23 nov 2026, 10:05 a. m., Harbor Clinic &lt;<a href="mailto:care@harbor.example">care@harbor.example</a>&gt; escribió:<br></div><blockquote class="gmail_quote" style="border-left:1px #ccc solid">${ours}</blockquote></div>`,
  ],
  [
    'Gmail with its container',
    'en',
    (words, ours) =>
      `<div dir="ltr"><div>${words}</div><br></div><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">On Mon, Nov 23, 2026 at 10:05 AM Harbor Clinic &lt;care@harbor.example&gt; wrote:<br></div><blockquote class="gmail_quote">${ours}</blockquote></div>`,
  ],
  [
    'Apple Mail on an iPhone',
    'es',
    (words, ours) =>
      `<html><head></head><body dir="auto">${words}<br><br><div dir="ltr">Enviado desde mi iPhone</div><div dir="ltr"><br><blockquote type="cite">El 23 nov 2026, a la(s) 10:05 a.m., Harbor Clinic &lt;care@harbor.example&gt; escribió:<br><br></blockquote></div><blockquote type="cite"><div dir="ltr">${ours}</div></blockquote></body></html>`,
  ],
  [
    'Yahoo on the web',
    'es',
    (words, ours) =>
      `<div class="ydp1 yahoo-style-wrap"><div dir="ltr">${words}</div><div><br></div></div><div id="ydp2yahoo_quoted_7" class="ydp2yahoo_quoted"><div><div>El lunes, 23 de noviembre de 2026, 10:05:12 PST, Harbor Clinic &lt;care@harbor.example&gt; escribió: </div><div><br></div><div>${ours}</div></div></div>`,
  ],
  [
    'Outlook on the web',
    'es',
    (words, ours) =>
      `<div class="elementToProof">${words}</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>De:</b> Harbor Clinic &lt;care@harbor.example&gt;<br><b>Enviado:</b> lunes, 23 de noviembre de 2026 10:05<br><b>Para:</b> Ana Ruiz<br><b>Asunto:</b> Después de su visita</font><div>&nbsp;</div></div>${ours}`,
  ],
  [
    'Outlook for iOS',
    'en',
    (words, ours) =>
      `<body><div style="direction: ltr;">${words}</div><div id="ms-outlook-mobile-signature">Get <a href="https://aka.example/o0ukef">Outlook for iOS</a></div><hr><div id="divRplyFwdMsg"><b>From:</b> Harbor Clinic<br><b>Sent:</b> Monday, November 23, 2026 10:05:12 AM<br><b>To:</b> Ana<br><b>Subject:</b> After your visit</div>${ours}</body>`,
  ],
  [
    'Thunderbird',
    'en',
    (words, ours) =>
      `<body><div class="moz-cite-prefix">On 11/23/26 10:05, Harbor Clinic wrote:<br></div><blockquote type="cite" cite="mid:1@harbor.example">${ours}</blockquote>${words}</body>`,
  ],
  [
    'Proton',
    'en',
    (words, ours) =>
      `<div style="font-family: Arial">${words}</div><div class="protonmail_signature_block"><div>Sent with <a href="https://proton.example">Proton Mail</a> secure email.</div></div><br><div class="protonmail_quote">On Monday, November 23rd, 2026 at 10:05 AM, Harbor Clinic &lt;care@harbor.example&gt; wrote:<br><blockquote class="protonmail_quote" type="cite">${ours}</blockquote></div>`,
  ],
  [
    'Samsung',
    'es',
    (words, ours) =>
      `<body><div dir="auto">${words}</div><div id="composer_signature"><div style="font-size:85%" dir="auto">Enviado desde mi Galaxy</div></div><div>-------- Mensaje original --------</div><div>De: Harbor Clinic &lt;care@harbor.example&gt;</div><div>Fecha: 23/11/26  10:05  (GMT-08:00)</div><div>Para: ana@example.com</div><div>Asunto: Después de su visita</div><div>${ours}</div></body>`,
  ],
  [
    'Zoho',
    'en',
    (words, ours) =>
      `<div>${words}</div><div class="zmail_extra"><div id="Zm-_Id_-Sgn1">---- On Mon, 23 Nov 2026 10:05:12 -0800 <b>Harbor Clinic &lt;care@harbor.example&gt;</b> wrote ----</div><blockquote style="margin: 0px;">${ours}</blockquote></div>`,
  ],
  [
    'Windows Mail',
    'en',
    (words, ours) =>
      `<div class="WordSection1"><p class="MsoNormal">${words}</p><p class="MsoNormal">Sent from <a href="https://go.example">Mail</a> for Windows</p><div style="border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>From: </b><a href="mailto:care@harbor.example">Harbor Clinic</a><br><b>Sent: </b>Monday, November 23, 2026 10:05 AM<br><b>To: </b>Ana Ruiz<br><b>Subject: </b>After your visit</p></div>${ours}</div>`,
  ],
  [
    'Xfinity',
    'en',
    (words, ours) =>
      `<div>${words}</div><blockquote type="cite"><div>On 11/23/2026 10:05 AM PST Harbor Clinic &lt;care@harbor.example&gt; wrote:</div><div>${ours}</div></blockquote>`,
  ],
  [
    'GMX',
    'es',
    (words, ours) =>
      `<div>${words}</div><div name="quote" style="margin:10px 5px 5px 10px; border-left:2px solid #C3D9E5"><div><b>Enviado:</b> lunes, 23 de noviembre de 2026<br><b>De:</b> Harbor Clinic &lt;care@harbor.example&gt;<br><b>Para:</b> ana@example.com<br><b>Asunto:</b> Después de su visita</div><div name="quoted-content">${ours}</div></div>`,
  ],
  [
    'Tuta',
    'en',
    (words, ours) =>
      `<div>${words}</div><br><div>Nov 23, 2026, 10:05 by care@harbor.example:</div><blockquote class="tutanota_quote" style="border-left: 1px solid">${ours}</blockquote>`,
  ],
]
