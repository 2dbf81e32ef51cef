/**
 * Decides whether a line is furniture of the page it was copied from, wherever it stands: navigation, sharing,
 * adverts, links to other articles, notices. A line counts only when the whole of it reads so; the word lists and
 * patterns are our own, from the usual wording of English, French, German and Spanish news sites, blogs and wikis.
 */

import { isNavigation, isSharing } from './furniture-words.ts'
import type { DroppedReason } from './import-outline.ts'

/** Longer lines are wording, never furniture; in UTF-16 units. It also bounds what the patterns may cost. */
const longestFurniture = 400

/** The reason to leave the line out, or null where it is to be kept. */
export function furnitureReason(line: string): DroppedReason | null {
  if (line.length > longestFurniture) return null
  for (const [reason, patterns] of furniturePatterns) {
    if (patterns.some((pattern) => pattern.test(line))) return reason
  }
  if (isSeeAlso(line)) return 'see-also'
  if (isSharing(line)) return 'sharing'
  if (isNavigation(line)) return 'navigation'
  return null
}

const linkLabel =
  "(?:see also|read (?:more|also|next)|also read|more on this(?: story| topic)?|related(?: (?:articles?|stories|story|news|posts?|topics?|links?|coverage|content|reading))?|recommended(?: for you| stories| reading)?|you (?:may|might) also (?:like|be interested in)|don[’']t miss|more (?:stories|from [^:]{1,40}|like this)|[àa] lire aussi|lire (?:aussi|la suite|plus)|voir aussi|lesen sie auch|siehe auch|weiterlesen|mehr (?:zum thema|dazu)|auch interessant|lea (?:también|más)|ver también|te puede interesar)"
const bareLabel = new RegExp(`^\\p{Pd}?\\s?${linkLabel}\\s{0,2}[:….»›→>]{0,3}$`, 'iu')
const separatedLabel = new RegExp(
  `^${linkLabel}(?:\\s{0,2}[:|–—→»›>]\\s{0,3}|\\u00a0\\s{0,5}|\\s{2,6}|\\s-\\s)\\S`,
  'iu',
)
const strongLabel =
  /^(?:see also|read also|also read|[àa] lire aussi|lire aussi|voir aussi|lesen sie auch|siehe auch|lea también)[ ]\S/i

/** True for a line that is only the label of links, with none beside it. */
export function isLinkLabel(line: string): boolean {
  return line.length <= 80 && /^[\p{Lu}\p{Pd}]/u.test(line) && bareLabel.test(line)
}

/** "See also the report of 2019." is a sentence of the article; "See also Ferry runs aground" is a link. */
function isSeeAlso(line: string): boolean {
  if (!/^[\p{Lu}\p{Pd}]/u.test(line)) return false
  if (isLinkLabel(line) || separatedLabel.test(line)) return true
  return strongLabel.test(line) && !/[.!?]$/.test(line) && line.length <= 200
}

