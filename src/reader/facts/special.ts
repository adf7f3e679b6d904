import type { Span } from '../notice.ts'
import { grounds } from './bases.ts'
import type { Citation } from './facts.ts'
import { leadIn, type Scene } from './scene.ts'
import { sieve } from './sieve.ts'

const DATA = sieve(
  /Gesundheits(?:daten|informationen|angaben|zustand|frageb[oö]gen)|Patienten(?:daten|akten?|unterlagen|informationen|kartei(?:en)?)|Rezepte(?=[^.;]{0,60}(?:Krankenkasse|Kassen|SGB V))|den Puls|(?<![\p{L}])(?:Diagnosen?|Anamnesen?|Befunde?n?|Arztbriefe?|Laborwerte|Medikation(?:splan|sdaten)?|Vorerkrankung(?:en)?|Krankengeschichte|Krankheits(?:daten|bild|geschichte)|Behandlungs(?:daten|verlauf)|Vitaldaten|Gesundheitsfragen|Blutdruck|Pulswerte|Audiogramme?|Hörtests?|Pflegebedarf|Krankschreibung(?:en)?|Allergien|Unverträglichkeiten|Therapie(?:vorschläge|verlauf|daten)|medizinische[nr]? (?:Daten|Angaben|Informationen|Befunde)|Rezept(?:daten|informationen)|verordnete[nr]? (?:Arzneimittel|Medikament)|(?:E-|elektronische[sn]? )[Rr]ezepte?s?|Verordnungsdaten|Blutzucker|Herzfrequenz|Schwangerschaft|Impf(?:status|daten)|Konfession(?:szugehörigkeit)?|Religionszugehörigkeit|[Rr]eligiöse[nr]? (?:Überzeugung|Zugehörigkeit|Bekenntnis)|Kirchenzugehörigkeit|Gewerkschaftszugehörigkeit|genetische[nr]? Daten|biometrische[nr]? Daten|Fingerabdr(?:uck|ücken?)|ethnische[nr]? Herkunft|sexuelle[nr]? Orientierung|Sexualleben|Schwerbehinder(?:ung|ten)|Grad (?:der|einer|Ihrer) Behinderung|[Hh]ealth data|medical (?:data|records|history)|Röntgenbilder|Zahnschema|Sehstärke|Dioptrien|Hörtest|Genesungs|Parteizugehörigkeit|(?:ärztliche[nrs]? )?Atteste?|Krankmeldung(?:en)?|Masernschutz|Pflegegrad|Pflegedokumentation(?:en)?|(?:sonderpädagogische[nr]? )Förderbedarfs?|Heilmittel(?:verordnung(?:en)?)?|Überweisung(?:sscheine?|en vom Arzt)|Krankenversichertennummer|Gesundheitskarte|sick (?:notes?|leave)|disabilit(?:y|ies)|allergies|religious affiliation|(?:Angaben|Daten|Informationen) (?:zu|über) (?:Ihre[rn]?|deine[rn]?|eure[rn]?) (?:Gesundheit|Religion))(?![\p{L}])/u,
)
/** "Aus der Mitgliedschaft geht Ihre politische Überzeugung hervor": said of what is known anyway. */
const SHOWS = sieve(
  /(?:geht|gehen|lässt sich|lassen sich|ergibt sich|ergeben sich)(?![\p{L}])[^.;]{0,60}(?:politische[nr]? (?:Überzeugung|Meinung|Einstellung|Haltung)|weltanschauliche[nr]? Überzeugung|religiöse[nr]? Überzeugung|Gewerkschaftszugehörigkeit|Parteizugehörigkeit|Konfession)[^.;]{0,20}(?:hervor|ab(?:lesen|leiten)|erkennen)?/u,
)
const HANDLED =
  /[Ww]ir führen|führen wir|steh(?:t|en) (?:auch )?(?:die|Ihre?|der|das)(?![\p{L}])|fragen wir|fragt|(?:reichen|leiten|geben) (?:wir|diese)[^.;]{0,60} weiter|weiterleiten|melden wir|rechnen wir|messen wir|[Ww]ir messen|misst|arbeitet mit|brauchen wir|bewahren wir|dokumentieren|(?<![\p{L}])verlangen wir|tragen wir[^.;]{0,60} ein|füllen Sie|legen Sie[^.;]{0,60} vor|verarbeite[nt]|erheb(?:en|t)|erhoben|erfass(?:en|t)|speicher[nt]|gespeichert|nutzen|genutzt|verwende[nt]|übermittel[nt]|dokumentier|erhalten|benötig|weitergegeben|weiterleiten|zählen|gehören|insbesondere|folgende|[Dd]azu kommen|kommen hinzu|umfass|notier|vermerk|halten wir[^.]{0,60} fest|festgehalten|gelöscht|Löschung|Kategorien|Daten(?:arten|kategorien)|process|collect|stor|Zweck|Behandlung/iu
