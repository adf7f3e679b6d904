import type { Language } from '../../base/index.ts'

/** The questions a draft puts to whoever completes it, and the reasons it gives for what it filled in itself. */
export interface Asks {
  readonly gap: string
  readonly page: string
  readonly head: (file: string, asOf: string, gaps: string) => readonly string[]
  readonly languages: string
  readonly companyId: string
  readonly company: string
  /** What stands for a controller that the notice does not name, where a check speaks of it. */
  readonly unnamed: string
  readonly street: string
  readonly postcode: string
  readonly city: string
  readonly country: string
  readonly land: string
  readonly landFromPostcode: string
  readonly contacts: string
  readonly contactFor: string
  readonly officer: string
  readonly officerEmail: string
  readonly authority: (named: string | null, competent: string | null) => string
  readonly hosts: (seen: string | null) => string
  readonly audience: string
  readonly minors: string
  readonly who: string
  readonly ownCategory: string
  readonly section: string
  readonly name: string
  readonly translation: (into: Language) => string
  readonly left: string
  readonly unread: (pieces: readonly string[]) => string
  readonly role: string
  readonly essence: string
  readonly purpose: string
  readonly givenFor: (named: readonly string[]) => string
  readonly base: (candidates: readonly string[]) => string
  readonly contract: string
  readonly statute: string
  readonly danger: string
  readonly task: string
  readonly interest: (said: string | null) => string
  readonly weighed: string
  readonly weighing: string
  readonly consent: string
  readonly question: string
  readonly refusal: string
  readonly special: (article: string) => string
  readonly category: string
  readonly source: string
  readonly provision: (said: readonly string[]) => string
  readonly handedOver: string
  readonly requires: string
  readonly requiresConsent: string
  readonly duration: (said: string | null) => string
  readonly rule: (rules: readonly string[]) => string
  readonly event: (said: readonly string[]) => string
  readonly why: string
  readonly during: string
  readonly store: string
  readonly storeKind: string
  readonly table: string
  readonly of: string
  readonly host: string
  readonly proposal: string
  readonly decision: (said: string | null) => string
  readonly kind: string
  readonly recipientRole: string
  readonly seat: (known: string | null) => string
  readonly signed: string
  readonly contractFile: string
  readonly limited: string
  readonly listed: string
  readonly checked: string
  readonly module: string
  readonly assessment: string
  readonly approved: string
  readonly approvedBy: string
  readonly decisionId: string
  readonly transfer: (said: readonly string[]) => string
  readonly receives: (said: string | null) => string
  readonly setter: string
  readonly cookiePurpose: string
  readonly cookieContent: string
  readonly lifetime: string
  readonly access: string
  readonly httpOnly: string
  readonly changes: string
  readonly above: (anchor: string) => string
}

