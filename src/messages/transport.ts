import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { CompanyId } from '../base/index.ts'
import type { World } from '../ledger/index.ts'

/** A mail, ready to go. */
interface Mail {
  readonly company: CompanyId
  readonly id: string
  readonly from: { readonly name: string; readonly address: string }
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Hands mail over. */
export interface MailTransport {
  /** Whether what was handed over still lies with us, in the outbox on disk. */
  readonly keeps: boolean
  send(mail: Mail): Promise<void>
  /** Removes what was handed over and still lies with us. */
  forget(company: CompanyId, ids: readonly string[]): Promise<void>
}

function composed(mail: Mail) {
  return {
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    messageId: `<${mail.id}@${mail.from.address.split('@')[1] ?? 'zusage.example'}>`,
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Where a company's outbox lies. */
export function outboxFolder(folder: string, company: CompanyId): string {
  return join(folder, 'outbox', company)
}

/** Writes each mail as a file that mail programs open; the console shows them. For samples and development. */
function folderTransport(folder: string): MailTransport {
  const writer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' })
  return {
    keeps: true,
    async send(mail) {
      const place = outboxFolder(folder, mail.company)
      await mkdir(place, { recursive: true, mode: 0o700 })
      const { message } = await writer.sendMail(composed(mail))
      const file = join(place, `${mail.id}.eml`)
      await writeFile(`${file}.part`, message, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    async forget(company, ids) {
      for (const id of ids) await rm(join(outboxFolder(folder, company), `${id}.eml`), { force: true })
    },
  }
}

/** Hands each mail to a mail server; nothing stays with us. */
function smtpTransport(url: string): MailTransport {
  const server = createTransport(url)
  return {
    keeps: false,
    async send(mail) {
      await server.sendMail(composed(mail))
    },
    forget: () => Promise.resolve(),
  }
}

interface MailSettings {
  readonly transport: MailTransport
  /** What paths in mails are completed with, without a slash at the end. */
  readonly baseUrl: string
}

const settings = new WeakMap<World, MailSettings>()

/** Says how a world hands over mail; without it, mail goes to the outbox on disk. */
export function useMail(
  world: World,
  mail: { readonly smtpUrl: string | null; readonly baseUrl: string },
): void {
  settings.set(world, {
    transport: mail.smtpUrl === null ? folderTransport(world.folder) : smtpTransport(mail.smtpUrl),
    baseUrl: mail.baseUrl.replace(/\/$/u, ''),
  })
}

/** How a world hands over mail. */
export function mailOf(world: World): MailSettings {
  let known = settings.get(world)
  if (known === undefined) {
    known = { transport: folderTransport(world.folder), baseUrl: 'http://127.0.0.1:4321' }
    settings.set(world, known)
  }
  return known
}

/**
 * Lets a world hand its mail to the outbox on disk alone, with the links another world makes: for a stage on which a
 * sample company's past is played.
 */
export function keepMail(stage: World, like: World): void {
  settings.set(stage, { transport: folderTransport(stage.folder), baseUrl: mailOf(like).baseUrl })
}