const OWN_ACT =
  /(?:wird|werden|[Ww]ir)(?![\p{L}])[^.]{0,120}(?:verarbeite|erhoben|erheben|gespeichert|speichern)|(?:verarbeiten|erheben|speichern) wir|verarbeitet (?:die|der|das) (?:Kanzlei|Praxis|Verein|Verband|Gesellschaft|Hochschule|Universität|Klinik|Stiftung|Gemeinde|Stadt|Schule|Unternehmen|Genossenschaft|Behörde)(?!\p{L})/u
/** "2. Verarbeitung besonderer Kategorien (etwa …), soweit … erforderlich: Art. 9 …": a purpose of a list. */
const PURPOSE_OF =
  /^\W{0,3}(?:\d{1,2}[.)] |[a-z]\) )?(?:Verarbeitung|Erhebung|Speicherung|Nutzung) (?:besonderer|von) /u
const RESTS_ON =
  /stützen wir|stützt (?:sich )?(?:die|der|das) \p{Lu}[\p{L}-]{2,24}(?: sich)?(?: auch)? auf|(?:beruht|erfolgt|geschieht)[^.]{0,80}auf|(?:^|\s)(?:[Dd]ies|[Dd]as|[Ee]s) (?:erfolgt|geschieht)(?![\p{L}])[^.;]{0,90} (?:gemäß|nach|gem\.) Art|Rechtsgrundlage|tritt [^.]{0,90}hinzu|we rely|legal basis/u
/** "keine biometrischen Daten", "Patientendaten verarbeiten wir nicht": said to say that there are none. */
const NONE_BEFORE = /(?<![\p{L}])(?:keine[nr]?|keinerlei|niemals|no)\s(?:[\p{L}-]{1,24}\s){0,3}$/iu
const DENIED_AFTER =
  /^[^.;]{0,60}(?:(?:verarbeiten|erheben|speichern|erfassen|benötigen) wir (?:grundsätzlich |selbst |dabei )?nicht(?! nur| allein)|(?:werden|wird) (?:von uns |dabei |hierbei |grundsätzlich )?nicht (?:verarbeitet|erhoben|gespeichert|erfasst))/u
/** A condition without its word: "Werden Gesundheitsdaten verarbeitet, stützen wir uns auf …". */
const VERB_FIRST =
  /^\W{0,3}(?:Werden|Wird|Verarbeiten|Erheben|Handelt|Liegt|Liegen|Geben|Teilen|Übermitteln|Enthalten|Enthält|Haben|Kommen|Fallen|Machen|Kann|Können)(?![\p{L}])[^.]{5,240},/u
/** "sowie ggf. Angaben zu Ihrer Gesundheit": whether there are any is open, not whether they are processed. */
const PERHAPS_SOME =
  /(?:ggf\.|gegebenenfalls) (?:auch )?(?=(?:Angaben|Daten|Informationen) (?:zu|über) Ihre)/gu
