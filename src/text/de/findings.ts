import { cite } from '../cite.ts'
import { countryText } from '../country.ts'
import { dayText } from '../day.ts'
import { durationText } from '../duration.ts'
import type { FindingTexts } from '../findings.ts'

const kinds: Readonly<Record<string, string>> = {
  activity: 'Verarbeitungstätigkeit',
  audience: 'Personengruppe',
  category: 'Datenkategorie',
  certificate: 'Zertifikat',
  claim: 'Aussage',
  column: 'Spalte',
  consent: 'Einwilligung',
  form: 'Formular',
  measure: 'Maßnahme',
  message: 'Nachricht',
  period: 'Frist',
  purpose: 'Zweck',
  recipient: 'Empfänger',
  role: 'Rolle',
  store: 'Speicherort',
  'browser-item': 'Eintrag im Browser',
  derivation: 'Ableitung',
}

const instruments: Readonly<Record<string, string>> = {
  adequacy: 'ein Angemessenheitsbeschluss (Art. 45 DSGVO)',
  dpf: 'das EU-US Data Privacy Framework, wenn der Empfänger selbst gelistet ist',
  'scc-2021': 'die Standardvertragsklauseln (EU) 2021/914 mit Prüfung der Rechtslage',
  bcr: 'verbindliche interne Datenschutzvorschriften (Art. 47 DSGVO)',
}

const needs: Readonly<Record<string, string>> = {
  'no-third-party': 'für jeden Host eine Maßnahme, die prüft, dass keine Dritten eingebunden sind',
  'ip-shortened': 'dass jede IP-Adresse vor dem Schreiben gekürzt wird',
  'no-identifier-cookie': 'dass keine Kennung in Cookies gespeichert wird',
  'no-recipients': 'dass es keine Empfänger gibt',
  never: 'etwas, das sich nicht belegen lässt',
}

/** What a field may hold, as a person would say it. */
const forms: Readonly<Record<string, string>> = {
  object: 'mehrere Felder, eingerückt darunter',
  array: 'eine Liste',
  string: 'ein Text',
  number: 'eine Zahl',
  int: 'eine ganze Zahl',
  boolean: 'true oder false',
}

function list(items: readonly string[]): string {
  return items.length === 0 ? 'nichts' : items.map((item) => `„${item}“`).join(', ')
}

function alternatives(lawful: readonly string[]): string {
  if (lawful.length === 0) return 'Kein anderes Instrument trägt diese Übermittlung heute.'
  return `In Betracht kommen: ${lawful.map((id) => instruments[id] ?? id).join('; ')}.`
}

