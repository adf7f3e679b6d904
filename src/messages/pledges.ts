import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { addTime, newId, NOBODY, type CompanyId } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { allEntries, type Entry, type World } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge } from '../pledge/index.ts'
import { erasedSince } from '../records/index.ts'
import { allMessages } from './store.ts'
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
    async prove({ world, company }) {
      const declared = new Map(declaration.messages.map((message) => [message.id, message]))
      const rows = await allMessages(world.db, company)
      const acts = new Map((await sentActs(world, company)).map((act) => [act.id, act]))
      const offences: Offence[] = []
      for (const row of rows) {
        const message = declared.get(row.message)
        const recorded = row.entry !== null && acts.get(row.entry)?.person === row.person
        if (
          message === undefined ||
          message.class !== row.class ||
          message.class === 'marketing' ||
          !recorded
        ) {
          offences.push({
            place: `table message_outbox, row ${row.id}`,
            says: {
              de: `„${row.message}“ ist nicht erklärt oder nicht festgehalten.`,
              en: `“${row.message}” is not declared or not recorded.`,
            },
          })
        }
      }
      return {
        examined: rows.length,
        offences,
        saw: {
          de: `${rows.length} Nachrichten mit Erklärung und Verzeichnis verglichen.`,
          en: `${rows.length} messages compared with declaration and ledger.`,
        },
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
  }
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
    reach: 'own-systems',
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