/** A condition that asks for certain data: "Wenn Sie uns Angaben zu Allergien machen, verwenden wir …". */
const TOLD_OF =
  /(?:Wenn|Sofern|Soweit|Falls) (?:Sie|du|ihr) (?:uns|mir)(?![\p{L}])[^.;]{0,90}(?:Angaben|Auskünfte|Hinweise) (?:zu|über) [^.;]{3,120}, (?:verwende|verarbeite|speicher|nutze)[nt]? (?:wir|ich)|z\. ?B\. Ihre Gesundheitsdaten (?:bei|im|aus) [^.;)]{3,60}\)[^.;]{0,60}(?:holen|verarbeiten) wir/u
/** "Nennen" with the thing itself: "Wenn Sie uns eine Allergie nennen, notieren wir …". */
const THING_TOLD =
  /(?:Wenn|Sofern|Soweit|Falls) (?:Sie|du|ihr) (?:uns|mir)(?![\p{L}])[^.;]{0,40}(?<!\p{L})(?:Allergien?|Unverträglichkeit(?:en)?|\p{L}{0,10}[Ee]rkrankung(?:en)?|Schwangerschaft|Behinderung|Beschwerden|Medikamente)(?!\p{L})[^.;]{0,40}(?:nennen|nennst|mitteilen|mitteilst|angeben|angibst|sagen|sagst|erzählen|erzählst),? (?:schreib|notier|verwende|verarbeite|speicher|nutze|vermerk|halte)(?:[nt]|en)? (?:wir|ich)/u
const OFTEN = /ständig|regelmäßig|häufig|üblicherweise|immer/u
const NOT_SAID =
  /(?:[Ii]hre[sr]? |des |der )(?:Haus)?[Tt]ier(?:e?s|e)?(?![\p{L}])|Host für|zertifiziert|(?:keine|nicht|niemals|ohne)[^.]{0,50}(?:Gesundheitsdaten|besondere[nr]? Kategorie|Patientendaten|sensible)|(?:Soweit|Sofern|Falls|Wenn|Sollten?|Im Falle|sofern|soweit|falls|wenn|sollten|gegebenenfalls|ggf\.|eventuell)(?![\p{L}])|Bitte[^.]{0,40}(?:keine|nicht|verzichten|sehen Sie)|(?:zum Beispiel|wie etwa|z\. ?B\.)[^.]{0,40}(?:besondere|Art\. 9)|sind (?:alle )?(?:Daten|Informationen|Angaben), (?:aus denen|die)|[Bb]esondere Kategorien[^.]{0,40}(?:sind|umfassen) |Bewerb|freiwillig mit|im Sinne (?:von|des) Art\. 9 Abs\. 1|aus denen (?:die )?(?:rassische|ethnische)|öffentlichen Gesundheit|Arbeitsfähigkeit|Art\. 4 (?:Nr|Abs)|if you|where applicable/u

