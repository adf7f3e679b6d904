import { law } from '../../law.ts'
import { pattern, patterns } from '../../pattern.ts'
import { type Catch, type Context, defineRule } from '../../rule.ts'

const NAMED = patterns([
  'Landes(?:datenschutz)?beauftragte|Landesamt für Datenschutz|Landeszentrum für Datenschutz|Datenschutzzentrum',
  'Bundesbeauftragte',
  '(?:Hamburgische|Hessische|Berliner|Sächsische|Thüringer|Bayerische|Österreichische|Eidgenössische)[nr]? (?:\\w+ ){0,3}(?:Beauftragte|Datenschutz|Landesamt)',
  '=\\b(?:BayLDA|BfDI|LfDI|LDI|LfD|ULD|HmbBfDI|HBDI|TLfDI|EDÖB|CNIL|ICO|BlnBDI|BfD EKD|KDSZ|KDSA)\\b',
  'Autoriteit Persoonsgegevens|Information Commissioner|Commission nationale|Data Protection Commission',
  'Diözesandatenschutz|Kirchliche Datenschutzaufsicht|Beauftragte[rn]? für (?:den )?Datenschutz der (?:EKD|Evangelischen)',
  'Rundfunkdatenschutz',
])

/** An authority whose address stands there can be found, whatever its name. */
const ADDRESS = /https?:|www\.|\w@\w/u
const LISTED = /Liste|Übersicht|Anschriften|list of/u

/** The right to complain without a word on who is competent: good practice to name it (Art. 13(2)(d)). */
export const unnamed = defineRule({
  code: 'rights/authority-unnamed',
  law: 'GDPR 13(2)(d), good practice',
  accepts: [
    'Sie können sich beim Bayerischen Landesamt für Datenschutzaufsicht beschweren.',
    'Sie haben ein Beschwerderecht; zuständig ist der Hamburgische Beauftragte für Datenschutz.',
    'Beschweren können Sie sich bei der estnischen Datenschutzaufsicht (www.aufsicht.example).',
  ],
  catches: [
    'Sie können sich bei einer Aufsichtsbehörde beschweren.',
    'Sie können sich bei einer Aufsichtsbehörde beschweren; eine Liste der Behörden steht unter www.behoerden.example.',
  ],

  check(_notice, facts, context) {
    const complaint = context.item('a13.2.d')
    if (complaint.status !== 'found' || facts.authority !== null || context.view.has(NAMED)) return []
    const addressed = complaint.hits.some((hit) => {
      const { text } = context.view.sentence(hit)
      return ADDRESS.test(text) && !LISTED.test(text)
    })
    if (addressed) return []
    const said = complaint.hits.find((hit) =>
      /Aufsicht|Behörde|authority/u.test(context.view.text.slice(hit.start, hit.end)),
    )
    return [{ hit: said ?? complaint.hits[0] ?? context.rightsPlace(), absence: true }]
  },
})

const BRITISH = patterns(['ico\\.org\\.uk', 'Information Commissioner', '=\\bICO\\b'])
const BRITISH_SEAT = pattern('=\\b(?:[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})\\b')
const COMPLAINT = patterns(['Beschwerde|beschweren|Aufsicht|zuständig|complain|Leitlinien|guidance'])
const LANDS = law.authorities
  .filter((row) => row.land?.startsWith('DE-') === true)
  .map((row) => ({
    row,
    names: [
      row.name.replace(/^(?:Der|Die) /u, ''),
      ...(row.aliases ?? []),
      ...(row.short == null ? [] : [row.short]),
    ]
      .filter((name) => name.length > 2)
      .map((name) => pattern(`=${name.replaceAll(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)}(?![a-zäöü-])`)),
  }))

/** The authority of another country or another Land (Art. 77, § 40 BDSG). */
export const wrong = defineRule({
  code: 'rights/authority-wrong',
  law: 'GDPR 77; BDSG 40',
  accepts: [
    'Verantwortlicher: Nordlicht Optik GmbH, Hafenstraße 3, 80331 München. Sie können sich beim Bayerischen Landesamt für Datenschutzaufsicht (BayLDA) beschweren.',
    'Verantwortlicher: Nordlicht Optik GmbH, Hafenstraße 3, 20457 Hamburg. Sie können sich bei einer Aufsichtsbehörde beschweren.',
  ],
  catches: [
    'Verantwortlicher: Nordlicht Optik GmbH, Hafenstraße 3, 80331 München. Beschwerden nimmt die LDI NRW entgegen.',
    'Zu Ihren Rechten lesen Sie die Leitlinien des ICO unter https://ico.org.uk/your-data.',
  ],

  check(_notice, facts, context) {
    const { view } = context
    const british = view.findAny(BRITISH, 4).filter((hit) => view.fitsSentence(COMPLAINT, hit))
    const seatInBritain = facts.controller.country === 'GB' || view.has([BRITISH_SEAT])
    if (british.length > 0) return seatInBritain ? [] : british.map((hit): Catch => ({ hit }))
    const postal = facts.controller.postal ?? postalOf(context)
    if (postal === null || !/^\d{5}$/u.test(postal) || context.regime !== 'GDPR') return []
    const prefix = postal.slice(0, 2)
    const possible = new Set(
      Object.entries(law.postalLands).flatMap(([land, prefixes]) =>
        prefixes.includes(prefix) ? [land] : [],
      ),
    )
    const named = LANDS.flatMap(({ row, names }) => view.findAny(names, 3).map((hit) => ({ row, hit })))
    if (named.length === 0 || possible.size === 0) return []
    const fitting = named.some(({ row }) => row.land != null && possible.has(row.land))
    // A list of all authorities names none as competent.
    if (fitting || new Set(named.map(({ row }) => row.land)).size > 1) return []
    if (context.holds('publicBody')) return []
    return named.slice(0, 1).map(({ hit }): Catch => ({ hit, verified: false }))
  },
})

function postalOf(context: Context): string | null {
  const place = context.item('a13.1.a-name').hits[0]
  if (place === undefined) return null
  return /\b(\d{5}) [A-ZÄÖÜ]/u.exec(context.view.text.slice(place.start, place.end + 320))?.[1] ?? null
}
