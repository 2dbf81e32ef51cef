/**
 * Decides by vocabulary whether a line is a row of share buttons or of menu entries: every word of it must belong to
 * such rows, and one of them at least to nothing else. The lists are our own.
 */

function wordsOf(list: string): ReadonlySet<string> {
  return new Set(list.split(/\s+/))
}

/** A word that by itself makes a row of share buttons. */
const sharingSigns = wordsOf(
  `share tweet facebook twitter whatsapp linkedin reddit pinterest telegram mastodon bluesky tumblr messenger flipboard
  partager teilen compartir follow suivre email e-mail print copy imprimer drucken bookmark`,
)

const sharingWords = wordsOf(
  `share shares tweet tweets facebook twitter x whatsapp linkedin reddit pinterest telegram mastodon bluesky tumblr
  messenger flipboard threads instagram youtube tiktok rss pocket sms email e-mail mail print copy link url save
  bookmark pin post it this that article story page news on via with by to a the in and or us me like please friend
  friends your partager cet cette sur par teilen auf via per drucken merken kopieren compartir en imprimer copier le
  lien l follow suivre nous folgen uns click button buttons icon external opens new window`,
)

/** True for "Share this article on Facebook" and "Facebook | X | WhatsApp | 12 shares". */
export function isSharing(line: string): boolean {
  if (line.length > 120 || /[.?]$/.test(line) || !/^[\p{Lu}\p{N}(|•·]/u.test(line)) return false
  const words = rowWords(line)
  const known = words.every((word) => sharingWords.has(word) || /^[\d.,]{1,6}[km]?$/.test(word))
  return words.length > 0 && words.length <= 16 && known && words.some((word) => sharingSigns.has(word))
}

const menuWords = wordsOf(
  `home news world politics business sport sports culture arts opinion opinions local national international weather
  travel tech technology science health education environment climate entertainment lifestyle life video videos photos
  live podcasts podcast magazine archive archives about contact search menu login shop jobs events more latest most
  popular trending markets money economy food style books film music tv radio crosswords obituaries community region
  accueil monde politique économie culture sports société région startseite nachrichten politik wirtschaft kultur sport
  wissen inicio mundo economía cultura deportes main contents article talk read edit view history tools sitemap help
  blog projects`,
)

const menuEntries: readonly RegExp[] = [
  /^(?:skip|jump) to (?:main |primary |the )?(?:content|navigation|search|main|top)(?:\s\S.{0,40})?$/i,
  /^(?:toggle|open|close|show|hide|main)(?: the)? (?:navigation|menu|search|sidebar|page)$/i,
  /^(?:log|sign) ?(?:in|out)(?:\s?[|/]\s?(?:register|subscribe|sign up))?$/i,
  /^(?:back|return|zurück|retour) (?:to (?:top|home|the (?:top|list|overview))|nach oben|en haut)$/i,
  /^(?:next|previous|older|newer|prev)(?: (?:article|post|story|page|entry))(?:s)?(?:\s?[:→»›←«‹].{0,160})?$/i,
  /^[←→]\s?\S.{0,120}$|^\S.{0,60}\s→$/,
  /^(?:menu|search|home|top|navigation|breadcrumb|you are here:?.{0,80}|advertise with us|about us|contact us|privacy policy|terms (?:of (?:use|service)|and conditions)|site ?map|mentions légales|impressum|datenschutz|hauptmenü|zum inhalt springen|aller au contenu|aviso legal)$/i,
  /^(?:contents|table of contents)?\s?\[\s?(?:hide|show|edit|edit source|toggle|expand|collapse)\s?\]$/i,
  /^v\s?[·•|]?\s?t\s?[·•|]?\s?e$/i,
  /^.{1,80} redirects? here\.(?: for .{1,160})?$/i,
  /^\(?redirected from .{1,80}\)$/i,
  /^retrieved from ["“”]?https?:\S{1,300}$/i,
  /^(?:what links here|related changes|special pages|permanent link|cite this page|download as pdf|printable version|random article|current events)$/i,
]

/** True for rows such as "Home | News | Sport" and "Home > Local", and for single entries such as "Skip to content". */
export function isNavigation(line: string): boolean {
  if (line.length > 200) return false
  if (menuEntries.some((pattern) => pattern.test(line))) return true
  const entries = line.split(/\s*[|>›»·•/]\s*|\s{3,}|\t/).filter((entry) => entry !== '')
  if (entries.length < 2 || entries.some((entry) => entry.split(/\s+/).length > 3)) return false
  const known = entries.filter((entry) => rowWords(entry).every((word) => menuWords.has(word))).length
  return known * 2 >= entries.length && known >= Math.min(2, entries.length - 1) && /^[\p{Lu}|>›»·•]/u.test(line)
}

/** True for a kicker such as "Local news" or "Sport": one menu entry that stands above a title. */
export function isSectionLabel(line: string): boolean {
  const words = rowWords(line)
  return words.length > 0 && words.length <= 3 && words.every((word) => menuWords.has(word) || word === 'and')
}

function rowWords(line: string): string[] {
  return line
    .toLowerCase()
    .split(/[\s|>›»·•/,:;!()[\]&+]+/)
    .filter((word) => word !== '')
}
