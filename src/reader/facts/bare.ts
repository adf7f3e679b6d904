import type { Span } from '../notice.ts'
import { isGermanTown } from './countries.ts'
import { denied } from './denied.ts'
import { findEntities, LEGAL_FORM } from './entities.ts'
import type { Scene, Sentence } from './scene.ts'
import { findServices } from './services.ts'
import { sieve } from './sieve.ts'

/** Somebody named without a legal form: a firm by its trade, or a person by what they do. */
export interface BareName {
  readonly name: string
  readonly aliases: readonly string[]
  readonly at: Span
}

const WORD = String.raw`\p{Lu}[\p{L}\d’'+-]{1,28}`
const JOINED = String.raw`(?:(?: & |, (?=${WORD} (?:&|und) )| und (?=(?:Partner|Kollegen|Söhne|Sohn|Töchter|Tochter|Co)(?![\p{L}])))${WORD}){1,3}`
const AT_PLACE = String.raw`(?:am|an der|im|in der|zum|zur|vor dem|unter den) (?!Ende|Anfang|Rahmen|Auftrag|Sinne|Falle?(?![\p{L}])|Zuge|Anschluss|Hinblick|Einzelfall|Übrigen|Zusammenhang|Interesse|Internet|Bereich|Haus(?![\p{L}])|Wege?(?![\p{L}])|Jahr|Monat|Tag|Voraus|Nachgang|Allgemeinen|Folgenden|Zweck|Verfügung|Zeitpunkt|Zeit|Vertrag|Falle|Besitz|Regelfall|Lage|Regel|Nutzung|Verarbeitung|Erfüllung|Abwicklung|\p{Lu}\p{Ll}+(?:ung|ion|heit|keit|schaft)(?![\p{L}]))${WORD}`
const NAME = String.raw`(?:${AT_PLACE}|(?:Bad |St\. |Sankt |von der |von |Dr\. |(?:Gebr|Chr|Joh|Wilh|Fr|Jos|Heinr|Friedr|Aug|Ferd|Carl|\p{Lu})\. )?${WORD}(?:${JOINED}|(?: ${WORD}){0,2}))`

