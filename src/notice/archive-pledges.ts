import { z } from 'zod'
import { type Json, type Language, hashOf, sha256 } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, type Entry } from '../ledger/index.ts'
import { type Offence, type Pledge, type ProofContext, meddle } from '../pledge/index.ts'
import { differenceOf } from './difference.ts'
import { get, paths, readable, unpublished, unserved } from './looks.ts'
import { currentVersion, noticeDays, noticePage, noticeVersion } from './publish.ts'
import { type Format, noticesOf, renderingHashes } from './store.ts'
import { versionsPath } from './path.ts'
import { differenceHtml, versionsHtml } from './versions-page.ts'

/** Art. 5(2): the page on the web is, byte for byte, what was published. */
export function asPublished(declaration: Declaration): Pledge {
  return {
    id: 'notice/as-published',
    kind: 'notice/as-published',
    says: {
      de: 'Die Datenschutzerklärung im Netz ist Byte für Byte die veröffentlichte.',
      en: 'The notice on the web is the published one, byte for byte.',
    },
    provision: 'Art. 5(2), Art. 12(1) GDPR',
    clauses: ['versions.date'],
    way: 'compare',
    freshFor: 'P1D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const current = await currentVersion(context.world.db, context.company, context.today)
      if (current === null) return unpublished
      const offences: Offence[] = []
      let examined = 0
      for (const language of declaration.languages) {
        const stored = await noticePage(context.world.db, context.company, current, language, 'html')
        const seen = await get(`${context.site}/${paths[language]}`)
        examined += 1
        const hash = seen === null ? null : sha256(seen.body).toString('hex')
        if (seen?.status === 200 && stored !== null && hash === stored.hash) continue
        offences.push({
          place: `page /${paths[language]}`,
          says: {
            de: `Gesehen: ${seen?.status ?? 'keine Antwort'}, Prüfsumme ${hash?.slice(0, 12) ?? '–'}; veröffentlicht: ${stored?.hash.slice(0, 12) ?? '–'}.`,
            en: `Seen: ${seen?.status ?? 'no answer'}, hash ${hash?.slice(0, 12) ?? '–'}; published: ${stored?.hash.slice(0, 12) ?? '–'}.`,
          },
        })
      }
      return {
        examined,
        offences,
        saw: {
          de: `${examined} Seiten mit Fassung ${current} verglichen.`,
          en: `${examined} pages compared with version ${current}.`,
        },
      }
    },
    sabotage: {
      does: 'Somebody edits a sentence of the notice on its way to the reader.',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path === '/datenschutz'
            ? { ...answer, body: answer.body.replace('kostenlos', 'gegen eine Gebühr') }
            : answer,
        ),
    },
  }
}

/** What the ledger says of the publishing of a version. */
interface Publishing {
  readonly at: Entry['at']
  readonly by: string | null
  readonly content: { readonly [key: string]: Json }
  /** Language, format and hash of each page. */
  readonly pages: readonly z.infer<typeof pageOnRecord>[]
}

const pageOnRecord = z.object({
  language: z.enum(['de', 'en']),
  format: z.enum(['html', 'md', 'txt']),
  hash: z.string(),
})

/** By version, what the ledger says was published. */
async function publishings({ world, company }: ProofContext): Promise<ReadonlyMap<number, Publishing>> {
  const entries = await allEntries(world, company, { kinds: ['notice/published'] })
  return new Map(
    entries.flatMap(({ at, opened }): [number, Publishing][] => {
      const content = opened?.content ?? {}
      const pages = pageOnRecord.array().safeParse(content['pages'])
      const by = opened?.actor.kind === 'staff' ? opened.actor.account : null
      return typeof content['version'] === 'number'
        ? [[content['version'], { at, by, content, pages: pages.data ?? [] }]]
        : []
    }),
  )
}

const SUFFIX: { readonly [F in Format]: string } = { html: '', md: '.md', txt: '.txt' }

