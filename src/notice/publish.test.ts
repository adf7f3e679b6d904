import { describe, expect, test } from 'vitest'
import { sha256 } from '../base/index.ts'
import { type DeclarationVersion, declare, publishDeclaration } from '../declaration/index.ts'
import { sampleTree } from '../declaration/variant.fixture.ts'
import { type TestWorld, testWorld } from '../../test/support/world.ts'
import { type NoticeVersion, noticePage, noticeRoutes, noticeVersions, publishNotice } from './index.ts'

function publishWith(
  { act }: TestWorld,
  phone?: string,
): Promise<{ readonly declared: DeclarationVersion; readonly notice: NoticeVersion }> {
  const tree = sampleTree()
  if (phone !== undefined) tree.company.contacts[1].value = phone
  return act(async (acting) => {
    const declared = await publishDeclaration(acting, declare(tree))
    return { declared, notice: await publishNotice(acting, declared, { by: 'amira' }) }
  })
}

describe('publishing a notice', () => {
  test('keeps all languages and formats with their hashes, and records the act', async () => {
    const here = await testWorld()
    const { notice } = await publishWith(here)
    expect(notice).toMatchObject({
      version: 1,
      effectiveFrom: '2026-11-22',
      publishedBy: 'amira',
      declarationVersion: 1,
    })
    for (const language of ['de', 'en'] as const) {
      for (const format of ['html', 'md', 'txt'] as const) {
        const page = await noticePage(here.world.db, here.company, 1, language, format)
        expect(page?.hash).toBe(sha256(page?.body ?? '').toString('hex'))
      }
    }
    const acts = await here.world.db
      .selectFrom('ledger_entry')
      .select('kind')
      .where('company', '=', here.company)
      .where('kind', '=', 'notice/published')
      .execute()
    expect(acts).toHaveLength(1)
  })

  test('the same content again, even on a later day, is the same version', async () => {
    const here = await testWorld()
    const { declared } = await publishWith(here)
    here.setNow('2026-12-05T08:00:00.000Z')
    const again = await here.act((acting) => publishNotice(acting, declared))
    expect(again.version).toBe(1)
  })

  test('changed content is the next version', async () => {
    const here = await testWorld()
    await publishWith(here)
    here.setNow('2026-12-05T08:00:00.000Z')
    const { notice } = await publishWith(here, '+49 211 5550199')
    expect(notice).toMatchObject({ version: 2, effectiveFrom: '2026-12-05' })
    expect((await noticeVersions(here.world.db, here.company)).map(({ version }) => version)).toEqual([2, 1])
  })

  test.each(['notice_version', 'notice_rendering'] as const)('%s is only ever added to', async (table) => {
    const here = await testWorld()
    await publishWith(here)
    await expect(here.world.db.deleteFrom(table).execute()).rejects.toThrow('only ever added')
  })
})

describe('on the web', () => {
  const site = async (): Promise<{
    here: TestWorld
    get: (path: string, headers?: Record<string, string>) => Promise<Response>
  }> => {
    const here = await testWorld()
    await publishWith(here)
    const app = noticeRoutes(here.world)
    return { here, get: async (path, headers = {}) => app.request(`http://localhost${path}`, { headers }) }
  }

  test('the page is what was published, byte for byte, without cookie', async () => {
    const { here, get } = await site()
    const answer = await get('/skin-analysis/datenschutz')
    const stored = await noticePage(here.world.db, here.company, 1, 'de', 'html')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toBe(stored?.body)
    expect(answer.headers.getSetCookie()).toEqual([])
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
  })

  test('in English, as Markdown, as text, and not again when it is known', async () => {
    const { get } = await site()
    expect(await (await get('/skin-analysis/privacy')).text()).toContain('<html lang="en">')
    expect((await get('/skin-analysis/datenschutz.md')).headers.get('content-type')).toBe(
      'text/markdown; charset=utf-8',
    )
    expect(await (await get('/skin-analysis/privacy.txt')).text()).toContain('YOUR RIGHTS')
    const etag = (await get('/skin-analysis/datenschutz')).headers.get('etag') ?? ''
    expect((await get('/skin-analysis/datenschutz', { 'if-none-match': etag })).status).toBe(304)
  })

  test('earlier versions stay, and what changed can be read', async () => {
    const { here, get } = await site()
    const first = await (await get('/skin-analysis/datenschutz')).text()
    here.setNow('2026-12-05T08:00:00.000Z')
    await publishWith(here, '+49 211 5550199')
    expect(await (await get('/skin-analysis/datenschutz')).text()).toContain('Fassung 2 vom 5. Dezember 2026')
    const old = await get('/skin-analysis/datenschutz?version=1')
    expect(await old.text()).toBe(first)
    expect(old.headers.get('link')).toContain('latest-version')
    const list = await (await get('/skin-analysis/datenschutz/fassungen')).text()
    expect(list).toContain('Fassung 1 vom 22. November 2026')
    const changes = await (await get('/skin-analysis/privacy/versions/2')).text()
    expect(changes).toContain('5550199')
    expect(changes).toContain('in substance')
  })

  test.each([
    '/unknown-company/datenschutz',
    '/skin-analysis/datenschutz?version=9',
    '/skin-analysis/datenschutz?version=x',
    "/skin-analysis/datenschutz?version=1'%20or%201=1",
    '/%E0%A4%A/datenschutz',
    '/skin-analysis/datenschutz/fassungen/1',
  ])('%s is not found', async (path) => {
    const { get } = await site()
    expect((await get(path)).status).toBe(404)
  })
})