const furniturePatterns: readonly (readonly [DroppedReason, readonly RegExp[]])[] = [
  ['separator', [/^(?:\p{Pd}\s?)?(?:ends|30|ende|fin)(?:\s?\p{Pd})$/iu, /^[\s\-–—=_*~#•·.+<>|]{3,}$/, /^[*#•·~⁂]$/]],
  ['form-field', [/^(?:\p{L}[\p{L} ]{0,20}:?\s{0,3}_{3,}[\s.,;/]{0,8}){1,5}$/u]],
  [
    'advertisement',
    [
      /^[-–—[(\s]{0,4}(?:advertisements?|advertising|ads?|sponsored(?: content| post| links?)?|promoted(?: content)?|paid content|publicité|annonce publicitaire|anzeige|werbung|publicidad)[-–—\])\s.:]{0,4}$/i,
      /^(?:advertisement|sponsored(?: content| by)?|promoted|paid for by|anzeige|werbung|publicité|publicidad)\s{0,2}[:|–—-]\s/i,
      /^(?:(?:story|article|content) continues (?:below|after)|scroll (?:down )?to continue|continue reading (?:below|after)|la suite après cette publicité)[^.]{0,60}\.?$/i,
      /^advertisement\s?[-–—.:]\s?(?:scroll|continue|story|article)[^.]{0,60}$/i,
    ],
  ],
  [
    'cookie-notice',
    [
      /^(?:we|this (?:web)?site|this page|our (?:web)?site|we and our partners|[\p{Lu}][\p{L} ]{0,30}) (?:uses?|and our partners use) (?:essential |optional |necessary )?cookies\b/iu,
      /^(?:by (?:continuing|using|clicking)\b).{0,200}\bcookies?\b/i,
      /^(?:accept|reject|allow|manage|refuse|decline)(?: all| only)?(?: (?:optional|essential|necessary|additional))?(?: cookies?| preferences| settings| choices)(?:$|[\s|·/]{1,4}(?:accept|reject|allow|manage|refuse|decline))/i,
      /^(?:accept|reject|allow|refuse) all$/i,
      /^(?:cookie|privacy) (?:settings|preferences|notice|policy|choices)$/i,
      /^(?:nous utilisons|ce site utilise|wir verwenden|diese (?:web)?(?:site|seite) verwendet|utilizamos|este sitio (?:web )?utiliza)\b.{0,60}\bcookies\b/i,
      /^(?:tout accepter|tout refuser|alle akzeptieren|alle ablehnen|aceptar todo|rechazar todo)\b.{0,60}$/i,
    ],
  ],
  [
    'newsletter',
    [
      /^(?:sign up|subscribe|join|get|receive|want|stay|enjoy(?:ed|ing)?)\b.{0,160}\b(?:newsletters?|inbox|mailing list|email (?:updates|alerts)|e-mail (?:updates|alerts))\b.{0,100}$/i,
      /^(?:subscribe|sign up)(?: (?:now|today|here|for free|to continue reading|to read more|to our channel))?[.!]?$/i,
      /^(?:our |the |free |daily |weekly |morning ){0,3}newsletter$/i,
      /^(?:enter|type) your e-?mail(?: address)?\b.{0,60}$/i,
      /^(?:abonnez-vous|inscrivez-vous|recevez)\b.{0,120}\b(?:newsletter|infolettre|lettre d.information)\b.{0,80}$/i,
      /^(?:abonnieren sie|melden sie sich|jetzt)\b.{0,120}\bnewsletter\b.{0,80}$/i,
      /^(?:suscr[ií]bete|suscr[ií]base)\b.{0,120}$/i,
    ],
  ],
  [
    'copyright',
    [
      /^(?:©|copyright\s?(?:©|\(c\)|\d{4}|by\b|:)|\(c\)\s?\d{4}|©)/i,
      /\ball rights reserved\b|\btous droits réservés\b|\balle rechte vorbehalten\b|\btodos los derechos reservados\b/i,
      /^this (?:material|article|content|story) may not be (?:published|reproduced|copied)\b/i,
      /^(?:text|content) is available under\b.{0,80}\b(?:licen[cs]e|creative commons|cc)\b/i,
    ],
  ],
  [
    'tags',
    [
      /^(?:tags?|tagged(?: (?:as|with|in))?|filed under|posted in|categor(?:y|ies)|hidden categor(?:y|ies)|topics?|keywords?|mots-clés|étiquettes|schlagw[öo]rter|kategorien?|catégories?|etiquetas)\s?:\s?\S/i,
      /^(?:filed under|tagged(?: with| as)?)\s[^.]{1,120}$/i,
      /^(?:#[\p{L}\p{N}_]{2,40}[\s,]{0,3}){2,20}$/u,
    ],
  ],
  [
    'comments',
    [
      /^(?:\d[\d,.]{0,7}|no|one|leave a|add a|post a|write a|view|show|see|hide|read|all)(?: all| the)?(?: \d{1,7})? (?:comments?|repl(?:y|ies)|responses?)(?: \(?\d{1,7}\)?)?(?: (?:on|to) .{1,120})?$/i,
      /^comments?(?: (?:are closed|off|section)|\s?\(?\d{1,7}\)?)?\.?$/i,
      /^(?:\d{1,5} commentaires?|laisser un commentaire|\d{1,5} kommentare?|kommentar schreiben|\d{1,5} comentarios?)$/i,
    ],
  ],
  [
    'page-info',
    [
      /^(?:(?:estimated )?reading time|time to read|temps de lecture|lesezeit|lecture)\s?:?\s?\d{1,3}\s?(?:min|minutes?|minuten)\.?$/i,
      /^\d{1,3}[\s-]?min(?:ute)?s?(?: read| de lecture| lesezeit)$/i,
      /^(?:page|seite|página)\s\d{1,4}(?:\s(?:of|de|von|sur|\/)\s\d{1,4})?$/i,
      /^(?:loading|please wait|listen to this (?:article|story)|image (?:source|caption)|print edition)\s?…?\.{0,3}$/i,
      /^[\d,.]{1,9}[km]?\s(?:views|reads|shares|likes|claps)$/i,
    ],
  ],
  [
    'press-notice',
    [
      /^(?:\p{Pd}\s?)?(?:for immediate release|press release|news release|media release|communiqué de presse|pressemitteilung|embargoed (?:until|till|for)\b[^.]{0,80}|for release\b[^.]{0,60})(?:\s?\p{Pd}{0,2}|[:\s,|–—-]{1,4}[^.]{0,60})$/iu,
    ],
  ],
]
