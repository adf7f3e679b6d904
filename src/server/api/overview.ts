/** A company at a glance: what is kept, what needs somebody today, how the clocks stand. */
import type { CompanyId, Day, Instant } from '../../base/index.ts'
import { Problem } from '../../base/index.ts'
import { check, currentDeclaration, noPlaces } from '../../declaration/index.ts'
import { judgeCompany } from '../../evidence/index.ts'
import { authority } from '../../law/index.ts'
import { countEntries, entriesOf } from '../../ledger/index.ts'
import { requestsOf, urgencyOf } from '../../rights/index.ts'
import { cite } from '../../text/cite.ts'
import { findingText } from '../../text/findings.ts'
import type { Installation } from '../installation.ts'
import { areaOf, areaWords, byArea, inBoth } from '../words.ts'
import { type Duty, type Overview, overview } from './contract.ts'
import { approvalsFor } from './approvals.ts'
import { sealedSoFar } from './ledger-store.ts'
import { rowOf } from './requests.ts'
import { answering, apiPart, inCompany } from './route.ts'
import { tally } from './session.ts'

/** Broken pledges named one by one; beyond that they are summed up. */
const NAMED = 4
const RUNS = 40

export function overviewRoutes(house: Installation) {
  return apiPart().openapi(
    answering('get', '/api/v1/companies/{company}/overview', 'A company at a glance', overview, {
      params: inCompany,
    }),
    async (c) => c.json(await overviewOf(house, c.var.company, c.var.staff.id), 200),
  )
}

async function overviewOf(house: Installation, company: CompanyId, staff: string): Promise<Overview> {
  const { world } = house
  const clock = world.clockOf(company)
  const today = clock.today()
  const current = await currentDeclaration(world.db, company, today)
  if (current === null) throw new Problem(404, 'declaration/none', 'Nothing is declared yet.')
  const { declaration } = current
  const judged = await judgeCompany(world, company)
  const areas = [...new Set(judged.map(({ pledge }) => areaOf(pledge.kind)))].sort(byArea)
  const requests = await requestsOf(world.db, company)
  const open = requests.filter((request) => request.state !== 'answered')
  const late = open.filter((request) => urgencyOf(request, today) === 'late').length
  const ends = open.map((request) => request.legalOn).sort()
  const due = await house.dueSoon(company)
  const seals = await sealedSoFar(world.db, company)
  const entries = await countEntries(world.db, company)
  const notice = await house.noticeInForce(company)
  const last = judged.reduce<Instant | null>(
    (newest, { proof }) =>
      proof !== undefined && (newest === null || proof.at > newest) ? proof.at : newest,
    null,
  )
  const { officer } = declaration.company
  return {
    company: {
      id: company,
      name: declaration.company.name,
      sample: world.company(company)?.sample ?? false,
      officer: officer.designated ? (officer.name ?? officer.email) : null,
      authority: authority(declaration.company.authority)?.name ?? declaration.company.authority,
    },
    today,
    now: clock.now(),
    verdicts: tally(judged),
    proven: last,
    groups: areas.map((id) => ({
      id,
      title: areaWords(id),
      ...tally(judged.filter(({ pledge }) => areaOf(pledge.kind) === id)),
    })),
    duties: [
      ...brokenDuties(judged),
      ...(await approvalDuties(house, company, staff)),
      ...open.map((request) => requestDuty(rowOf(request, today))),
      ...(due.rows === 0 ? [] : [retentionDuty(due.rows, today)]),
      ...declarationDuties(declaration, today),
      ...(last === null ? [unprovedDuty(judged.length)] : staleDuties(judged)),
    ],
    requests: { open: open.length, late, next: ends[0] ?? null },
    retention: { due: due.rows, next: due.next },
    ledger: { entries, sealed: seals.sealed, blocks: seals.blocks, last: seals.last },
    notice,
    history: [...(await runsOf(house, company))],
  }
}

type Judgement = Awaited<ReturnType<typeof judgeCompany>>

function brokenDuties(judged: Judgement): readonly Duty[] {
  const broken = judged.filter(({ verdict }) => verdict === 'broken')
  if (broken.length > NAMED) {
    return [
      {
        kind: 'pledge',
        urgency: 'now',
        says: { de: `${broken.length} Zusagen sind gebrochen`, en: `${broken.length} pledges are broken` },
        by: null,
        room: 'pledges?verdict=broken',
      },
    ]
  }
  return broken.map(({ pledge }) => ({
    kind: 'pledge',
    urgency: 'now',
    says: { de: `Gebrochen: ${pledge.says.de}`, en: `Broken: ${pledge.says.en}` },
    by: null,
    room: `pledge/${pledge.id}`,
  }))
}