const de: Asks = {
  gap: 'ERGÄNZEN',
  page: 'Seite',
  head: (file, asOf, gaps) => [
    `Entwurf einer Erklärung, gelesen aus ${file} nach dem Recht vom ${asOf}.`,
    `Hinter jedem Wert steht, wo er in der Datei gefunden wurde. ${gaps} Stellen mit ERGÄNZEN muss ein Mensch ausfüllen;`,
    'solange eine offen ist, lehnt `zusage check` die Erklärung mit dieser Zeile ab. Die Rechte der betroffenen Personen',
    'stehen nicht hier: ihr Wortlaut ist fest.',
  ],
  languages: 'die Sprache der Datei',
  companyId: 'Vorschlag aus dem Namen',
  company: 'Name und Rechtsform des Verantwortlichen (Art. 13 Abs. 1 lit. a DSGVO)',
  unnamed: 'Das Unternehmen',
  street: 'Straße und Hausnummer',
  postcode: 'Postleitzahl',
  city: 'Ort',
  country: 'Land, zum Beispiel DE',
  land: 'Bundesland des Sitzes, zum Beispiel DE-NW; danach richtet sich die Aufsichtsbehörde (§ 40 BDSG)',
  landFromPostcode: 'folgt aus der Postleitzahl',
  contacts: 'wie man Sie in Datenschutzfragen erreicht: channel, value, privacy',
  contactFor: 'in der Erklärung als Kontakt genannt',
  officer:
    'genannt ist niemand: designated: true mit email, oder designated: false mit reason, assessed und staff (Art. 37 DSGVO, § 38 BDSG)',
  officerEmail: 'E-Mail-Adresse der datenschutzbeauftragten Person',
  authority: (named, competent) =>
    `Kennung der Aufsichtsbehörde aus law/authorities.json${named === null ? '; die Erklärung nennt keine' : `; genannt: „${named}“`}${competent === null ? '' : `; nach dem Sitz zuständig: ${competent}`}`,
  hosts: (seen) => `die Hostnamen, für die die Erklärung gilt${seen === null ? '' : `, vielleicht ${seen}`}`,
  audience: 'wen es betrifft (de und en)',
  minors: 'true, wenn sich das Angebot auch an Minderjährige richtet, sonst false',
  who: 'Betroffene',
  ownCategory:
    'Vorschlag: so allgemein, wie die Erklärung es sagt; genauer sind die Kategorien aus law/categories.json',
  section: 'Abschnitt',
  name: 'wie die Tätigkeit heißt (de und en); die Absätze haben keine Überschrift',
  translation: (into) => `dasselbe auf ${into === 'de' ? 'Deutsch' : 'Englisch'}`,
  left: 'Sätze der Erklärung, die in diesem Entwurf nirgends stehen. Prüfen Sie, ob etwas davon hineingehört:',
  unread: (pieces) =>
    `nicht als Daten erkannt, aber mit ihnen genannt: ${pieces.map((one) => `„${one}“`).join(', ')}`,
  role: 'die Erklärung spricht als Verantwortlicher',
  essence: 'das Wesentliche der Vereinbarung (Art. 26 Abs. 2 DSGVO; de und en)',
  purpose: 'Zweck der Verarbeitung (de und en); der Abschnitt nennt keinen, der erkannt wurde',
  givenFor: (named) =>
    `für welchen Zweck dieser Tätigkeit er es bekommt; der Abschnitt sagt es nicht deutlich. Ihre Zwecke: ${named.join(', ')}`,
  base: (candidates) =>
    `Rechtsgrundlage mit dem, was sie verlangt${candidates.length === 0 ? '; der Abschnitt nennt keine zu diesem Zweck' : `; genannt sind: ${candidates.join(', ')}. Zu jedem Zweck gehört genau eine`}`,
  contract: 'welcher Vertrag, oder welche Schritte davor (de und en)',
  statute: 'die Vorschrift, die dazu verpflichtet, zum Beispiel § 147 AO',
  danger: 'welche Gefahr für wen (de und en)',
  task: 'welche öffentliche Aufgabe (de und en)',
  interest: (said) =>
    `das berechtigte Interesse, als Satzteil (de und en)${said === null ? '' : `; die Erklärung: ${said}`}`,
  weighed: 'Tag der Abwägung',
  weighing: 'Ergebnis der Abwägung in ein, zwei Sätzen (de und en)',
  consent: 'folgt aus der Einwilligung als Grundlage',
  question: 'die Frage, mit der eingewilligt wird (de und en)',
  refusal: 'was geschieht, wenn jemand nicht einwilligt (de und en)',
  special: (article) =>
    `was Art. ${article} verlangt: wessen Berufsgeheimnis, welches Gesetz, welche Ansprüche`,
  category: 'Kategorie aus law/categories.json; der Abschnitt nennt keine, die erkannt wurde',
  source:
    'woher die Daten stammen: { from: person }, { from: observed, by: … }, { from: third-party, … } oder { from: derived, … }',
  provision: (said) =>
    `ob die Angabe nötig ist: { duty: voluntary }, { duty: needed, otherwise: … }, { duty: contract, … }, { duty: statute, … } oder { duty: none }${said.length === 0 ? '' : `; die Erklärung: ${said.join(', ')}`}`,
  handedOver: 'welche Kategorien weitergegeben werden',
  requires:
    'was vor der Weitergabe vorliegen muss: order, consent, case, approval, two-approvals, state, pick oder none',
  requiresConsent: 'folgt aus der Einwilligung als Grundlage',
  duration: (said) =>
    `wie lange, als Dauer wie P30D oder P2Y${said === null ? '; der Abschnitt nennt keine Frist' : `; die Erklärung: ${said}`}`,
  rule: (rules) =>
    `welche Aufbewahrungspflicht aus law/retention-periods.json${rules.length === 0 ? '' : `, vielleicht ${rules.join(' oder ')}`}`,
  event: (said) =>
    `womit die Frist beginnt, im Dativ: „dem Abruf“ (de und en)${said.length === 0 ? '' : `; die Erklärung: ${said.join(', ')}`}`,
  why: 'warum so lange (de und en)',
  during: 'use, oder restricted, wenn die Daten nur noch wegen einer Pflicht aufbewahrt werden',
  store: 'Name des Speichers (de und en)',
  storeKind: 'table, oder log-files (dann files: statt table:)',
  table: 'Name der Tabelle',
  of: 'person, wenn jede Zeile zu einer Person gehört, sonst nobody',
  host: 'own, oder der Empfänger, der den Speicher betreibt',
  proposal: 'Vorschlag aus der Kategorie',
  decision: (said) =>
    `{ made: 'no' }, oder { made: 'yes', … } mit logic, effects, ground und review (Art. 22 DSGVO)${said === null ? '' : `; die Erklärung: ${said}`}`,
  kind: 'Art des Empfängers, zum Beispiel Zustelldienst (de und en)',
  recipientRole: 'processor, controller, joint oder person-in-role',
  seat: (known) => `Land des Sitzes${known === null ? '' : `; im Verzeichnis der Dienste steht ${known}`}`,
  signed: 'Tag des Vertrags nach Art. 28 DSGVO',
  contractFile: 'Datei des Vertrags',
  limited: 'true, wenn der Vertrag an Weisung und Zweck bindet',
  listed: 'Name auf der Liste des Datenschutzrahmens',
  checked: 'Tag, an dem dort nachgesehen wurde',
  module: "Modul der Standardvertragsklauseln: '1' bis '4'",
  assessment: 'Tag der Prüfung des Drittlandes (Transfer Impact Assessment)',
  approved: 'Tag der Genehmigung',
  approvedBy: 'Behörde, die genehmigt hat',
  decisionId: 'Kennung des Beschlusses aus law/adequacy-decisions.json',
  transfer: (said) =>
    `worauf die Übermittlung in das Drittland beruht${said.length === 0 ? '; die Erklärung nennt nichts' : `; die Erklärung nennt: ${said.join(', ')}`}`,
  receives: (said) =>
    `welche Kategorien er erhält${said === null ? '' : `, und bei welcher Tätigkeit (disclosures); die Erklärung: ${said}`}`,
  setter: 'own, oder der Empfänger, der es setzt',
  cookiePurpose: 'wozu (de und en)',
  cookieContent: 'was darin steht (de und en)',
  lifetime: 'session, oder eine Dauer wie P30D',
  access: '{ ground: consent, consent: … } oder { ground: necessary, why: … } (§ 25 TDDDG)',
  httpOnly: 'true, wenn Skripte es nicht lesen können',
  above: (anchor) => `wie oben bei &${anchor}`,
  changes: 'wie über Änderungen informiert wird (de und en)',
}

