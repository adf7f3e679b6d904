import { describe, expect, test } from 'vitest'
import { readText } from '../text/index.ts'
import { readFacts } from './index.ts'

// How an authority is named, and what names one for another reason.
const SAID: readonly (readonly [text: string, authority: string | null])[] = [
  [
    'You may complain to your authority, in Cyprus to the Office of the Commissioner for Personal Data Protection.',
    'Office of the Commissioner for Personal Data Protection',
  ],
  [
    'Sie können sich an die Landesbeauftragte für Datenschutz Schleswig-Holstein, Holstenstraße 98, 24103 Kiel, wenden, wenn Sie meinen, in Ihren Rechten verletzt zu sein.',
    'Landesbeauftragte für Datenschutz Schleswig-Holstein',
  ],
  [
    'Sie können auch die Stelle einschalten, die über den Datenschutz wacht: Der Landesbeauftragte für den Datenschutz Niedersachsen, Prinzenstraße 5, 30159 Hannover.',
    'Landesbeauftragte für den Datenschutz Niedersachsen',
  ],
  [
    'Fühlen Sie sich nicht richtig behandelt, können Sie den Landesbeauftragten für den Datenschutz Sachsen-Anhalt anrufen.',
    'Landesbeauftragten für den Datenschutz Sachsen-Anhalt',
  ],
  [
    'Beschwerde: Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit, Ludwig-Erhard-Str. 22',
    'Hamburgischer Beauftragter für Datenschutz und Informationsfreiheit',
  ],
  [
    'Zuständige Aufsichtsbehörde: Die Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
    'Landesbeauftragte für den Datenschutz und für das Recht auf Akteneinsicht Brandenburg',
  ],
  [
    'You may complain to the Bavarian State Office for Data Protection Supervision.',
    'Bavarian State Office for Data Protection Supervision',
  ],
  [
    'The competent authority is the State Commissioner for Data Protection and Freedom of Information of North Rhine-Westphalia.',
    'State Commissioner for Data Protection and Freedom of Information of North Rhine-Westphalia',
  ],
  [
    'You can complain to the Hamburg Commissioner for Data Protection and Freedom of Information.',
    'Hamburg Commissioner for Data Protection and Freedom of Information',
  ],
  [
    'Beschwerden nimmt die Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen entgegen.',
    'Landesbeauftragte für Datenschutz und Informationsfreiheit der Freien Hansestadt Bremen',
  ],
  [
    'Aufsichtsbehörde ist der Beauftragte für den Datenschutz der EKD, Lange Laube 20, 30159 Hannover.',
    'Beauftragte für den Datenschutz der EKD',
  ],
  [
    'Wenn Sie unzufrieden sind, hilft das Unabhängige Datenschutzzentrum Saarland weiter.',
    'Unabhängige Datenschutzzentrum Saarland',
  ],
  [
    'Unser Muster beruht auf einer Vorlage des Landesbeauftragten für den Datenschutz Baden-Württemberg.',
    null,
  ],
  ['Das Bayerische Landesamt für Datenschutzaufsicht hat hierzu Leitlinien veröffentlicht.', null],
  [
    'Die Aufsicht führt der Thüringer Landesbeauftragte für den Datenschutz und die Informationsfreiheit (TLfDI).',
    'Thüringer Landesbeauftragte für den Datenschutz und die Informationsfreiheit',
  ],
  ['Beschweren können Sie sich beim LDI NRW.', 'LDI NRW'],
  [
    'You can lodge a complaint with the Austrian Data Protection Authority, Barichgasse 40-42, Vienna.',
    'Austrian Data Protection Authority',
  ],
  [
    'You may complain to the Swiss Federal Data Protection and Information Commissioner (FDPIC).',
    'Swiss Federal Data Protection and Information Commissioner (FDPIC)',
  ],
  [
    'Beschwerden können Sie an die österreichische Datenschutzbehörde richten.',
    'österreichische Datenschutzbehörde',
  ],
  [
    'An die kirchliche Aufsicht können Sie sich wenden: Datenschutzbeauftragter für Kirche und Diakonie, Dresden.',
    'Datenschutzbeauftragter für Kirche und Diakonie',
  ],
  [
    'Beschwerden nimmt die Diözesandatenschutzbeauftragte für die Bistümer im Süden entgegen:\n\nKatholisches Datenschutzzentrum Bayern (KdöR)\nHauptweg 3\n90402 Nürnberg',
    'Katholisches Datenschutzzentrum Bayern (KdöR)',
  ],
  [
    'Zuständig ist der Diözesandatenschutzbeauftragte der norddeutschen Bistümer, Katholische Datenschutzaufsicht Nord, Bremen.',
    'Katholische Datenschutzaufsicht Nord',
  ],
  ['Sie können sich beim Diözesandatenschutzbeauftragten beschweren.', 'Diözesandatenschutzbeauftragten'],
  [
    'In Österreich ist das die Datenschutzbehörde, Barichgasse 40-42; dort können Sie sich beschweren.',
    'Datenschutzbehörde',
  ],
  [
    'Eine Beschwerde geht an die Österreichische Datenschutzbehörde, Barichgasse 40-42, 1030 Wien.',
    'Österreichische Datenschutzbehörde',
  ],
  [
    'Ärger mit uns? Dann schreib dem Berliner Beauftragten für Datenschutz und Informationsfreiheit.',
    'Berliner Beauftragten für Datenschutz und Informationsfreiheit',
  ],
  [
    'Beschwerderecht: Sie können sich an das Katholische Datenschutzzentrum Dortmund wenden.',
    'Katholische Datenschutzzentrum Dortmund',
  ],
  [
    'Zuständig: Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
    'Landesbeauftragter für den Datenschutz und die Informationsfreiheit Rheinland-Pfalz',
  ],
  [
    'Sie dürfen sich an jede Aufsichtsbehörde wenden, etwa an die hessische Behörde: Der Hessische Beauftragte für Datenschutz und Informationsfreiheit (HBDI).',
    'Hessische Beauftragte für Datenschutz und Informationsfreiheit',
  ],
]

describe('the authority', () => {
  test.each(SAID)('%s', (text, authority) => {
    const read = readFacts(readText(`Datenschutz\n\nIhre Daten sind bei uns gut aufgehoben.\n\n${text}`))
    expect(read.authority?.replace(/^(?:Der|Die|Das) /u, '') ?? null).toBe(authority)
  })
})