async function approvalDuties(
  house: Installation,
  company: CompanyId,
  staff: string,
): Promise<readonly Duty[]> {
  const waiting = await approvalsFor(house, company, staff)
  return waiting.flatMap(({ mine, approved, title, asker, approver }): readonly Duty[] => {
    if (mine !== approved) return []
    const says = mine
      ? {
          de: `Bestätigt von ${approver}, bereit zum Ausführen: ${title.de}`,
          en: `Confirmed by ${approver}, ready to be carried out: ${title.en}`,
        }
      : {
          de: `${asker} bittet um Ihre Bestätigung: ${title.de}`,
          en: `${asker} asks for your confirmation: ${title.en}`,
        }
    return [{ kind: 'approval', urgency: 'soon', says, by: null, room: 'access' }]
  })
}

function requestDuty(row: ReturnType<typeof rowOf>): Duty {
  return {
    kind: 'request',
    urgency: row.light === 'red' ? 'now' : row.light === 'amber' ? 'soon' : 'calm',
    says: { de: `${row.title.de}: ${row.stateTitle.de}`, en: `${row.title.en}: ${row.stateTitle.en}` },
    by: row.legalEnd,
    room: `requests/${row.id}`,
  }
}

function retentionDuty(rows: number, today: Day): Duty {
  return {
    kind: 'retention',
    urgency: 'soon',
    says:
      rows === 1
        ? { de: 'Ein Eintrag ist zur Löschung fällig', en: 'One entry is due for erasure' }
        : { de: `${rows} Einträge sind zur Löschung fällig`, en: `${rows} entries are due for erasure` },
    by: today,
    room: 'retention',
  }
}

function declarationDuties(declaration: Parameters<typeof check>[0], today: Day): readonly Duty[] {
  return check(declaration, noPlaces(), today)
    .filter((finding) => finding.level !== 'hint')
    .slice(0, NAMED)
    .map((finding) => ({
      kind: 'declaration',
      urgency: finding.level === 'error' ? 'now' : 'soon',
      says: inBoth((language) => {
        const provision = finding.provision === null ? '' : ` (${cite(finding.provision, language)})`
        const text = findingText(finding, language)
        return text.includes('(') ? text : `${text}${provision}`
      }),
      by: null,
      room: 'declaration',
    }))
}

function unprovedDuty(pledges: number): Duty {
  return {
    kind: 'pledge',
    urgency: 'soon',
    says: {
      de: `${pledges} Zusagen wurden noch nie geprüft`,
      en: `${pledges} pledges have never been proved`,
    },
    by: null,
    room: 'pledges',
  }
}

function staleDuties(judged: Judgement): readonly Duty[] {
  const unproven = judged.filter(({ verdict }) => verdict === 'unproven').length
  if (unproven === 0) return []
  return [
    {
      kind: 'pledge',
      urgency: 'soon',
      says:
        unproven === 1
          ? { de: 'Für eine Zusage fehlt ein frischer Nachweis', en: 'One pledge lacks a fresh proof' }
          : {
              de: `Für ${unproven} Zusagen fehlt ein frischer Nachweis`,
              en: `${unproven} pledges lack a fresh proof`,
            },
      by: null,
      room: 'pledges?verdict=unproven',
    },
  ]
}

/** How the pledges stood at earlier runs, from the ledger: what was recorded, not what is reckoned today. */
async function runsOf(house: Installation, company: CompanyId): Promise<Overview['history']> {
  const entries = await entriesOf(house.world, company, { kinds: ['proof/taken'], limit: RUNS * 3 })
  const counts = entries.flatMap((entry) => {
    const content = entry.opened?.content
    const [kept, pledges] = [content?.['kept'], content?.['pledges']]
    const [broken, unproven] = [content?.['broken'], content?.['unproven']]
    if (typeof kept !== 'number' || typeof pledges !== 'number') return []
    if (!Array.isArray(broken) || !Array.isArray(unproven)) return []
    return [{ at: entry.at, kept, broken: broken.length, unproven: unproven.length, pledges }]
  })
  // Looks at single pledges are no run.
  const whole = Math.max(0, ...counts.map((run) => run.pledges))
  return counts
    .filter((run) => run.pledges >= whole * 0.9)
    .slice(0, RUNS)
    .reverse()
    .map(({ at, kept, broken, unproven }) => ({ at, kept, broken, unproven }))
}