/** Art. 5(2): every version that was in effect can still be read, unchanged. */
export function archive(): Pledge {
  return {
    id: 'notice/archive',
    kind: 'notice/archive',
    says: {
      de: 'Jede veröffentlichte Fassung bleibt unverändert abrufbar.',
      en: 'Each published version stays available, unchanged.',
    },
    provision: 'Art. 5(2), Art. 12(1) GDPR',
    clauses: ['versions.archive', 'versions.change'],
    way: 'compare',
    freshFor: 'P8D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const onRecord = await publishings(context)
      const offences = [
        ...(await changedVersions(context, onRecord)),
        ...(await changedPages(context, onRecord)),
      ]
      let examined = 0
      for (const [version, { pages }] of onRecord) {
        for (const { language, format, hash } of pages) {
          examined += 1
          const address = `/${paths[language]}${SUFFIX[format]}?version=${version}`
          const seen = await get(`${context.site}${address}`)
          if (seen?.status === 200 && sha256(seen.body).toString('hex') === hash) continue
          offences.push({
            place: `page ${address}`,
            says: {
              de: `Antwort ${seen?.status ?? 'keine'}; der Inhalt ist nicht der veröffentlichte.`,
              en: `Answer ${seen?.status ?? 'none'}; the content is not the published one.`,
            },
          })
        }
      }
      return {
        examined,
        offences,
        saw: {
          de: `${onRecord.size} Fassungen mit dem Verzeichnis verglichen, ${examined} Seiten abgerufen.`,
          en: `${onRecord.size} versions compared with the ledger, ${examined} pages fetched.`,
        },
      }
    },
    sabotage: {
      does: 'Somebody takes the first version off the web.',
      // Whoever reads the list of versions finds a page that is not there.
      entails: ['site/without-cookies'],
      apply: (context) =>
        meddle(context, (path, answer) =>
          path.includes('?version=1')
            ? { status: 404, headers: { 'content-type': 'text/plain' }, body: '' }
            : answer,
        ),
    },
  }
}

/** Versions whose number, wording, day or publisher is not what the ledger says, or that are missing. */
async function changedVersions(
  { world, company }: ProofContext,
  onRecord: ReadonlyMap<number, Publishing>,
): Promise<readonly Offence[]> {
  const rows = await noticesOf(world.db, company)
  const there = new Set(rows.map(({ version }) => version))
  const place = (version: number, column?: string): string =>
    `table notice_version, version ${version}${column === undefined ? '' : `, column ${column}`}`
  const gone = [...onRecord.keys()]
    .filter((version) => !there.has(version))
    .map((version) => ({
      place: place(version),
      says: { de: 'Die veröffentlichte Fassung fehlt.', en: 'The published version is gone.' },
    }))
  const changed = rows.flatMap((row): readonly Offence[] => {
    const act = onRecord.get(row.version)
    if (act === undefined) {
      return [
        {
          place: place(row.version),
          says: {
            de: 'Ihre Veröffentlichung steht nicht im Verzeichnis.',
            en: 'The ledger says nothing of its publishing.',
          },
        },
      ]
    }
    const documents: unknown = typeof row.documents === 'string' ? JSON.parse(row.documents) : row.documents
    const columns: readonly (readonly [string, unknown, unknown])[] = [
      ['hash', row.hash, act.content['hash']],
      ['documents', hashOf(documents), act.content['documents']],
      ['declaration_version', row.declaration_version, act.content['declaration']],
      ['effective_from', row.effective_from, act.content['effectiveFrom']],
      ['published_at', new Date(row.published_at).toISOString(), act.at],
      ['published_by', row.published_by, act.by],
    ]
    return columns
      .filter(([, found, recorded]) => recorded !== undefined && found !== recorded)
      .map(([column]) => ({
        place: place(row.version, column),
        says: {
          de: 'Dort steht etwas anderes, als veröffentlicht wurde.',
          en: 'It says something else than was published.',
        },
      }))
  })
  return [...gone, ...changed]
}

