import { expect, test } from 'vitest'
import { placeText } from './place.ts'

test.each([
  ['table enquiry, row 0192, column email', 'Tabelle enquiry, Zeile 0192, Spalte email'],
  [
    'receiving side paypal, file stand-ins/x/paypal.jsonl, line 3; table shop_order, row 01',
    'Empfangsseite paypal, Datei stand-ins/x/paypal.jsonl, Zeile 3; Tabelle shop_order, Zeile 01',
  ],
  ['ledger entry 01 (record/used, staff:desk)', 'Verzeichniseintrag 01 (record/used, staff:desk)'],
  ['ledger block 12, entry 4', 'Verzeichnisblock 12, Eintrag 4'],
  ['clause rights.erasure (de) of version 3', 'Klausel rights.erasure (de) der Fassung 3'],
  ['page /shop, header link', 'Seite /shop, Kopfzeile link'],
  ['request 7, link confirm, column used_at', 'Antrag 7, Verweis zur Bestätigung, Spalte used_at'],
  ['file rows, table.txt', 'Datei rows, table.txt'],
  ['function x.peek, a way to table enquiry', 'Funktion x.peek, ein Weg zu Tabelle enquiry'],
  ['devices/captures', 'devices/captures'],
  ['journal outside the database', 'Löschverzeichnis außerhalb der Datenbank'],
])('%s', (place, german) => {
  expect(placeText(place, 'de')).toBe(german)
  expect(placeText(place, 'en')).toBe(place)
})
