import { type Authority, authorityFor, tableOf } from '../../law/index.ts'
import { law } from '../audit/law.ts'
import type { Facts, Party } from '../facts/index.ts'
import { type Node, list, map, value } from './node.ts'
import { type Source, idOf } from './source.ts'

/** Who is responsible, how to reach them, who watches over them: what the notice says of them (Art. 13(1)(a), (b)). */
export function companyOf(s: Source): Node {
  const { controller, dpo } = s.facts
  const { ask } = s
  const church = s.reading.report.regime === 'KDG' || s.reading.report.regime === 'DSG-EKD'
  const land = landOf(controller)
  const country = countryOf(controller)
  const said = (key: keyof Party, question: string, probe: string): Node => {
    const known = controller[key]
    return known === null ? s.open(question, probe) : value(known, s.cite(`controller.${key}`))
  }
  const contact = (channel: string, key: 'email' | 'phone'): readonly Node[] => {
    const known = controller[key]
    return known === null
      ? []
      : [
          map({
            channel: value(channel),
            value: value(known, s.cite(`controller.${key}`)),
            privacy: value(true, ask.contactFor),
          }),
        ]
  }
  const contacts = [...contact('email', 'email'), ...contact('phone', 'phone')]
  return map({
    id: value(idOf(controller.name ?? '', 'company'), ask.companyId),
    name: said('name', ask.company, ask.unnamed),
    address: map({
      street: said('street', ask.street, 'Weg 1'),
      postcode: said('postal', ask.postcode, '10115'),
      city: said('city', ask.city, 'Berlin'),
      country:
        controller.country === null && country !== null
          ? value(country, ask.landFromPostcode)
          : said('country', ask.country, 'DE'),
    }),
    ...(controller.country === null || controller.country === 'DE'
      ? {
          land:
            land === null
              ? s.open(ask.land, landOfAuthority(s.facts) ?? 'DE-BE')
              : value(land, ask.landFromPostcode),
        }
      : {}),
    contacts:
      contacts.length === 0
        ? s.open(ask.contacts, [{ channel: 'email', value: 'a@b.example', privacy: true }])
        : list(contacts),
    officer: dpo.present
      ? map(
          {
            designated: value(true),
            name: dpo.name === null ? undefined : value(dpo.name, s.cite('dpo.name')),
            email:
              dpo.email === null
                ? s.open(ask.officerEmail, 'a@b.example')
                : value(dpo.email, s.cite('dpo.email')),
          },
          s.cite('dpo.present'),
        )
      : s.open(ask.officer, { designated: true, email: 'a@b.example' }),
    authority: authorityOf(s, land, church),
    ...(church ? { sector: value('church', s.reading.report.regime) } : {}),
  })
}

/** The country of an address: as stated, else Germany where the postcode leaves one of its Länder only. */
export function countryOf(party: Party): string | null {
  return party.country ?? (landOf(party) === null ? null : 'DE')
}

/** The authority that a notice names, as `law/authorities.json` has it; null where it is not there. */
export function authoritySaid({
  authority,
  controller,
}: Pick<Facts, 'authority' | 'controller'>): Authority | null {
  return authority === null ? null : authorityNamed(authority, landOf(controller))
}

/** Where the seat is not known, the Land of the authority that the notice names: it is not told to be another's. */
function landOfAuthority(facts: Source['facts']): string | null {
  const land = authoritySaid(facts)?.land ?? ''
  return land.startsWith('DE-') ? land : null
}

function authorityOf(s: Source, land: string | null, church: boolean): Node {
  const named = s.facts.authority
  const row = authoritySaid(s.facts)
  const { country } = s.facts.controller
  const national = tableOf('authorities').items.find(
    (item) => item.country === country && item.sector === 'national',
  )
  const competent =
    (country ?? 'DE') === 'DE' ? authorityFor(land ?? row?.land ?? '', 'private') : (national ?? null)
  if (row !== null) return value(row.id, s.cite('authority'))
  const probe = church ? 'de-ekd' : ((competent ?? authorityFor('DE-BE', 'private'))?.id ?? 'de-be')
  return s.open(s.ask.authority(named, competent?.id ?? null), probe)
}

const stem = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}]+/u)
      .map((word) => word.replace(/(?:e[nrms]?|s|n|r)$/u, ''))
      .filter((word) => word.length > 2 && !['die', 'der', 'das', 'und', 'für', 'den', 'the'].includes(word)),
  )

/** The Länder by the letters that people write for them. */
const LAND_OF: ReadonlyMap<string, string> = new Map([
  ['BW', 'Baden-Württemberg'],
  ['LSA', 'Sachsen-Anhalt'],
  ['M-V', 'Mecklenburg-Vorpommern'],
  ['MV', 'Mecklenburg-Vorpommern'],
  ['NRW', 'Nordrhein-Westfalen'],
  ['NW', 'Nordrhein-Westfalen'],
  ['RLP', 'Rheinland-Pfalz'],
  ['SH', 'Schleswig-Holstein'],
])
const LETTERS = /(?<![\p{L}-])(?:BW|LSA|M-V|MV|NRW|NW|RLP|SH)(?![\p{L}-])/gu

/** The row of law/authorities.json that a name means, in whatever case it stands. Null when it fits none, or several. */
export function authorityNamed(name: string, land: string | null): Authority | null {
  const said = stem(name.replace(LETTERS, (letters) => LAND_OF.get(letters) ?? letters))
  if (said.size === 0) return null
  const scored = tableOf('authorities').items.map((row) => {
    const names = [row.name, row.short ?? '', ...(row.aliases ?? [])].filter((one) => one !== '')
    const best = Math.max(
      ...names.map((one) => {
        const words = stem(one)
        const shared = [...words].filter((word) => said.has(word)).length
        return (2 * shared) / (words.size + said.size)
      }),
    )
    return { row, score: best + (land !== null && row.land === land ? 0.05 : 0) }
  })
  const sorted = scored.toSorted((a, b) => b.score - a.score)
  const [first, second] = sorted
  return first !== undefined && first.score >= 0.7 && first.score - (second?.score ?? 0) > 0.01
    ? first.row
    : null
}

/** The Land that a German postcode lies in, where its first two digits leave one only. */
function landOf({ postal, country }: Party): string | null {
  if (postal === null || !/^\d{5}$/u.test(postal) || (country !== null && country !== 'DE')) return null
  const lands = Object.entries(law.postalLands).filter(([, prefixes]) =>
    prefixes.includes(postal.slice(0, 2)),
  )
  const [only] = lands
  return lands.length === 1 && only !== undefined ? only[0] : null
}