/** What is wrong with a declaration, for people. German is the original. */
export const findings: FindingTexts = {
  'file/too-long': (f) => `Die Datei ist zu lang. Mehr als ${f.most} Zeichen werden nicht gelesen.`,
  'file/unreadable': (f) => `Die Datei lässt sich hier nicht lesen: ${f.says}`,
  'form/unknown-field': (f) => `Das Feld „${f.field}“ gibt es nicht.`,
  'form/missing': (f) => `„${f.field}“ fehlt.`,
  'form/empty': (f) => `„${f.field}“ ist noch leer${f.note === null ? '.' : `: ${f.note}`}`,
  'form/wrong-type': (f) =>
    `„${f.field}“ hat die falsche Art. Erwartet wird: ${forms[f.expected] ?? f.expected}.`,
  'form/not-one-of': (f) => `„${f.field}“ muss eines davon sein: ${list(f.choices)}.`,
  'form/too-small': (f) => `„${f.field}“ ist zu kurz oder zu klein. Mindestens: ${f.least}.`,
  'form/too-big': (f) => `„${f.field}“ ist zu lang oder zu groß. Höchstens: ${f.most}.`,
  'form/invalid': (f) => `„${f.field}“ hat nicht die erwartete Form: ${f.expected}.`,
  'reference/unknown': (f) => `${kinds[f.kind] ?? f.kind} „${f.id}“ ist nirgends erklärt.`,
  'reference/duplicate': (f) => `${kinds[f.kind] ?? f.kind} „${f.id}“ ist zweimal erklärt.`,
  'category/unknown': (f) =>
    `Die Datenkategorie „${f.category}“ kennt weder das Gesetzesverzeichnis noch diese Erklärung.`,
  'category/known-by-law': (f) =>
    `„${f.category}“ steht schon im Gesetzesverzeichnis und kann nicht anders erklärt werden.`,
  'category/no-activity': (f) =>
    `„${f.store}“ speichert „${f.category}“, aber keine Verarbeitungstätigkeit an diesem Ort erklärt diese Daten.`,
  'company/no-land': (f) =>
    `Für „${f.company}“ fehlt das Land des Sitzes. Danach richtet sich die Aufsichtsbehörde.`,
  'contact/no-privacy': (f) =>
    `„${f.company}“ nennt keinen Weg, auf dem Anträge zum Datenschutz gestellt werden können.`,
  'contact/no-electronic': (f) => `„${f.company}“ nennt keinen elektronischen Weg der Kontaktaufnahme.`,
  'authority/unknown': (f) => `Eine Aufsichtsbehörde „${f.authority}“ ist nicht bekannt.`,
  'authority/not-competent': (f) =>
    `„${f.authority}“ ist für den Sitz ${f.land} nicht zuständig. ${
      f.competent === null ? 'Bitte nennen Sie die zuständige Behörde.' : `Zuständig ist: ${f.competent}.`
    }`,
  'officer/required': (f) =>
    `Es muss eine Datenschutzbeauftragte oder ein Datenschutzbeauftragter benannt werden: ${cite(f.citation, 'de')} greift${
      f.heads === null ? '' : ` ab ${f.heads} Personen`
    } (${f.trigger}).`,
  'representative/missing': (f) =>
    `Der Sitz liegt außerhalb des EWR (${countryText(f.country, 'de')}). Der Vertreter in der Union fehlt.`,
  'purpose/no-basis': (f) =>
    `Der Zweck „${f.purpose}“ der Tätigkeit „${f.activity}“ hat keine Rechtsgrundlage.`,
  'purpose/two-bases': (f) =>
    `Der Zweck „${f.purpose}“ der Tätigkeit „${f.activity}“ stützt sich auf mehrere Rechtsgrundlagen. Je Zweck gilt genau eine.`,
  'special/no-ground': (f) =>
    `„${f.category}“ in „${f.activity}“ ist eine besondere Kategorie. Art. 6 allein genügt nicht, es fehlt der Grund nach Art. 9 Abs. 2.`,
  'special/pair': (f) =>
    `Art. ${f.ground} passt nicht zur Rechtsgrundlage Art. ${f.basis}. Möglich sind: ${list(f.allowed)}.`,
  'basis/interest-public-body': (f) =>
    `Behörden können sich bei ihren Aufgaben nicht auf berechtigte Interessen stützen („${f.activity}“).`,
  'consent/other-purpose': (f) =>
    `Die Einwilligung „${f.consent}“ wird für einen anderen Zweck erbeten als für „${f.purpose}“ in „${f.activity}“.`,
  'consent/no-consent-basis': (f) =>
    `Die Einwilligung „${f.consent}“ wird erbeten, aber der Zweck „${f.purpose}“ stützt sich nicht auf sie. Wer um Einwilligung bittet, muss sich an ein Nein halten.`,
  'consent/not-explicit': (f) =>
    `Die Einwilligung „${f.consent}“ trägt besondere Kategorien und muss ausdrücklich sein („special: true“).`,
  'consent/many-purposes': (f) =>
    `Die Einwilligung „${f.consent}“ deckt mehrere Zwecke. Jeder Zweck braucht seine eigene Frage.`,
  'consent/coupled': (f) =>
    `Das Formular „${f.form}“ verlangt die Einwilligung „${f.consent}“ in eine andere Tätigkeit. Sie darf nicht Bedingung sein.`,
  'consent/not-asked': (f) =>
    `Das Formular „${f.form}“ erhebt Daten aufgrund der Einwilligung „${f.consent}“, fragt aber nicht nach ihr.`,
  'consent/never-asked': (f) => `Nach der Einwilligung „${f.consent}“ wird in keinem Formular gefragt.`,
  'consent/child': (f) =>
    `„${f.audience}“ sind Minderjährige. Für die Einwilligung „${f.consent}“ fehlt, wie die Eltern zustimmen.`,
  'decision/no-consent': (f) =>
    `Die automatisierte Entscheidung in „${f.activity}“ soll auf Einwilligung beruhen, aber keine Grundlage der Tätigkeit ist eine Einwilligung.`,
  'decision/special': (f) =>
    `Die automatisierte Entscheidung in „${f.activity}“ nutzt besondere Kategorien. Das geht nur mit ausdrücklicher Einwilligung oder einem Gesetz im erheblichen öffentlichen Interesse.`,
  'credit/no-agency': (f) =>
    `„${f.activity}“ prüft die Bonität, nennt aber keine Auskunftei als Quelle und Empfänger.`,
  'credit/no-decision': (f) =>
    `„${f.activity}“ prüft die Bonität, sagt aber nichts zur automatisierten Entscheidung: Logik, Folgen, Prüfung durch einen Menschen.`,
  'credit/no-case': (f) =>
    `„${f.activity}“ fragt „${f.recipient}“ an, ohne dass ein Anlass erklärt ist. „In berechtigten Fällen“ genügt nicht.`,
  'source/vague': (f) => `Woher „${f.category}“ stammt, ist zu ungenau gesagt: „${f.party}“.`,
  'source/role-unsaid': (f) =>
    `„${f.activity}“ erhält „${f.category}“ von „${f.party}“. Es fehlt, in welchem Verhältnis Sie zu dieser Stelle stehen: Nennen Sie sie unter den Empfängern mit ihrer Rolle.`,
  'recipient/no-contract': (f) => `Mit „${f.recipient}“ fehlt der Vertrag über die Auftragsverarbeitung.`,
  'recipient/contract-expired': (f) =>
    `Der Vertrag mit „${f.recipient}“ ist am ${dayText(f.until, 'de')} abgelaufen.`,
  'recipient/contract-not-yet': (f) =>
    `Der Vertrag mit „${f.recipient}“ ist erst am ${dayText(f.signed, 'de')} geschlossen.`,
  'recipient/not-bound': (f) => `Der Vertrag bindet „${f.recipient}“ nicht an Ihre Weisung und Ihre Zwecke.`,
  'recipient/receives-less': (f) =>
    `„${f.recipient}“ bekommt „${f.category}“, erklärt ist das beim Empfänger aber nicht.`,
  'recipient/receives-more': (f) =>
    `Bei „${f.recipient}“ ist „${f.category}“ erklärt, aber keine Weitergabe und kein Speicherort gibt es dorthin.`,
  'recipient/unused': (f) => `„${f.recipient}“ ist als Empfänger genannt, bekommt aber nichts.`,
  'recipient/joint-unsaid': (f) =>
    `„${f.recipient}“ ist gemeinsam mit Ihnen verantwortlich. Das Wesentliche der Vereinbarung fehlt bei der Tätigkeit.`,
  'disclosure/undeclared-category': (f) =>
    `„${f.activity}“ gibt „${f.category}“ an „${f.recipient}“ weiter, erhebt diese Daten nach der Erklärung aber nicht.`,
  'disclosure/other-basis': (f) =>
    `Die Weitergabe an „${f.recipient}“ für „${f.purpose}“ nennt Art. ${f.basis}, der Zweck stützt sich auf eine andere Grundlage.`,
  'transfer/ended': (f) =>
    `Die Übermittlung an „${f.recipient}“ stützt sich auf „${f.instrument}“ (${cite(f.citation, 'de')}). Das trägt ${
      f.since === null ? 'an diesem Tag nicht' : `seit dem ${dayText(f.since, 'de')} nicht mehr`
    }${f.by === null ? '' : ` (${f.by})`}. ${alternatives(f.lawful)}`,
  'transfer/missing': (f) =>
    `Über „${f.recipient}“ gelangen Daten in ein Drittland (${countryText(f.country, 'de')}), und nichts trägt die Übermittlung. ${alternatives(f.lawful)}`,
  'transfer/other-country': (f) =>
    `„${f.instrument}“ gilt nicht für „${f.recipient}“ (${countryText(f.country, 'de')}). ${alternatives(f.lawful)}`,
  'transfer/too-early': (f) =>
    `„${f.instrument}“ mit „${f.recipient}“ ist vor dem ${dayText(f.from, 'de')} unterschrieben, als es diese Klauseln noch nicht gab.`,
  'transfer/needless': (f) =>
    `„${f.recipient}“ sitzt im EWR (${countryText(f.country, 'de')}). Ein Instrument für Drittländer ist nicht nötig.`,
  'transfer/consent-unfit': (f) =>
    `Die Einwilligung „${f.consent}“ trägt die Übermittlung an „${f.recipient}“ nicht: Keine Weitergabe dorthin hängt von ihr ab.`,
  'store/shape': (f) => `Für den Speicherort „${f.store}“ fehlt „${f.missing}“.`,
  'store/no-activity': (f) => `Keine Verarbeitungstätigkeit nutzt den Speicherort „${f.store}“.`,
  'store/nobody': (f) =>
    `„${f.store}“ gehört niemandem, enthält aber „${f.category}“. Auskunft und Löschung fänden diese Daten nicht.`,
  'store/unsealed': (f) =>
    `Die Spalte „${f.column}“ in „${f.store}“ enthält „${f.category}“ und ist nicht unter dem Schlüssel der Person versiegelt.`,
  'store/ip-full': (f) =>
    `Die Spalte „${f.column}“ in „${f.store}“ soll gekürzte IP-Adressen enthalten, kürzt sie aber nicht vor dem Schreiben.`,
  'period/none': (f) => `Für „${f.store}“ ist keine Speicherdauer angegeben.`,
  'period/state-uncovered': (f) =>
    `Für Einträge in „${f.store}“ mit „${f.column}“ = „${f.state}“ ist keine Speicherdauer angegeben.`,
  'period/start-unknown': (f) =>
    `Die Frist „${f.period}“ beginnt mit „${f.column}“. Diese Spalte gibt es in „${f.store}“ nicht.`,
  'period/start-no-date': (f) =>
    `Die Frist „${f.period}“ beginnt mit „${f.column}“. Das ist kein Tag und kein Zeitpunkt.`,
  'period/state-unknown': (f) =>
    `Die Frist „${f.period}“ nennt den Stand „${f.state}“, den „${f.column}“ nicht kennt.`,
  'period/rule-unknown': (f) => `Eine gesetzliche Frist „${f.rule}“ ist nicht bekannt.`,
  'period/rule-not-in-force': (f) =>
    `Die Frist „${f.rule}“ gilt an diesem Tag nicht (ab ${f.from === null ? 'jeher' : dayText(f.from, 'de')}, bis ${
      f.until === null ? 'auf Weiteres' : dayText(f.until, 'de')
    }). Heute gilt: ${list(f.now)}.`,
  'period/rule-no-length': (f) =>
    `„${f.rule}“ nennt keine Dauer. Geben Sie eine eigene Frist mit Begründung an.`,
  'period/too-long': (f) =>
    `Die Frist „${f.period}“ (${durationText(f.duration, 'de')}) ist länger, als das Gesetz erlaubt: ${f.rule.de}, ${cite(f.citation, 'de')}.`,
  'period/longer-than-custom': (f) =>
    `Die Frist „${f.period}“ (${durationText(f.duration, 'de')}) ist länger als üblich: ${f.rule.de}, ${cite(f.citation, 'de')}. Sie brauchen dafür einen besonderen Grund.`,
  'period/duty-in-use': (f) =>
    `Die Frist „${f.period}“ besteht nur wegen „${f.rule}“. Bis zu ihrem Ende sollten die Daten eingeschränkt sein.`,
  'period/vague': (f) => `Die Frist „${f.period}“ ist zu ungenau begründet: „${f.says}“.`,
  'browser/not-necessary': (f) =>
    `„${f.item}“ soll unbedingt erforderlich sein, dient aber einem anderen Zweck („${f.word}“). Dafür braucht es eine Einwilligung.`,
  'browser/third-party': (f) =>
    `„${f.item}“ wird von „${f.setter}“ oder als Zählpixel gesetzt und kann nicht als unbedingt erforderlich gelten. Dafür braucht es eine Einwilligung.`,
  'browser/outlives-consent': (f) =>
    `„${f.item}“ bleibt ${durationText(f.lifetime, 'de')}, die Einwilligung gilt aber nur ${durationText(f.lasts, 'de')}.`,
  'browser/long-life': (f) =>
    `„${f.item}“ bleibt ${durationText(f.lifetime, 'de')} und damit länger als üblich (${f.rule}).`,
  'field/undeclared-category': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ erhebt „${f.category}“. Die Tätigkeit „${f.activity}“ erklärt diese Daten nicht.`,
  'field/unknown-column': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ schreibt nach „${f.column}“. Diese Spalte gibt es in „${f.store}“ nicht.`,
  'field/other-category': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ ist „${f.category}“, seine Spalte aber „${f.columnCategory}“.`,
  'field/voluntary-required': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ ist Pflicht, „${f.category}“ ist aber als freiwillig erklärt.`,
  'field/title-required': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ verlangt eine Anrede. Sie ist für einen Vertrag in der Regel nicht nötig.`,
  'field/no-choices': (f) =>
    `Das Feld „${f.field}“ im Formular „${f.form}“ ist eine Auswahl ohne Auswahlmöglichkeiten.`,
  'field/person-unknown': (f) =>
    `Das Formular „${f.form}“ erkennt die Person an „${f.field}“. Das muss ein Pflichtfeld für eine E-Mail-Adresse sein.`,
  'message/no-consent': (f) => `Die Werbung „${f.message}“ stützt sich auf keine Einwilligung.`,
  'message/no-unsubscribe': (f) => `In der Werbung „${f.message}“ fehlt die Abmeldung ({{unsubscribe}}).`,
  'measure/expired': (f) => `Der Beleg für „${f.measure.de}“ ist am ${dayText(f.until, 'de')} abgelaufen.`,
  'measure/other-host': (f) => `„${f.measure.de}“ bezieht sich auf ${f.host}. Dieser Host ist nicht erklärt.`,
  'certificate/expired': (f) =>
    `Das Zertifikat „${f.certificate.de}“ ist am ${dayText(f.until, 'de')} abgelaufen. Es darf nicht mehr genannt werden.`,
  'text/outdated': (f) =>
    `„${f.said}“ ist seit dem ${dayText(f.since, 'de')} überholt (${f.old.de}). ${f.instead === null ? 'Einen Nachfolger gibt es nicht.' : `Heute: ${f.instead.de}.`}`,
  'text/citation': (f) => `„${f.said}“ führt zu keiner Vorschrift.`,
  'text/absolute': (f) =>
    `„${f.said}“ ist eine Zusage ohne Deckung (${f.claim}). Sie setzt voraus: ${needs[f.needs] ?? f.needs}. Zulässig ist: „${f.instead.de}“`,
  'text/undeclared-host': (f) =>
    `Im Text steht ${f.host}. Dieser Host ist nicht erklärt, die Datenschutzerklärung gilt dort nicht.`,
}
