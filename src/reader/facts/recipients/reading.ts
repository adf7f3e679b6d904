import type { Span } from '../../notice.ts'
import type { Scene, Sentence } from '../scene.ts'
import { type Sieve, sieve } from '../sieve.ts'
import { Candidates } from './candidate.ts'
import { type Own, ownName } from './names.ts'

/** Says something of a whole sentence. */
type Asks = (sentence: Sentence) => boolean

/** What all stages share: the notice, whose it is, and the recipients found so far. */
export interface Reading {
  readonly scene: Scene
  readonly own: Own
  readonly candidates: Candidates
  /** Places of the controller's and the officer's own addresses: whoever is named there is no recipient. */
  readonly apart: readonly Span[]
  /** Speaks of the notice itself, a register or a mediator: whoever is named there is no recipient. */
  readonly skips: Asks
  /** A link that is only a link makes nobody a recipient. */
  readonly links: Asks
  /** Says that somebody's service is used. */
  readonly uses: Asks
}

const USE = sieve(
  /nutz|verwend|[Ss]etzen|setzt|einsatz|[Ee]insatz|einsetz|eingesetzt|[Bb]inde[nt]|eingebunden|[Ii]ntegr|[Ee]inbindung|greifen|bedienen|Verwendung|Nutzung|arbeiten (?:wir )?mit|übermittel|weiter(?:gegeben|geben|leit)|betreib|beauftrag|[Aa]nbieter|using|use |uses|provider|gehostet|hosten|abgewickelt|erfolgt (?:über|mittels|durch)|mittels|Dienst/u,
)
export const SKIP_SENTENCE = sieve(
  /^(?:\W{0,3})Quellen?:|[Ee]rstellt (?:mit|von|durch|vom)|Generator|[Mm]ustertext|Muster-?[Dd]atenschutz|Disclaimer von|[Vv]erbraucherschlichtung|(?<!^\W{0,3}(?:die|der) )Schlichtungsstelle|Online-Streitbeilegung|vertreten durch die|[Kk]omplementärin|[Pp]ersönlich haftende|Registergericht|[Vv]ertretungsberechtigt|(?<!; [^.;]{0,60})[Oo]mbudsmann(?:es)? (?:e\.\s?V\.|für|der)|[Oo]mbudsstelle|Haftpflichtversicherung|Rechtstexte|zur Verfügung gestellt von|Urheber|Bildnachweis|wurde (?:mit|durch|von)[^.]{0,60}erstellt(?![^.]{0,90}(?:gehostet|gespeichert|betrieben))/u,
)
const LINKED = sieve(
  /(?:verlink(?:en|e)|verweis(?:en|e)) (?:wir|ich) (?:\p{Ll}{2,10} ){0,3}auf (?:unser|mein)(?:e[nm]?)? (?:(?:Firmen|Unternehmens|Vereins)?-?[Pp]rofile?n?|Auftritte?n?|Kan[aä]le?n?|Kont(?:o|en)|Präsenz(?:en)?|[Ss]eiten?)(?![\p{L}])|(?:ist|sind) (?:nur |lediglich |bloß |aber |reine |ein(?:e)? ){0,2}(?:einfache[rn]?|reine[rn]?|gewöhnliche[rn]?|normale[rn]?) (?:Text|Bild)?-?[Ll]inks?(?![\p{L}])|(?<!\p{L})(?:Symbole?|Icons?|Logos?|Buttons?|Schaltflächen?|Knöpfe|Grafiken)(?![\p{L}])[^.;:]{0,90} (?:ist|sind) (?:(?:nur|bloß|lediglich|einfache|reine|ein|bloße|normale) ){0,2}(?:Text-?)?(?:Links?|Verlinkung(?:en)?|Verweise?)(?=[.,;!]|$| und | oder )|(?:führt|geht|gibt es|steht) (?:\p{Ll}{2,8} ){0,2}(?:nur|lediglich|bloß) (?:ein|dieser|der) (?:\p{Ll}{3,10}e?r? )?Link(?![\p{L}])|Link (?:dorthin|dahin|dazu) ist (?:aber |jedoch )?(?:nur|lediglich|bloß)|[Ll]inks? (?:zu|auf|nach)(?![\p{L}])[^.;]{0,90}(?:führ\p{Ll}{1,3}|verweis\p{Ll}{1,3}) (?:nur|lediglich|bloß)|[Ll]inks? (?:zu|auf|to) [^.;]{0,60}, (?:die|auf die|auf deren|für die|für deren|auf welche|that|which) [^.;]{0,50}(?:nicht (?:kontrollier|verantwort|betreib|betrieben)|kein(?:en|e|erlei)? (?:Einfluss|Kontrolle|Verantwort)|not (?:control|operate|responsib))|(?:nur|lediglich|bloß) (?:verlinkt|als (?:einfacher |externer |reiner )?Link|(?:(?:einfache|externe|reine|einen?) ){0,2}(?:Text-?)?(?:Link|Verlinkung)(?:s|en)?(?![\p{L}]))|(?:only|merely|just) (?:linked|a link|links)/u,
)
/** A sentence or a heading on the data protection officer (Art. 37 GDPR), who is no recipient. */
export const OFFICER_SIDE = sieve(
  /Datenschutz-?[Bb]eauftragte|DATENSCHUTZ-?BEAUFTRAGTE|Data Protection Officer|Datenschutzberater/u,
)

/** The address under a heading that announces the officer is the officer's (Art. 13(1)(b) GDPR). */
export function isOfOfficer({ scene, uses }: Pick<Reading, 'scene' | 'uses'>, sentence: Sentence): boolean {
  const heading = scene.headings[sentence.heading]
  return (
    heading !== undefined &&
    OFFICER_SIDE.expression.test(scene.headingsAbove(sentence.heading)[0] ?? '') &&
    sentence.block - scene.sentenceAt(heading.start).block <= 6 &&
    !uses(sentence)
  )
}

/** Begins a reading that has found nobody yet. */
export function begin(scene: Scene, controller: string | null, apart: readonly Span[]): Reading {
  return {
    scene,
    own: ownName(controller),
    candidates: new Candidates(),
    apart,
    skips: remembered(SKIP_SENTENCE),
    links: remembered(LINKED),
    uses: remembered(USE),
  }
}

/** A sieve that keeps its answer for the last sentence: it is asked again for each name that stands there. */
function remembered(one: Sieve): Asks {
  let last: Sentence | undefined
  let answer = false
  return (sentence) => {
    if (sentence !== last) {
      last = sentence
      answer = one.test(sentence)
    }
    return answer
  }
}

/** Whether a place belongs to the controller's or the officer's own address. */
export function isApart({ apart }: Reading, at: Span): boolean {
  return apart.some(([start, end]) => start <= at[0] && at[1] <= end)
}
