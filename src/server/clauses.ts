/** Sentences of the published notice, by the ids that pledges name. */
import type { CompanyId, Language } from '../base/index.ts'
import {
  clauseAnchor,
  clausesNamed,
  currentNotice,
  type NoticeVersion,
  noticePath,
  placedClauses,
} from '../notice/index.ts'
import { cite } from '../text/cite.ts'
import type { Clause } from './api/contract.ts'
import type { Installation } from './installation.ts'
import { inBoth } from './words.ts'

/** The clauses with these ids in the notice of the present day; ids the notice does not have are left out. */
export async function clausesOf(
  house: Installation,
  company: CompanyId,
  ids: readonly string[],
): Promise<readonly Clause[]> {
  const { world } = house
  const notice = await currentNotice(world.db, company, world.clockOf(company).today())
  if (notice === null) return []
  const document = notice.documents.de ?? notice.documents.en
  const named = ids.flatMap((id) => (document === undefined ? [] : clausesNamed(document, id)))
  return [...new Set(named.map(({ clause }) => clause.id))].flatMap((id) => {
    const clause = clauseOf(notice, company, id)
    return clause === null ? [] : [clause]
  })
}

function clauseOf(notice: NoticeVersion, company: CompanyId, id: string): Clause | null {
  const placed = (language: Language) => {
    const document = notice.documents[language] ?? notice.documents.de ?? notice.documents.en
    return document === undefined ? undefined : placedClauses(document).find(({ clause }) => clause.id === id)
  }
  const [de, en] = [placed('de'), placed('en')]
  if (de === undefined || en === undefined) return null
  return {
    id,
    text: { de: de.clause.text, en: en.clause.text },
    section: { de: de.heading, en: en.heading },
    provisions: de.clause.provisions.map((provision) => inBoth((language) => cite(provision, language))),
    href: {
      de: `${noticePath(company, 'de')}#${clauseAnchor(id)}`,
      en: `${noticePath(company, 'en')}#${clauseAnchor(id)}`,
    },
  }
}
