import { fitsAny, patterns } from '../../pattern.ts'
import { defineRule } from '../../rule.ts'
import { below } from '../../view.ts'

const LOGS = patterns([
  'Server-?\\s?Log',
  'Log-?\\s?[Ff]iles?',
  'Logdatei|Protokolldatei|Zugriffsprotokoll',
  'server logs?|log files?',
])
const PERIOD = patterns([
  '(?:\\d{1,4}|eine[nrm]?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|vierzehn|zwanzig|dreißig|sechzig|neunzig) (?:\\w+ )?(?:Stunden?|Tage?n?|Wochen?|Monate?n?|Jahre?n?)\\b',
  '(?:\\d{1,4}|one|two|seven|thirty|a few|several) (?:\\w+ )?(?:hours?|days?|weeks?|months?|years?)\\b',
  '(?:gelöscht|löschen|Löschung|anonymisiert|verworfen|nicht gespeichert) … (?:sobald|nach|wenn|unmittelbar|Ende|Beendigung)',
  '(?:sobald|nach|unmittelbar|Ende|Beendigung) … (?:gelöscht|löschen|anonymisiert)',
  'Speicherdauer|Dauer der Speicherung|nicht (?:dauerhaft )?gespeichert',
  'deleted|erased',
  // That they stay for good is a period, and another fault.
  'unbestimmte (?:Zeit|Dauer)|unbegrenzt|unbefristet|auf Dauer|dauerhaft (?:gespeichert|aufbewahrt)|indefinitely',
])

/** The host's logs are the same; where a notice has a passage of its own on logs, that is where to say it. */
const OWN_LOGS = /server/iu
const TOLD_ELSEWHERE = patterns([
  '(?:Server-?)?(?:Log-?\\w*|Protokoll(?:e|daten|dateien)) … (?:Stunden?|Tage?n?|Wochen?|Monate?n?)\\b … (?:gelöscht|anonymisiert|überschrieben|aufbewahrt|gespeichert|vernichtet)',
])

const NOT_OURS = patterns([
  'kein\\w* (?:\\w+ ){0,3}(?:Server-?)?\\s?Log',
  '=\\b(?:LinkedIn|Google|Matomo|Facebook|Cloudflare)\\b',
  'laut|Logdateien \\(z',
])

/** Whoever keeps server logs says how long (Art. 13(2)(a)). */
export default defineRule({
  code: 'retention/logs-missing',
  law: 'GDPR 13(2)(a)',
  accepts: [
    'Server-Log-Dateien\n\nUnser Anbieter speichert die IP-Adresse in Server-Log-Dateien. Sie werden nach sieben Tagen gelöscht.',
    'Wir führen kein Verzeichnis der Besucher.',
    'In den Protokolldateien stehen IP-Adresse und Uhrzeit, neun Tage lang.',
    'Server-Log-Dateien\n\nUnser Anbieter speichert die IP-Adresse auf unbestimmte Zeit in Server-Log-Dateien.',
    'Server-Log-Dateien\n\nGespeichert werden:\n\n1. IP-Adresse\n\n2. Uhrzeit\n\n3. Seite\n\nDie Protokolle werden nach sieben Tagen anonymisiert.',
  ],
  catches: [
    'Server-Log-Dateien\n\nUnser Anbieter speichert in Server-Log-Dateien Ihre IP-Adresse und die Uhrzeit.',
  ],

  check(_notice, _facts, context) {
    const { view } = context
    const hits = view.findAny(LOGS, 20).filter((hit) => !view.fitsSentence(NOT_OURS, hit))
    const told = hits.some((hit) => {
      const section = context.section(hit)
      const text = section.length < 4000 ? section : `${view.near(hit)}\n${below(view, hit.paragraph, 2500)}`
      return fitsAny(PERIOD, text)
    })
    const hit = hits.find((one) => OWN_LOGS.test(view.text.slice(one.start, one.end))) ?? hits[0]
    return told || hit === undefined || view.has(TOLD_ELSEWHERE) ? [] : [{ hit }]
  },
})