const en: Asks = {
  gap: 'FILL IN',
  page: 'page',
  head: (file, asOf, gaps) => [
    `Draft of a declaration, read from ${file} by the law of ${asOf}.`,
    `Behind each value stands where it was found in the file. ${gaps} places with FILL IN are for a human;`,
    'while one is open, `zusage check` refuses the declaration with that line. The rights of the people concerned',
    'do not stand here: their wording is fixed.',
  ],
  languages: 'the language of the file',
  companyId: 'proposal from the name',
  company: 'name and legal form of the controller (Art. 13(1)(a) GDPR)',
  unnamed: 'The company',
  street: 'street and number',
  postcode: 'postcode',
  city: 'town',
  country: 'country, such as DE',
  land: 'Land of the seat, such as DE-NW; it decides the authority (§ 40 BDSG)',
  landFromPostcode: 'follows from the postcode',
  contacts: 'how you are reached on data protection: channel, value, privacy',
  contactFor: 'named as contact in the notice',
  officer:
    'nobody is named: designated: true with email, or designated: false with reason, assessed and staff (Art. 37 GDPR, § 38 BDSG)',
  officerEmail: 'e-mail address of the data protection officer',
  authority: (named, competent) =>
    `id of the authority in law/authorities.json${named === null ? '; the notice names none' : `; named: “${named}”`}${competent === null ? '' : `; competent by the seat: ${competent}`}`,
  hosts: (seen) => `the hosts that the notice is for${seen === null ? '' : `, perhaps ${seen}`}`,
  audience: 'whom it concerns (de and en)',
  minors: 'true where minors are addressed too, else false',
  who: 'people concerned',
  ownCategory:
    'proposal: as general as the notice says it; the categories of law/categories.json are more exact',
  section: 'section',
  name: 'what the activity is called (de and en); the paragraphs have no heading',
  translation: (into) => `the same in ${into === 'de' ? 'German' : 'English'}`,
  left: 'Sentences of the notice that stand nowhere in this draft. See whether any of it belongs there:',
  unread: (pieces) =>
    `not recognised as data, but named with them: ${pieces.map((one) => `“${one}”`).join(', ')}`,
  role: 'the notice speaks as controller',
  essence: 'the essence of the arrangement (Art. 26(2) GDPR; de and en)',
  purpose: 'purpose of the processing (de and en); the section names none that was recognised',
  givenFor: (named) =>
    `for which purpose of this activity it gets this; the section does not say it plainly. Its purposes: ${named.join(', ')}`,
  base: (candidates) =>
    `legal basis with what it asks for${candidates.length === 0 ? '; the section names none for this purpose' : `; named are: ${candidates.join(', ')}. Each purpose has exactly one`}`,
  contract: 'which contract, or which steps before it (de and en)',
  statute: 'the rule that obliges, such as § 147 AO',
  danger: 'which danger to whom (de and en)',
  task: 'which public task (de and en)',
  interest: (said) =>
    `the legitimate interest, as part of a sentence (de and en)${said === null ? '' : `; the notice: ${said}`}`,
  weighed: 'day of the balancing test',
  weighing: 'what the balancing came to, in a sentence or two (de and en)',
  consent: 'follows from consent as the basis',
  question: 'the question that consent answers (de and en)',
  refusal: 'what happens when somebody does not consent (de and en)',
  special: (article) => `what Art. ${article} asks for: whose professional secrecy, which law, which claims`,
  category: 'category of law/categories.json; the section names none that was recognised',
  source:
    'where the data comes from: { from: person }, { from: observed, by: … }, { from: third-party, … } or { from: derived, … }',
  provision: (said) =>
    `whether it must be given: { duty: voluntary }, { duty: needed, otherwise: … }, { duty: contract, … }, { duty: statute, … } or { duty: none }${said.length === 0 ? '' : `; the notice: ${said.join(', ')}`}`,
  handedOver: 'which categories are handed over',
  requires:
    'what must be there before it is handed over: order, consent, case, approval, two-approvals, state, pick or none',
  requiresConsent: 'follows from consent as the basis',
  duration: (said) =>
    `how long, as a duration such as P30D or P2Y${said === null ? '; the section names no period' : `; the notice: ${said}`}`,
  rule: (rules) =>
    `which duty to keep, from law/retention-periods.json${rules.length === 0 ? '' : `, perhaps ${rules.join(' or ')}`}`,
  event: (said) =>
    `what the period starts from, such as “the request” (de and en)${said.length === 0 ? '' : `; the notice: ${said.join(', ')}`}`,
  why: 'why so long (de and en)',
  during: 'use, or restricted where data is kept for a duty alone',
  store: 'name of the store (de and en)',
  storeKind: 'table, or log-files (then files: instead of table:)',
  table: 'name of the table',
  of: 'person where each row belongs to one person, else nobody',
  host: 'own, or the recipient that runs the store',
  proposal: 'proposal from the category',
  decision: (said) =>
    `{ made: 'no' }, or { made: 'yes', … } with logic, effects, ground and review (Art. 22 GDPR)${said === null ? '' : `; the notice: ${said}`}`,
  kind: 'kind of recipient, such as carrier (de and en)',
  recipientRole: 'processor, controller, joint or person-in-role',
  seat: (known) => `country of the seat${known === null ? '' : `; the catalogue of services has ${known}`}`,
  signed: 'day of the contract under Art. 28 GDPR',
  contractFile: 'file of the contract',
  limited: 'true where the contract binds to instructions and purpose',
  listed: 'name on the list of the Data Privacy Framework',
  checked: 'day on which the list was looked at',
  module: "module of the standard contractual clauses: '1' to '4'",
  assessment: 'day of the transfer impact assessment',
  approved: 'day of the approval',
  approvedBy: 'authority that approved',
  decisionId: 'id of the decision in law/adequacy-decisions.json',
  transfer: (said) =>
    `what the transfer to the third country rests on${said.length === 0 ? '; the notice names nothing' : `; the notice names: ${said.join(', ')}`}`,
  receives: (said) =>
    `which categories it receives${said === null ? '' : `, and in which activity (disclosures); the notice: ${said}`}`,
  setter: 'own, or the recipient that sets it',
  cookiePurpose: 'what for (de and en)',
  cookieContent: 'what stands in it (de and en)',
  lifetime: 'session, or a duration such as P30D',
  access: '{ ground: consent, consent: … } or { ground: necessary, why: … } (§ 25 TDDDG)',
  httpOnly: 'true where scripts cannot read it',
  above: (anchor) => `as above at &${anchor}`,
  changes: 'how people learn of changes (de and en)',
}

/** The questions and reasons of a draft in a language. */
export const asks: Readonly<Record<Language, Asks>> = { de, en }