/** Stored pages that are not those of the ledger, or missing. */
async function changedPages(
  { world, company }: ProofContext,
  onRecord: ReadonlyMap<number, Publishing>,
): Promise<readonly Offence[]> {
  const rows = await renderingHashes(world.db, company)
  const key = (version: number, page: { readonly language: Language; readonly format: Format }): string =>
    `version ${version}, ${page.language}, ${page.format}`
  const recorded = new Map(
    [...onRecord].flatMap(([version, { pages }]) =>
      pages.map((page): [string, string] => [key(version, page), page.hash]),
    ),
  )
  const there = new Set(rows.map((row) => key(row.version, row)))
  return [
    ...rows
      .filter((row) => row.hash !== row.found || recorded.get(key(row.version, row)) !== row.hash)
      .map((row) => ({
        place: `table notice_rendering, ${key(row.version, row)}`,
        says: {
          de: 'Die Seite ist nicht die, deren Veröffentlichung im Verzeichnis steht.',
          en: 'The page is not the one whose publishing stands in the ledger.',
        },
      })),
    ...[...recorded.keys()]
      .filter((page) => !there.has(page))
      .map((page) => ({
        place: `table notice_rendering, ${page}`,
        says: { de: 'Die veröffentlichte Seite fehlt.', en: 'The published page is gone.' },
      })),
  ]
}

/** Art. 12(1), 13(3): who wants to know which versions there were, and what changed, is told so. */
export function versionsListed(declaration: Declaration): Pledge {
  return {
    id: 'notice/versions-listed',
    kind: 'notice/versions-listed',
    says: {
      de: 'Die Übersicht nennt jede Fassung mit ihrem Tag, und zu jeder steht, was sich mit ihr geändert hat.',
      en: 'The overview names each version with its day, and of each it says what changed with it.',
    },
    provision: 'Art. 12(1), Art. 13(3) GDPR',
    clauses: ['versions.archive', 'versions.change'],
    way: 'compare',
    freshFor: 'P8D',
    reach: 'own-systems',
    async prove(context) {
      if (context.site === null) return unserved
      const { world, company, today } = context
      const all = await noticeDays(world.db, company)
      if (all.length === 0) return unpublished
      const current = await currentVersion(world.db, company, today)
      const root = new URL(context.site).origin
      const offences: Offence[] = []
      let examined = 0
      const compare = async (address: string, due: string): Promise<void> => {
        examined += 1
        const seen = await get(`${root}${address}`)
        if (seen?.status === 200 && seen.body === due) return
        offences.push({
          place: `page ${address}`,
          says: {
            de: `Antwort ${seen?.status ?? 'keine'}; dort steht nicht, was sich aus den Fassungen ergibt.`,
            en: `Answer ${seen?.status ?? 'none'}; it does not say what follows from the versions.`,
          },
        })
      }
      for (const language of declaration.languages) {
        const list = versionsPath(company, language)
        await compare(list, String(await versionsHtml(company, language, all, current)))
        for (const { version } of all) {
          const before = await readable(noticeVersion(world.db, company, version - 1))
          const after = await readable(noticeVersion(world.db, company, version))
          // That a wording cannot be read any more is the archive's matter.
          if (before === 'unreadable' || after === 'unreadable') continue
          const [old, now] = [before?.documents[language], after?.documents[language]]
          if (old === undefined || now === undefined) continue
          const page = differenceHtml(company, language, version, differenceOf(old, now))
          await compare(`${list}/${version}`, String(await page))
        }
      }
      return {
        examined,
        offences,
        saw: {
          de: `${examined} Seiten über Fassungen und Änderungen verglichen.`,
          en: `${examined} pages on versions and changes compared.`,
        },
      }
    },
    sabotage: {
      does: 'Somebody gives a version another day in the overview.',
      apply: (context) =>
        meddle(context, (path, answer) =>
          path === '/datenschutz/fassungen'
            ? { ...answer, body: answer.body.replaceAll(/20\d\d/gu, '2019') }
            : answer,
        ),
    },
  }
}
