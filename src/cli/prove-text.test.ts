import { expect, test } from 'vitest'
import { sampleDeclaration as declaration } from '../../test/support/sample.ts'
import { parseInstant } from '../base/index.ts'
import { derivePledges, type Judged, reportOf } from '../evidence/index.ts'
import { pledgesText } from './prove-text.ts'

const at = parseInstant('2026-11-22T08:00:00.000Z')
const judged = derivePledges(declaration).map((pledge): Judged => {
  const broken = pledge.id === 'recipients/only-declared'
  const place = 'table disclosure_outbox, row 0192, column recipient'
  return {
    pledge,
    verdict: broken ? 'broken' : 'kept',
    proof: {
      pledge: pledge.id,
      at,
      outcome: broken ? 'broken' : 'kept',
      finding: {
        examined: 1,
        offences: broken ? [{ place, says: { de: 'Unbekannt.', en: 'Unknown.' } }] : [],
        saw: { de: 'Angesehen.', en: 'Looked at.' },
      },
    },
  }
})
const text = (of: readonly Judged[], language: 'de' | 'en'): string =>
  pledgesText(reportOf(declaration, 1, at, of, []), of, language)

test('says way, provision and place in the language asked for', () => {
  const de = text(judged, 'de')
  expect(de).toContain('recipients/only-declared  [Beobachtung] Art. 13 Abs. 1 lit. e, 5 Abs. 1 lit. f DSGVO')
  expect(de).toContain('! Tabelle disclosure_outbox, Zeile 0192, Spalte recipient: Unbekannt.')
  expect(de).not.toMatch(/\bGDPR\b|\[(?:inspect|watch|probe|visit|compare|file|rehearse)\]|\(\d\)/u)
  const en = text(judged, 'en')
  expect(en).toContain('recipients/only-declared  [watch] Art. 13(1)(e), 5(1)(f) GDPR')
  expect(en).toContain('! table disclosure_outbox, row 0192, column recipient: Unknown.')
})

test('what was seen at a stand-in is not said to be seen in the company’s systems', () => {
  const recipients = judged.filter(({ pledge }) => pledge.id.startsWith('recipients/'))
  const contracts = recipients.filter(({ pledge }) => pledge.kind === 'recipients/under-contract').length
  const inside = recipients.filter(({ pledge }) => pledge.id === 'recipients/as-recorded').length
  expect(text(recipients, 'de')).toContain(
    `${contracts} in den Systemen des Unternehmens gesehen, ${recipients.length - contracts - inside} an Attrappen von Empfängern, ${inside} nur innerhalb von Zusage`,
  )
})

test('of much that was not looked at, the number is said', () => {
  const few = judged.filter(({ pledge }) => pledge.id === 'ledger/unbroken')
  expect(text(few, 'de')).toContain(`nicht angesehen: ${declaration.stores.length} (mit --json die Liste)`)
  expect(text(few, 'de')).not.toContain(`${declaration.stores[0]?.id},`)
})
