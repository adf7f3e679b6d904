/** Versions of the published notice, and what changed from one to the next. */
import { z } from '@hono/zod-openapi'
import { Problem } from '../../base/index.ts'
import { noticePath, noticeVersion, noticeVersions, placedClauses } from '../../notice/index.ts'
import type { Installation } from '../installation.ts'
import { noticeDifference, type NoticeDifference, noticeVersions as versionsSchema } from './contract.ts'
import { answering, apiPart, inCompany } from './route.ts'

const inVersion = inCompany.extend({
  version: z
    .string()
    .regex(/^\d{1,9}$/u)
    .openapi({ param: { name: 'version', in: 'path' }, example: '1' }),
})

export function noticeApiRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  part.openapi(
    answering('get', '/api/v1/companies/{company}/notice', 'All versions of the notice', versionsSchema, {
      params: inCompany,
    }),
    async (c) => {
      const { company } = c.var
      const all = await noticeVersions(world.db, company)
      return c.json(
        {
          versions: all.map((one) => {
            const document = one.documents.de ?? one.documents.en
            return {
              version: one.version,
              effective: one.effectiveFrom,
              published: one.publishedAt,
              hash: one.hash,
              clauses: document === undefined ? 0 : placedClauses(document).length,
            }
          }),
          pages: { de: noticePath(company, 'de'), en: noticePath(company, 'en') },
        },
        200,
      )
    },
  )
  part.openapi(
    answering(
      'get',
      '/api/v1/companies/{company}/notice/{version}',
      'What a version says, against the one before',
      noticeDifference,
      { params: inVersion },
    ),
    async (c) => {
      const { company } = c.var
      const number = Number(c.req.valid('param').version)
      const [after, before] = await Promise.all([
        noticeVersion(world.db, company, number),
        noticeVersion(world.db, company, number - 1),
      ])
      if (after === null) throw new Problem(404, 'notice/unknown', 'There is no such version.')
      return c.json({ from: before?.version ?? null, to: number, changes: changesOf(before, after) }, 200)
    },
  )
  return part
}

type Version = NonNullable<Awaited<ReturnType<typeof noticeVersion>>>
type Change = NoticeDifference['changes'][number]

/** Every clause of the later version in its order, then what went. */
function changesOf(before: Version | null, after: Version): Change[] {
  const old = wordsOf(before)
  const now = wordsOf(after)
  const changes = [...now].map(([id, words]): Change => {
    const was = old.get(id)
    if (was === undefined)
      return { kind: before === null ? 'same' : 'added', clause: id, before: null, after: words }
    const same = was.de === words.de && was.en === words.en
    return { kind: same ? 'same' : 'changed', clause: id, before: was, after: words }
  })
  const gone = [...old].filter(([id]) => !now.has(id))
  return [
    ...changes,
    ...gone.map(([id, words]): Change => ({ kind: 'removed', clause: id, before: words, after: null })),
  ]
}

function wordsOf(version: Version | null): ReadonlyMap<string, { readonly de: string; readonly en: string }> {
  const german = version?.documents.de ?? version?.documents.en
  if (version === null || german === undefined) return new Map()
  const english = new Map(
    placedClauses(version.documents.en ?? german).map(({ clause }) => [clause.id, clause.text]),
  )
  return new Map(
    placedClauses(german).map(({ clause }) => [
      clause.id,
      { de: clause.text, en: english.get(clause.id) ?? clause.text },
    ]),
  )
}
