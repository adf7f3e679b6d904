/** What `zusage prove` says. German is the original; `../en/prove.ts` has the same shape. */
export const prove = {
  verdict: { kept: 'gehalten', broken: 'GEBROCHEN', unproven: 'unbelegt', reported: 'berichtet' },
  way: {
    file: 'Unterlage',
    compare: 'Vergleich',
    probe: 'Abfrage',
    visit: 'Besuch',
    inspect: 'Einsicht',
    watch: 'Beobachtung',
    rehearse: 'Probelauf',
  },
  became: { published: 'veröffentlicht', refused: 'abgelehnt', later: 'später', missing: 'FEHLT' },
  summary: (company: string, day: string) => `${company}, Stand ${day}`,
  counts: (kept: number, broken: number, unproven: number, reported: number) =>
    `${kept} gehalten, ${broken} gebrochen, ${unproven} unbelegt, ${reported} berichtet`,
  coverage: (what: string, reached: number, of: number) => `${reached} von ${of} ${what} geprüft`,
  stores: 'Beständen',
  recipients: 'Empfängern',
  sentences: 'Sätzen der Erklärung',
  notReached: 'nicht angesehen',
  notReachedMany: (count: number) => `${count} (mit --json die Liste)`,
  reach: (own: number, standIns: number, inside: number) =>
    `${own} in den Systemen des Unternehmens gesehen, ${standIns} an Attrappen von Empfängern, ${inside} nur innerhalb von Zusage`,
  flow: (flow: string) => `wartet auf ${flow}`,
  lacking: 'es fehlt',
  ledgerFine: (entries: number, blocks: number, erased: number) =>
    `Das Verzeichnis ist unversehrt: ${entries} Einträge in ${blocks} Blöcken, ${erased} davon mit gelöschtem Inhalt.`,
  ledgerFaults: (count: number) => `${count} Abweichungen:`,
  simulated: 'Die Einträge stammen aus einem Musterunternehmen.',
}

export type ProveWords = typeof prove
