import type { Scene } from '../scene.ts'
import { SERVICES, type ServiceMention } from '../services.ts'

/** A network that is called by one letter, which is a word of its own only among others of its kind. */
const LETTER = /(?<![\p{L}\p{N}&.@/_-])X(?![\p{L}\p{N}&@/_+-])/gu
/** "Seiten bei Facebook und X", "auf X": before the letter. */
const AMONG =
  /(?<!\p{L})(?:[Aa]uf|[Bb]ei|[Vv]on|[Aa]us|[Üü]ber|[Dd]urch|an|mit|und|oder|sowie|bzw\.|on|and|or|by|via) $|[,/] $/u
const NETWORKED =
  /Kan[aä]l|Profil|(?<!\p{L})(?:[Ff]an|[Uu]nternehmens)?[Ss]eiten?(?!\p{L})|Account|Auftritt|Konto|Netzwerk|Beitr[aä]ge?|Posts?(?!\p{L})|Tweets?|Plug-?[iI]n|Social|channel|profile|network/u
const DOES =
  /^ (?:gibt|speichert|verarbeitet|setzt|erhält|erfährt|nutzt|übermittelt|überträgt|teilt|ist|hat|kann|sieht|bietet|is|has|may|processes|stores)(?!\p{L})/u
const TITLE = /^\W{0,3}(?:[\dIVX]{1,4}[.)]?\d{0,2}\.? )?(?:Kanal (?:auf|bei) )?X\W{0,2}$/u

/**
 * Places of a network that calls itself by a letter, where its neighbours show that the letter is its name: a heading of its
 * own, a list of networks, a sentence on what it does once its former name or its company has been told.
 *
 * @param found names of the catalogue in their order
 * @returns all in their order
 */
export function withLetter(scene: Scene, found: readonly ServiceMention[]): readonly ServiceMention[] {
  const service = SERVICES.find(({ id }) => id === 'twitter')
  if (!service) return found
  const { text } = scene
  const told = found.some((one) => one.service === service) || COMPANY.test(text)
  const social = new Set(
    found.flatMap((one) => (one.service?.kind === 'social' ? [scene.sentenceAt(one.at[0]).start] : [])),
  )
  const more: ServiceMention[] = []
  for (const { index: at } of text.matchAll(LETTER)) {
    if (found.some((one) => one.at[0] <= at && at < one.at[1])) continue
    const sentence = scene.sentenceAt(at)
    const before = sentence.text.slice(0, at - sentence.start)
    const after = sentence.text.slice(at - sentence.start + 1)
    const titled =
      scene.blocks[sentence.block]?.kind === 'heading' && TITLE.test(scene.textOf(sentence.block))
    const among =
      AMONG.test(before) && (social.has(sentence.start) || (told && NETWORKED.test(sentence.text)))
    if (titled || among || (told && /^\W{0,3}$/u.test(before) && DOES.test(after)))
      more.push({ service, name: 'X', at: [at, at + 1] })
  }
  return more.length === 0 ? found : [...found, ...more].toSorted((a, b) => a.at[0] - b.at[0])
}

const COMPANY = /(?<!\p{L})(?:Twitter|X Corp|X Internet Unlimited)(?!\p{L})/u