/** Whether the notice processes data of Art. 9(1) GDPR, stated or evident; template sentences with a condition do not say so. */
export function readSpecial(scene: Scene, citations: readonly Citation[]): Span | undefined {
  for (const citation of citations) {
    const { norm, use, at } = citation
    if (!grounds(citation)) continue
    if (!/^GDPR 9\(2\)\([a-j]\)$|^KDG 11\(2\)|^DSG-EKD 13\(2\)|^BDSG 22\(1\)/u.test(norm)) continue
    const sentence = scene.sentenceAt(at[0])
    const { text } = sentence
    const own = OWN_ACT.test(text) || (PURPOSE_OF.test(text) && DATA.test(sentence))
    if (/^GDPR 9\(2\)\([dfgj]\)$/u.test(norm) && !own && !RESTS_ON.test(text)) continue
    if (VERB_FIRST.test(text) && !OFTEN.test(text)) continue
    // "Sagen Sie uns etwas über Allergien Ihres Kindes, … Das tun Sie freiwillig; Grundlage ist Art. 9 …": told of certain data.
    const before = scene.sentenceAt(sentence.start - 1)
    const told = before.block === sentence.block && before !== sentence && DATA.test(before)
    const heading = scene.headingsAbove(sentence.heading)[0] ?? ''
    if (
      ((TOLD_OF.test(text) && DATA.test(sentence)) || THING_TOLD.test(text)) &&
      !/Bewerb/u.test(text + heading)
    )
      return at
    if (use !== 'ground') continue
    if (
      /Sofern|Soweit|Falls|Wenn|Im Falle|sofern|soweit(?! nicht von)|falls|Bewerb|ggf\.|gegebenenfalls|freiwillig/u.test(
        // "gegebenenfalls Angaben zu Allergien": whether there are any is open, not whether they are processed.
        (told ? text.replace('freiwillig', '') : text)
          .replace(/sofern Sie dies wünschen/u, '')
          // "verarbeiten wir … nur, soweit darüber zu entscheiden ist": how much of it, not whether.
          .replace(own ? /nur,? soweit|, soweit(?= [^.;]{0,90}(?:erforderlich|notwendig|nötig))/u : '', '')
          .replace(DATA.test(sentence) ? /gegebenenfalls (?:auch )?(?:Angaben|Hinweise|Daten)/u : '', ''),
      ) ||
      (/Bewerb/u.test(heading) && !DATA.test(sentence) && !(told && !NOT_SAID.test(before.text))) ||
      /Rechtsgrundlage(?:n)? (?:der|für die|des)/u.test(heading)
    )
      continue
    return at
  }
  for (const sentence of scene.sentences) {
    const { text, start } = sentence
    const shown = SHOWS.exec(sentence)
    if (shown && !NOT_SAID.test(text) && !/(?<!\p{L})(?:nicht|nichts|kein)/u.test(text))
      return [start + shown.index, start + shown.index + shown[0].length]
    const data = DATA.exec(sentence)
    if (!data) continue
    const above = scene.headingsAbove(sentence.heading).slice(0, 2).join(' ')
    if (/Rechte|Begriff|Definition|Bewerb|Recht auf|Beschäftig/u.test(above)) continue
    if (/Rechtsgrundlagen? /u.test(above) && !OWN_ACT.test(text)) continue
    if (NONE_BEFORE.test(text.slice(Math.max(0, data.index - 60), data.index))) continue
    if (DENIED_AFTER.test(text.slice(data.index))) continue
    if (NOT_SAID.test(text.replace(PERHAPS_SOME, '')) || (VERB_FIRST.test(text) && !OFTEN.test(text)))
      continue
    const kind = scene.blocks[sentence.block]?.kind
    if (kind === 'heading') continue
    const listed = kind === 'item' || kind === 'row'
    if (
      HANDLED.test(text) ||
      isEntryUnder(scene, sentence.block) ||
      (listed && /Daten|verarbeit|erheb|folgend|Kategorien/u.test(saidOver(scene, sentence.block) + above))
    ) {
      return [start + data.index, start + data.index + data[0].length]
    }
  }
  return undefined
}

/** "Besondere Kategorien von Daten" over "Gesundheitsdaten." in a list of what is processed. */
function isEntryUnder(scene: Scene, block: number): boolean {
  const { start = 0, end = 0 } = scene.blocks[block] ?? {}
  return end - start < LONGEST_ENTRY && SPECIAL_TITLE.test(scene.textOf(block - 1).trim())
}

const LONGEST_ENTRY = 80
const SPECIAL_TITLE = /^Besondere Kategorien (?:von|personenbezogener) Daten:?$/u

/** What leads to a list, unless it says that there are no such data, or perhaps some. */
function saidOver(scene: Scene, block: number): string {
  const lead = leadIn(scene, block)
  return NOT_SAID.test(lead) ? '' : lead
}
