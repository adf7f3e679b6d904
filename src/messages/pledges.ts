import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newId, NOBODY } from '../base/index.ts'
import type { Declaration } from '../declaration/index.ts'
import { entriesOf } from '../ledger/index.ts'
import { byHand, type Offence, type Pledge } from '../pledge/index.ts'
import { allMessages } from './store.ts'
import { outboxFolder } from './transport.ts'

/** The pledges on mail that follow from a declaration (Art. 5(1)(b) and (e), 17 GDPR, § 7 UWG). */
export function pledges(declaration: Declaration): readonly Pledge[] {
  return declaration.messages.length === 0 ? [] : [onlyDeclared(declaration), noStrayCopies()]
}

function onlyDeclared(declaration: Declaration): Pledge {
  const activities = [...new Set(declaration.messages.map((message) => `activity.${message.activity}`))]
  return {
    id: 'messages/only-declared',
    kind: 'messages/only-declared',
    says: {
      de: 'Es gehen nur erklärte Nachrichten hinaus, jede ist im Verzeichnis festgehalten, und keine trägt Werbung, um die niemand gebeten hat.',
      en: 'Only declared messages go out, each stands in the ledger, and none carries advertising nobody asked for.',
    },
    provision: 'Art. 5(1)(b) GDPR, § 7 UWG',
    clauses: activities,
    way: 'watch',
    freshFor: 'PT26H',
    reach: 'inside',
    async prove({ world, company }) {
      const declared = new Map(declaration.messages.map((message) => [message.id, message]))
      const rows = await allMessages(world.db, company)
      const offences: Offence[] = []
      for (const row of rows) {
        const message = declared.get(row.message)
        const entries = await entriesOf(world, company, {
          person: row.person,
          kinds: ['message/sent'],
          limit: 1000,
        })
        const recorded = entries.some((entry) => entry.id === row.entry)
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
