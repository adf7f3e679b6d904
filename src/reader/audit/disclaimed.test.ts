import { describe, expect, test } from 'vitest'
import { type Deniable, disclaimed } from './disclaimed.ts'

/** Whether a text denies what stands between the brackets. */
function denies(marked: string, what: Deniable): boolean {
  const start = marked.indexOf('⟦')
  const end = marked.indexOf('⟧') - 1
  return disclaimed(marked.replace(/[⟦⟧]/gu, ''), [start, end], what)
}

describe('what is not done', () => {
  test.each([
    'Einen ⟦Newsletter⟧ gibt es bei uns nicht.',
    'Auf einen ⟦Newsletter⟧ verzichten wir.',
    'Wir verschicken weder ⟦Newsletter⟧ noch Prospekte.',
    '⟦Newsletter⟧? Nein.',
    '⟦Newsletter⟧: keiner.',
    '⟦Newsletter⟧ und Gewinnspiele bieten wir nicht an.',
    'Ohne ⟦Newsletter⟧, ohne Tracking.',
    'Für ⟦Werbung⟧ nutzen wir Ihre Daten nicht.',
    'Zu ⟦Werbezweck⟧en verwenden wir Ihre Adresse niemals.',
    'Eine Nutzung für ⟦Werbung⟧ ist ausgeschlossen.',
    '⟦Direktwerbung⟧ findet nicht statt.',
    'Unsere Räume werden nicht ⟦videoüberwacht⟧.',
    'Früher lief hier ⟦Google Analytics⟧, das ist abgeschaltet.',
    '⟦Bonitäts⟧prüfungen machen wir nicht.',
    'Wir prüfen Ihre ⟦Bonität⟧ nicht.',
    'Ihre ⟦Bonität⟧ interessiert uns nicht.',
    'Wir holen keine Auskunft bei der ⟦SCHUFA⟧ ein.',
    'Die ⟦SCHUFA⟧ bekommt von uns nichts.',
    'Daten gehen nicht in die ⟦USA⟧.',
    'Kein Datentransfer in die ⟦USA⟧.',
    'Alles kommt von Ihnen selbst, nicht ⟦aus öffentlich zugänglichen Quellen⟧.',
    'Daten ⟦von Dritten erhalten⟧ wir nicht.',
    'Eine ⟦gemeinsame Verantwort⟧ung nach Art. 26 DSGVO gibt es nicht.',
    'Wir sind mit niemandem ⟦gemeinsam verantwort⟧lich.',
    '⟦Für Kinder⟧ ist die Seite nicht gedacht.',
    '⟦Cookies setz⟧e ich nicht.',
    '⟦Cookies und andere Techniken nutz⟧t diese Seite nicht.',
    '⟦Cookies sind bei uns nicht im Einsatz⟧.',
    'We do not ⟦set any cookies⟧.',
    'We do not use ⟦Hotjar⟧.',
    '⟦Google Analytics⟧ hatten wir bis 2023, heute nicht mehr.',
    '⟦Dauerhaft speicher⟧n wir nichts.',
    'Nichts wird ⟦unbegrenzt gespeichert⟧.',
    '⟦Zählpixel⟧ enthält unser Rundbrief nicht.',
  ])('%s', (marked) => expect(denies(marked, 'thing')).toBe(true))

  test.each([
    'Eine ⟦Einwilligung holen⟧ wir nicht ein, weil das Gesetz es erlaubt.',
    'Wir arbeiten nicht ⟦mit Einwilligung⟧en.',
    'Auf ⟦berechtigte Interesse⟧n stützen wir uns nicht.',
    'Wir berufen uns nirgends auf ⟦berechtigte Interesse⟧n.',
    'Wir fragen nicht nach ⟦Gesundheitsdaten⟧.',
    '⟦Gesundheitsdaten⟧ brauchen wir nicht.',
  ])('%s', (marked) => expect(denies(marked, 'ground')).toBe(true))
})

describe('what is done all the same', () => {
  test.each([
    '⟦Newsletter⟧ versenden wir nicht ohne Ihre Einwilligung.',
    'Den ⟦Newsletter⟧ bekommen Sie nicht, wenn Sie widersprechen.',
    'Den ⟦Newsletter⟧ schicken wir nicht nur an Kunden.',
    'Ohne Ihre Zustimmung können wir ⟦Marketing⟧ an Bestandskunden richten.',
    'Wenn Sie keine Analyse durch ⟦Sendinblue⟧ wollen, melden Sie sich ab.',
    '⟦Google Analytics⟧ wird nicht geladen, bevor Sie zustimmen.',
    '⟦Google Analytics⟧ speichert Ihre IP-Adresse nicht vollständig.',
    '⟦Matomo⟧ setzt keine Cookies.',
    'Ihre Adresse für den ⟦Newsletter⟧ geben wir nicht weiter.',
    'Die ⟦Videoüberwachung⟧ erfasst den Gehweg nicht.',
    'Wir prüfen Ihre ⟦Bonität⟧.',
    'Ihre Bank erfährt nichts von der ⟦Bonitäts⟧prüfung.',
    'Eine Übermittlung in die ⟦USA⟧ ist nicht ausgeschlossen.',
    'Eine Übermittlung in die ⟦USA⟧ findet nicht statt, es sei denn, Sie willigen ein.',
    'Wir sind für die Seite ⟦gemeinsam verantwort⟧lich. Das ändert nichts an Ihren Rechten.',
    '⟦Cookies, die nicht nötig sind, setz⟧en wir nur mit Ihrer Einwilligung.',
    '⟦Cookies⟧ richten auf Ihrem Gerät keinen Schaden an, wir setzen sie ein.',
  ])('%s', (marked) => expect(denies(marked, 'thing')).toBe(false))

  test.each([
    'Der Widerruf gilt, ohne dass die Rechtmäßigkeit der ⟦aufgrund der Einwilligung⟧ erfolgten Verarbeitung berührt wird.',
    'Ohne Cookies ⟦Art. 6 Abs. 1 lit. f⟧ DSGVO.',
    'Wir löschen, wenn kein ⟦berechtigtes Interesse⟧ an der Speicherung fortbesteht.',
    'Eine Übermittlung von ⟦Gesundheitsdaten⟧ in Länder außerhalb der EU findet nicht statt.',
    'Bei Fragen zu ⟦Gesundheitsdaten⟧ hilft Ihnen nicht der Empfang, sondern die Ärztin.',
  ])('%s', (marked) => expect(denies(marked, 'ground')).toBe(false))
})