// Trades, houses and bodies by what their names begin with; a firm's own name follows.
const HEAD = String.raw`(?:(?!Daten|Verein|Verbraucher|Rechen|Kunden|Mutter|Jugendsch|Rat|Kranken|Zu|Internet|Online|Haupt|Web|Mail|Server|Cloud)\p{Lu}[\p{L}-]{0,24}(?:[bB]üro|[kK]anzlei|[dD]ruckerei|[hH]aus|heim|[wW]erkstatt|[aA]gentur|[lL]abor|[vV]erlag|[nN]otdienst|[rR]eisedienst|[hH]ilfsdienst|[lL]ieferdienst|[fF]ahrdienst|[pP]flegedienst|[wW]achdienst|[sS]icherheitsdienst|[fF]abrik|[hH]andlung|handel|wacht|[zZ]eitung|anzeiger|[rR]einigung|[vV]ersicherung|[bB]ank|[sS]parkasse|[vV]erband|[bB]und|[sS]tiftung|[hH]otel|herberge|[mM]arktforschung|[tT]echnik|[lL]ogistik|[sS]pedition|[sS]tudio|[aA]telier|werke|[iI]nkasso|[tT]reuhand|[aA]kademie|[bB]eratung|[aA]potheke|[kK]linik|schule|[cC]rew|post|[vV]ersorgung|betrieb|unternehmen|verein|[cC]lub|[gG]ärtnerei|[bB]äckerei|[mM]etzgerei|fleischerei|brauerei|tischlerei|schlosserei|wäscherei|buchhandlung|verwaltung)|Labor|Verlag|Hotel|Gasthof|Pension|Kanzlei|Druckerei|Copyshop|Küche|Elektro|Sanitär|Heizung|Foto|Optik|Augenoptik|Hörakustik|Orthopädie|Familie|Firma|Fa\.|Stiftung|Apotheke|Klinik|Bäckerei|Metzgerei|Partyservice|Catering|Notdienst|Pflegedienst|Fahrdienst|Reisedienst|Lieferdienst|Spedition|Agentur|Systemhaus|Feuerschutz|Brandschutz|Sicherheitsdienst|Wachdienst|Steuerbüro|Lohnbüro|Versicherung|Zeitung|Zeitschrift|Volksbank|Raiffeisenbank|Sparkasse|VR-?Bank|Akademie|Reinigung|Inkasso|Autohaus|Taxi|Busreisen|Omnibus|Buchhandlung|Gärtnerei|Marktforschung|Werkstatt|Studio|Atelier)`
// "Stiftung für Hochschulzulassung": the name says what it is for.
const PURPOSED = String.raw`(?:Stiftung|Institut|Zentralstelle|Akademie|Versorgungswerk|Pensionskasse|Zusatzversorgungskasse|Einkaufsgenossenschaft) (?:für|zur|der) ${WORD}(?: und ${WORD})?(?: ${WORD})?`
// "beim Muster-Fußballverband", "an die Musterländische Kasse": a name, because its adjective is written large.
const BODY = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Dd]as|[Dd]en|[Dd]em|[Bb]eim|[Vv]om|[Zz]um|[Zz]ur|[Aa]ns) )(?!Europ|Datenschutz|Zuständig)\p{Lu}\p{Ll}{2,20}(?:sch|lich|ig|al)e[nrs]? (?!Datenschutz|Landesamt|Aufsicht)(?:\p{Lu}[\p{L}-]{0,24}(?:verband|bund|zentrum|kasse|werk|verein|ausgleich|gesellschaft|anstalt|kammer|institut|akademie|bank|dienst|netz|stiftung|vereinigung|zentrale|versicherung|gemeinschaft|genossenschaft)|Verband|Kasse|Verein|Institut|Akademie|Bank|Stiftung|Vereinigung)(?![\p{L}])(?: ${WORD})?`
// "Muster Beispiel-Institut": named after somebody.
const HYPHENED = String.raw`\p{Lu}\p{Ll}{2,16}[ -]\p{Lu}\p{Ll}{2,16}-(?:Institut|Stiftung|Klinik|Akademie)`
const PRESS = String.raw`(?<=(?:[Dd]ie|[Dd]er|[Dd]en|[Dd]em|[Ii]m|[Bb]eim|[Vv]om) )(?:\p{Lu}\p{Ll}{2,20}(?:er|e[nrs]?) (?:Zeitung|Nachrichten|Anzeiger|Tageblatt|Kurier|Rundschau|Volksblatt|Wochenblatt)|\p{Lu}\p{Ll}{2,20}-(?:Zeitung|Anzeiger|Tageblatt|Kurier|Rundschau|Volksblatt|Wochenblatt))`
const FIRM = sieve(
  new RegExp(String.raw`(?<![\p{L}-])(?:${PURPOSED}|${HYPHENED}|${HEAD} ${NAME}|${BODY}|${PRESS})`, 'u'),
)
/** "Muster & Söhne", "Beispiel Rechtsanwälte". */
const ENDED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}-])${WORD}(?:(?:, | & | und )${WORD}){0,2}(?: (?:&|und) (?:Partner|Kollegen|Söhne|Sohn|Töchter|Tochter)| (?:Rechtsanwälte|Steuerberater|Wirtschaftsprüfer|Solicitors|Stadtwerke)|(?<!e[nrsm]?) (?:Bank|[\p{L}]{0,16}[Vv]ersicherung(?:en)?|Verlag|High School))(?![\p{L}-])`,
    'u',
  ),
)
// What people do for others; the officer and who speaks for the company are somebody else's field.
const CALLING = String.raw`(?!Geschäfts|Daten|Schul|Vor)(?:\p{Lu}[\p{L}-]{0,24})?(?:[Aa]nwalt|[Aa]nwältin|[Bb]erater(?:in)?|[Mm]eister(?:in)?|feger(?:in)?|[Dd]olmetscher(?:in)?|[Üü]bersetzer(?:in)?|[Ff]otograf(?:in)?|[Gg]rafiker(?:in)?|[Dd]esigner(?:in)?|[Gg]utachter(?:in)?|[Bb]uchhalter(?:in)?|[Tt]echniker(?:in)?|[Kk]ollegin|[Kk]ollegen?|[Vv]ertretung|[Ll]ogopädin|[Tt]herapeut(?:in)?|[Hh]ebamme|[Tt]rainer(?:in)?|[Pp]rogrammierer(?:in)?|[Ww]ebmaster(?:in)?|[Nn]otarin?|[Vv]erwalter(?:in)?|[Mm]akler(?:in)?|[Gg]ärtner(?:in)?|[Rr]ecruiter|[Pp]hotographer|[Aa]ccountant|[Tt]ax advis[eo]r|[Bb]ookkeeper|[Tt]ranslator)`
const PERSON = String.raw`((?:(?:Dr|Prof|Dipl|Ing|med|jur|dent)\.[ -]){0,3})(\p{Lu}\p{Ll}{1,16}(?:-\p{Lu}\p{Ll}{1,16})? (?:von |van |de )?\p{Lu}\p{Ll}{1,20}(?:-\p{Lu}\p{Ll}{1,20})?)`
const CALLED = sieve(new RegExp(String.raw`(?<![\p{L}-])(${CALLING}),? ${PERSON}(?![\p{L}-])`, 'u'))
const TITLED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])(Herrn?|Frau) ${PERSON}, (?:der|die|welche[rs]?) (?:unser|für uns|uns |für mich)`,
    'u',
  ),
)
const DOES = sieve(
  new RegExp(
    String.raw`(?<![\p{L}])(?:macht|fotografiert|betreut|pflegt|schreibt|führt|wartet|übersetzt|gestaltet|filmt|unterrichtet|erledigt|verwaltet) ()${PERSON}(?= (?:für (?:uns|mich)|unser|meine))`,
    'u',
  ),
)

// "unsere Versicherung, die Muster", "our tax adviser, Erika Beispiel": beside the trade, between commas.
const APPOSED = sieve(
  new RegExp(
    String.raw`(?:[Uu]nsere?[rnms]?|[Mm]eine?[rnms]?|[Oo]ur|[Mm]y) (?:[\p{Ll}]{3,20} )?(?:\p{L}[\p{L}-]{0,24})?(?:[vV]ersicherung|[sS]teuerberater(?:in)?|[sS]teuerbüro|[sS]teuerkanzlei|[hH]oster|[pP]rovider|[dD]ienstleister|[dD]ruckerei|[bB]ank|[vV]erlag|[aA]gentur|[bB]erater(?:in)?|[vV]erband|[pP]artner|[lL]abor|[lL]ieferant(?:en)?|[fF]irma|[bB]etreuer|[aA]dvis[eo]r|[aA]ccountant|[pP]rinter|[iI]nsurer|[aA]gency|[cC]onsultant),? (?:(?:der|die|das|dem|den) )?((?:\p{Ll}{1,2}\p{Lu}{1,6}|${WORD}(?:${JOINED}| ${WORD}){0,2}))(?=[,.;)]| \(| in \p{Lu}| aus \p{Lu}|$)`,
    'u',
  ),
)
// "muster, eine kleine Firma aus Musterstadt"
const DESCRIBED = sieve(
  new RegExp(
    String.raw`(?<![\p{L}.-])((?:${WORD}|\p{Ll}[\p{L}\d]{3,20})(?: ${WORD})?), (?:eine?[mnrs]?|an?) (?:[\p{Ll}-]{3,20} )?(?:Firma|Unternehmen|Dienstleister|IT-Dienstleister|Anbieter|Agentur|Druckerei|Verlag|company|provider|firm|contractor)(?:in|s)?(?![\p{L}])`,
    'u',
  ),
)
// "die Kantine, die Muster & Werk betreibt"
const PAIR = sieve(
  new RegExp(
    String.raw`(?<=(?:die|der|das|dem|bei|von|durch|an|mit) )(?!Haus )\p{Lu}\p{Ll}{2,16} & \p{Lu}\p{Ll}{2,16}(?: ${WORD})?(?![\p{L}-])`,
    'u',
  ),
)
// "wird von Muster-Net betreut"
const AGENT = sieve(
  new RegExp(
    String.raw`(?:von|durch) (\p{Lu}\p{Ll}{1,14}-\p{Lu}\p{L}{1,14}|\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12}|${WORD} ${WORD}) (?:(?:aus|in) ${WORD} )?(?:betreut|gewartet|gehostet|betrieben|gepflegt|gedruckt|verschickt|versandt|bereitgestellt|verwaltet|aufgenommen|durchgeführt|übernommen|abgewickelt|hosted|run|maintained)(?![\p{L}])`,
    'u',
  ),
)
const HANDED_TO = sieve(
  /(?:übermittel|geben|gibt|meld|schick|send|weitergeleitet|weitergegeben|übergeben)\p{Ll}{0,3}[^.;]{0,60} an (\p{Lu}\p{Ll}{2,12}\p{Lu}\p{Ll}{2,12})(?=[.,;]| weiter| in \p{Lu})/u,
)
const TECHNICAL =
  /^(?:Java|Type|Local|Session|Indexed|Open|Java|Word|Log|User|Web|Smart|Opt|Double|Plug|Tool|Face|You|Pay|Link|Safe|Ad|In|Page|Data|Eu|App)/u

/** The sentence hands something over, or says that others do something. */
const HANDED = sieve(
  /für uns|für mich|geh(?:t|en) an|send|[Uu]nser(?:e[rnms]?)? |[Mm]eine?[rnms]? |[Oo]ur |kommt|vorgemerkt|beantrag|meldet an|beauftrag|Auftrag|bekomm|erhält|erhalten|weiter|übermittel|melde[nt]|gemeldet|druck|wartet|betreut|pfleg|fertigt|übernimmt|übernehmen|kocht|liefert|tippt|übersetz|überträgt|abholt|holt|vernicht|schick|verschick|versandt|versende|sitzt|beaufsichtig|fotografier|prüft|bewacht|reinigt|springt|vertritt|entgegen|leiten|leitet|Empfänger|Dienstleister|zuständig|zusammen|Partner|geben wir|gibt|erfährt|angemeldet|braucht|berät|herausgibt|aufgenommen|besetzt|Namenslist|Liste|erscheint|veröffentlich|befragt|hand it|pass |send |shared|provided|übergeben|Konto bei|kümmert|begleitet|einsieht|Einblick|untersuch|nutzen|abgerechnet|Abrechnung|fragen wir|anfrag|Auskünfte|erledigt|stellen wir|werkstatt|macht|sorgt|spricht|work with/u,
)
const LIST_OF_RECIPIENTS =
  /Empfänger|EMPFÄNGER|WEITERGABE|Weitergabe|weitergegeben|Wer (?:bekommt|erhält|sieht|erfährt)|Dritte|Dienstleister|An wen|Übermitt|Außerhalb|bekommen|weiterge|Auftragsverarbeiter|Partner|[Rr]ecipient|Recipients|Third part/u
const KEPT =
  /keine Namen|ohne Namen|nicht namentlich|keine (?:Daten|personenbezogenen)|geben wir nichts|nichts (?:weiter|von)|nicht (?:an )?weiter(?!hin)|kennt nur|IBAN|BIC|BLZ|[Bb]uchen Sie (?:bitte )?selbst|erfährt nichts/u
const NO_FIRM =
  /(?:ung|ungen|heit|keit|schaft|ion|ionen|daten|lagen|zwecke?n?|gesetz|nummer|adresse|behörde)$/u
const NO_NAME =
  /(?<![\p{L}])(?:Unsere?[nmrs]?|Meine?[nmrs]?|Keine?[nmrs]?|Jede[nmrs]?|Alle[nmrs]?|Viele[rn]?|Team|Aufträge?|Programme?|Bereiche?|Vor|Partner(?! )|Kunden|Service|Abteilung(?:en)?|Leitung|Restaurant|Schwerpunkte?|Personal|Kontakt|Adressen?|Nummern?|Zugang|Portal|Hefte?|Software|System|App|Shop|Seite|Newsletter|Termine?|Rezepte?|Patienten?|Mitglieder|Mitarbeiter|Konto|Konten|Überweisung|Karten?|Kosten|Rechnung|Bestellung|Betreiber|Webseite|Internetseite|Fragen|Antworten|Tracking|Versand|Zahlung|Marketing|Vertriebs?|Sicherheit|Support|Content|Analyse|Statistik|Karriere|Hilfe|Rechte|Pflichten|Compliance|Hosting|Sie|Ihre?[nmrs]?|Deine?[nmrs]?|Wahl|Art|Abs|Absatz|Artikel|DSGVO|Datenschutz|Daten|Tel|Telefon|Fax|Montag|Dienstag|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Deutschland|Europa|EU|USA|Server|Cookies?|Website|Online|E-Mail|Internet|Datenschutzbeauftragte[rn]?|Landesbeauftragte[rn]?|Amtsgericht|Zweck|Rechtsgrundlage|Weitere|Diese[rs]?|Wir|Dienst|Dienste|Anbieter|GmbH|AG|Inhaber(?:in)?|Straße)(?![\p{L}])/u

/**
 * Those whom a notice names by their trade ("das Steuerbüro Muster & Beispiel", "die Druckerei am Tor") or by what they do
 * ("Rechtsanwältin Erika Beispiel"), where a sentence or a list says that they get or do something.
 */
export function bareNames(scene: Scene): readonly BareName[] {
  const found: BareName[] = []
  const opening = scene.text.slice(0, 250)
  scene.sentences.forEach((sentence) => {
    const kind = scene.blocks[sentence.block]?.kind
    if (kind === 'heading' || sentence.text.length < 12) return
    const firm = FIRMS.some((one) => one.may(sentence))
    const person = CALLED.may(sentence) || TITLED.may(sentence) || DOES.may(sentence)
    if (!firm && !person) return
    if (KEPT.test(sentence.text) || !(HANDED.test(sentence) || isListed(scene, sentence))) return
    const own: BareName[] = []
    const add = (name: string, aliases: readonly string[], at: number, length: number): void => {
      if (
        NO_NAME.test(name.replace(/ (?:&|und) Partner$/u, '')) ||
        opening.includes(name) ||
        isGermanTown(name)
      )
        return
      if (denied(sentence.text, at, at + length)) return
      const start = sentence.start + at
      if (own.some((one) => start < one.at[1] && one.at[0] < start + length)) return
      own.push({ name, aliases, at: [start, start + length] })
    }
    if (firm) firms(sentence, add)
    if (person) persons(sentence, add)
    found.push(...own)
  })
  return found
}

const FIRMS = [FIRM, ENDED, APPOSED, DESCRIBED, PAIR, AGENT, HANDED_TO]

type Add = (name: string, aliases: readonly string[], at: number, length: number) => void

function firms(sentence: Sentence, add: Add): void {
  for (const expression of FIRMS) {
    for (const match of expression.all(sentence)) {
      const written = match[1] ?? match[0]
      const start = match.index + (match[1] === undefined ? 0 : match[0].lastIndexOf(match[1]))
      const name = written.replace(/^(?:Firma|Fa\.) /u, '').replace(/[.,]$/u, '')
      const after = sentence.text.slice(start, start + written.length + 40)
      const entity = findEntities(after)[0]
      if (entity && entity.at[0] < written.length) continue
      if (LEGAL_FORM.test(after.slice(written.length, written.length + 14))) continue
      if ((expression === AGENT || expression === HANDED_TO) && TECHNICAL.test(name)) continue
      const last = name.split(' ').at(-1) ?? ''
      if (NO_FIRM.test(last) && !/ (?:&|und|für|zur) |^Zeit|ersicherung$/u.test(name)) continue
      if (findServices(name).length > 0) continue
      const own = name.replace(/^\S+ (?=\p{Lu})/u, '')
      const trade =
        expression === FIRM && own !== name && !isGermanTown(own) && /&| und |^\p{Lu}[\p{L}-]+$/u.test(own)
      const aliases = [
        ...(trade && /&| und /u.test(own) ? [own] : []),
        ...(written === name ? [] : [written]),
      ]
      add(name, aliases, start, written.length)
    }
  }
}

function persons(sentence: Sentence, add: Add): void {
  for (const expression of [CALLED, TITLED, DOES]) {
    for (const match of expression.all(sentence)) {
      const [whole, calling = '', title = '', name = ''] = match
      if (findServices(name).length > 0 || NO_FIRM.test(name)) continue
      const titled = title === '' ? [] : [`${title}${name}`]
      add(
        name,
        [...titled, ...(calling === '' ? [] : [`${calling} ${title}${name}`])],
        match.index + whole.length - name.length,
        name.length,
      )
    }
  }
}

/** In a list or table of those who receive: the sentence or the heading over it says so. */
function isListed(scene: Scene, sentence: Sentence): boolean {
  const kind = scene.blocks[sentence.block]?.kind
  if (kind !== 'item' && kind !== 'row' && kind !== 'line') return false
  if (LIST_OF_RECIPIENTS.test(scene.headingsAbove(sentence.heading)[0] ?? '')) return true
  for (let at = sentence.block - 1; at >= 0 && at > sentence.block - 16; at--) {
    const one = scene.blocks[at]
    if (!one || one.kind === 'heading') return false
    if (one.kind === kind) continue
    return LIST_OF_RECIPIENTS.test(scene.textOf(at))
  }
  return false
}
