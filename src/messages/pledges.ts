import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addTime, hashOf, newId, NOBODY, type CompanyId, type Json } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, type Entry, type World } from '../ledger/index.ts'
import { byHand, NAMED, type Offence, type Pledge, type ProofContext } from '../pledge/index.ts'
import { erasedSince } from '../records/index.ts'
import { declarationsOf } from '../standing/index.ts'
import { letterOf } from './send.ts'
import { allMessages, type OutboxRow } from './store.ts'
import { outboxFolder } from './transport.ts'

/** The pledges on mail that follow from a declaration (Art. 5(1)(b) and (e), 17 GDPR, § 7 UWG). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  return declaration.messages.length === 0
    ? []
    : [onlyDeclared(declaration), handedOver(declaration), noStrayCopies()]
}

/** The clauses of the notice that tell of the activities mail serves. */
function clausesOf(declaration: Declaration): readonly string[] {
  return [...new Set(declaration.messages.map((message) => `activity.${message.activity}`))]
}

function onlyDeclared(declaration: Declaration): Pledge {
  return {
    id: 'messages/only-declared',
    kind: 'messages/only-declared',
    says: {
      de: 'Es gehen nur erklärte Nachrichten hinaus, jede ist im Verzeichnis festgehalten, und keine trägt Werbung, um die niemand gebeten hat.',
      en: 'Only declared messages go out, each stands in the ledger, and none carries advertising nobody asked for.',
    },
    provision: 'Art. 5(1)(b) GDPR, § 7 UWG',
    clauses: clausesOf(declaration),
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove(context) {
      const { world, company } = context
      const rows = await allMessages(world.db, company)
      const acts = new Map<string | null, Entry>((await sentActs(world, company)).map((act) => [act.id, act]))
      const declarationOf = await declarationsOf({ ...context, declaration })
      const offences: Offence[] = []
      const closed: OutboxRow[] = []
      for (const row of rows) {
        const act = acts.get(row.entry)
        // Of the day on which the declaration changed, either is right.
        const declarations = [declaration, ...(act === undefined ? [] : [await declarationOf(act)])]
        if (act?.person !== row.person || !declarations.some((one) => isDeclared(one, row))) {
          offences.push({
            place: rowPlace(row),
            says: {
              de: `„${row.message}“ ist nicht erklärt oder nicht festgehalten.`,
              en: `“${row.message}” is not declared or not recorded.`,
            },
          })
        } else if (act.opened === undefined) closed.push(row)
        else offences.push(...otherThanSent(context, row, act))
      }
      offences.push(...(await leftBehind(context, closed)))
      return {
        examined: rows.length,
        offences: offences.slice(0, NAMED),
        saw: {
          de: `${rows.length} Nachrichten mit Erklärung und Verzeichnis verglichen.`,
          en: `${rows.length} messages compared with declaration and ledger.`,
        },
        details: { offences: offences.length },
        ...(rows.length === 0
          ? { vacuous: { de: 'Es wurde nichts versendet.', en: 'Nothing was sent.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'queues a newsletter past the sender',
      apply: ({ company, now, ...context }) =>
        byHand(
          { ...context, company, now },
          `insert into message_outbox (person, company, id, message, class, language, entry, queued_at, next_at, sent_at)
             values ('${NOBODY}', '${company}', '${newId()}', 'newsletter', 'marketing', 'de', '${newId()}', '${now}', '${now}', '${now}')`,
        ),
    },
    more: [
      {
        does: 'lets a message have been in another language',
        apply: (context) =>
          byHand(
            context,
            `update message_outbox set language = case language when 'de' then 'en' else 'de' end
               where company = '${context.company}' and id = ${firstOf(context.company)}`,
          ),
      },
      {
        does: 'puts the letter of one message into another',
        apply: (context) =>
          byHand(
            context,
            `update message_outbox set sealed = '\\x00'
               where company = '${context.company}' and id = ${firstOf(context.company)}`,
          ),
      },
      {
        does: 'lists a message a second time',
        apply: (context) =>
          byHand(
            context,
            `insert into message_outbox (person, company, id, message, class, language, record, request, entry, queued_at, sent_at, next_at)
               select person, company, '${newId()}', message, class, language, record, request, entry, queued_at, sent_at, next_at
               from message_outbox where company = '${context.company}' and id = ${firstOf(context.company)}`,
          ),
      },
    ],
  }
}

/** The oldest message in the outbox, in SQL. For sabotages. */
function firstOf(company: CompanyId): string {
  return `(select id from message_outbox where company = '${company}' order by queued_at, id limit 1)`
}

/** Whether a declaration names the message, in the class it was sent in, and not as advertising nobody asked for. */
function isDeclared({ messages }: Declaration, row: OutboxRow): boolean {
  return messages.some(
    (one) => one.id === row.message && one.class === row.class && one.class !== 'marketing',
  )
}

function rowPlace({ id }: Pick<OutboxRow, 'id'>): string {
  return `table message_outbox, row ${id}`
}

/** What a row says otherwise than the act by which it was sent, column by column, and what it holds. */
function otherThanSent(
  { world, company, now }: ProofContext,
  row: OutboxRow,
  { at, record, request, opened }: Entry,
): readonly Offence[] {
  const said = opened?.content ?? {}
  const compared: readonly (readonly [column: string, here: Json, there: Json | undefined])[] = [
    ['id', row.id, said['outbox']],
    ['message', row.message, said['message']],
    ['class', row.class, said['class']],
    ['language', row.language, said['language']],
    ['record', row.record, record ?? null],
    ['request', row.request, request ?? null],
    ['queued_at', row.queued_at, at],
  ]
  const sentInTime =
    row.sent_at === null || (row.sent_at >= row.queued_at && row.sent_at <= addTime(now, 'PT5M'))
  return [
    ...compared.filter(([, here, there]) => here !== there).map(([column]) => column),
    ...(sentInTime ? [] : ['sent_at']),
    ...(holdsText(world, company, row, said['text']) ? [] : ['sealed']),
  ].map((column) => ({
    place: `${rowPlace(row)}, column ${column}`,
    says: {
      de: 'Hier steht anderes, als beim Senden festgehalten wurde.',
      en: 'It says something else here than was recorded when it was sent.',
    },
  }))
}

/** Whether what is kept of a message is the text its act committed to. */
function holdsText(world: World, company: CompanyId, row: OutboxRow, hash: Json | undefined): boolean {
  try {
    const letter = letterOf(world, { ...row, company })
    return letter === null || hashOf({ subject: letter.subject, text: letter.text }) === hash
  } catch {
    return false
  }
}

/** Rows that stand although what the ledger said of them was erased with the person. */
async function leftBehind(
  { world, company }: ProofContext,
  closed: readonly OutboxRow[],
): Promise<readonly Offence[]> {
  if (closed.length === 0) return []
  // Somebody may have been erased since the rows were read.
  const still = new Set((await allMessages(world.db, company)).map(({ id }) => id))
  return closed
    .filter(({ id }) => still.has(id))
    .map((row) => ({
      place: rowPlace(row),
      says: {
        de: 'Was das Verzeichnis dazu sagte, ist mit der Person gelöscht; diese Zeile hätte mit ihr gehen müssen.',
        en: 'What the ledger said of it was erased with the person; this row should have gone with them.',
      },
    }))
}

/** All acts by which a message was sent, newest first. */
function sentActs(world: World, company: CompanyId): Promise<readonly Entry[]> {
  return allEntries(world, company, { kinds: ['message/sent'] })
}

/** How long a message may be on its way. */
const ON_ITS_WAY = 'PT24H'

/** What was recorded as sent was handed over: receipts with the link to take back, answers to requests (Art. 12(2), (3) GDPR). */
function handedOver(declaration: Declaration): Pledge {
  return {
    id: 'messages/handed-over',
    kind: 'messages/handed-over',
    says: {
      de: 'Jede Nachricht, die wir als gesendet festhalten, ist binnen eines Tages übergeben worden.',
      en: 'Each message that we record as sent was handed over within a day.',
    },
    provision: 'Art. 12(2), (3) GDPR',
    clauses: clausesOf(declaration),
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company, now }) {
      const late = addTime(now, `-${ON_ITS_WAY}`)
      const rows = new Map((await allMessages(world.db, company)).map((row) => [row.entry, row]))
      const acts = await sentActs(world, company)
      const offences: Offence[] = []
      for (const act of acts) {
        if (act.at >= late) continue
        const row = rows.get(act.id)
        if (row === undefined && !(await erasedSince(world, company, act)))
          offences.push({ place: `ledger entry ${act.id}`, says: LOST })
        else if (row?.sent_at === null)
          offences.push({ place: `table message_outbox, row ${row.id}`, says: WAITS })
      }
      return {
        examined: acts.length,
        offences,
        saw: {
          de: `${acts.length} gesendete Nachrichten im Postausgang nachgesehen.`,
          en: `${acts.length} messages sent were looked up in the outbox.`,
        },
        ...(acts.length === 0
          ? { vacuous: { de: 'Es wurde nichts versendet.', en: 'Nothing was sent.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'puts a message off for ever',
      entails: ['messages/only-declared'],
      apply: (context) =>
        byHand(
          context,
          `update message_outbox set sent_at = null, next_at = 'infinity', queued_at = '${context.now}'
             where company = '${context.company}' and entry = (
               select min(id::text)::uuid from ledger_entry where company = '${context.company}' and kind = 'message/sent'
                 and id in (select entry from message_outbox))`,
        ),
    },
  }
}

const WAITS = {
  de: 'Wartet seit mehr als einem Tag darauf, übergeben zu werden.',
  en: 'Has waited for more than a day to be handed over.',
}
const LOST = {
  de: 'Als gesendet festgehalten, aber weder übergeben noch im Postausgang.',
  en: 'Recorded as sent, but neither handed over nor in the outbox.',
}

function noStrayCopies(): Pledge {
  return {
    id: 'messages/copies-end',
    kind: 'messages/copies-end',
    says: {
      de: 'Zu jeder Nachricht im Postausgang gibt es den Vorgang, den sie betrifft; mit ihm endet auch ihre Kopie.',
      en: 'Each message in the outbox belongs to something that still exists; its copy ends with it.',
    },
    provision: 'Art. 17(1) GDPR',
    clauses: ['rights.erasure'],
    way: 'inspect',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const known = new Set((await allMessages(world.db, company)).map((row) => `${row.id}.eml`))
      const folder = outboxFolder(world.folder, company)
      const files = existsSync(folder) ? readdirSync(folder) : []
      const stray = files.filter((file) => !known.has(file) && !file.endsWith('.part'))
      return {
        examined: files.length + known.size,
        offences: stray.map((file) => ({
          place: `file outbox/${company}/${file}`,
          says: {
            de: 'Eine Kopie, deren Vorgang nicht mehr da ist.',
            en: 'A copy of something that is gone.',
          },
        })),
        saw: {
          de: `${files.length} Dateien im Postausgang mit ${known.size} Nachrichten verglichen.`,
          en: `${files.length} files in the outbox compared with ${known.size} messages.`,
        },
        ...(files.length + known.size === 0
          ? { vacuous: { de: 'Der Postausgang ist leer.', en: 'The outbox is empty.' } }
          : {}),
      }
    },
    sabotage: {
      does: 'puts a copy of a mail that is gone back into the outbox',
      async apply({ world, company }) {
        const folder = outboxFolder(world.folder, company)
        await mkdir(folder, { recursive: true })
        await writeFile(join(folder, `${newId()}.eml`), 'To: gone@sabotage.example\n\nGone.\n')
      },
    },
  }
}
