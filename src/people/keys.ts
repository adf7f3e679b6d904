import { generateKeyPairSync, createPrivateKey, createPublicKey, randomBytes, sign } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { type CompanyId, NOBODY, type PersonId } from '../base/index.ts'
import { decrypt, encrypt } from './seal.ts'

/**
 * The keys of all companies and persons. They live in a file of their own, outside the database and its dumps, wrapped
 * by one key that lives outside that file. Several processes may have it open at once.
 */
export interface Keys {
  /** Makes keys for persons who have none; whatever is asked for at the same time is written at once. Durable when it resolves. */
  create(company: CompanyId, person: PersonId): Promise<void>
  /**
   * A person's key, 32 bytes; to be used at once and not kept.
   *
   * @throws Error when the person has none or is erased
   */
  keyOf(company: CompanyId, person: PersonId): Buffer
  /** Whether the person's key was destroyed. */
  isErased(company: CompanyId, person: PersonId): boolean
  /** What identifiers of the company are hashed with, 32 bytes. */
  lookupKey(company: CompanyId): Buffer
  /** What entries of the company's ledger are noted under until they are sealed, 32 bytes. */
  entryKey(company: CompanyId): Buffer
  /** Signs with the company's Ed25519 key: 64 bytes. */
  sign(company: CompanyId, message: Uint8Array): Buffer
  /** The company's public key for `verifyLedger`, PEM (SPKI). */
  publicKey(company: CompanyId): string
  /** Notes, durably, that a person is about to be erased; until `destroy`, nothing else changes. */
  announce(company: CompanyId, person: PersonId): void
  /** Takes the note back: the erasure did not happen. */
  retract(company: CompanyId, person: PersonId): void
  /** Persons announced and not yet destroyed. */
  announced(): readonly { readonly company: CompanyId; readonly person: PersonId }[]
  /** Destroys the key: no byte of it stays, in no process. Remembers that it did. May be repeated. */
  destroy(company: CompanyId, person: PersonId): void
  /** Everybody whose key was destroyed: what a restored database must be cleared of again. */
  destroyed(company: CompanyId): readonly PersonId[]
  /** Of those the ones for whom a key is there all the same: somebody put it back. */
  revived(company: CompanyId): readonly PersonId[]
  /** Forgets a sample company: its lookup and signing key and all its persons' keys. */
  forgetCompany(company: CompanyId): void
  close(): void
}

/** How many persons' keys a process keeps at hand. */
const AT_HAND = 50_000

/**
 * The key that wraps all others, 32 bytes: as given (64 hexadecimal digits or Base64), else the one kept in the folder,
 * made on the first start.
 *
 * @throws Error when what is given is no key
 */
export function wrappingKey(folder: string, given?: string): Buffer {
  if (given !== undefined) return parseKey(given, 'ZUSAGE_KEY')
  const file = join(folder, 'zusage.key')
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (!existsSync(file)) {
    // Whole before it has its name: a process that dies in between leaves no empty key, and another reads none.
    const fresh = `${file}.${randomBytes(6).toString('hex')}`
    const handle = openSync(fresh, 'wx', 0o600)
    try {
      writeSync(handle, `${randomBytes(32).toString('hex')}\n`)
      fsyncSync(handle)
      linkSync(fresh, file)
    } catch (fault) {
      if (!(fault instanceof Error && 'code' in fault && fault.code === 'EEXIST')) throw fault
    } finally {
      closeSync(handle)
      unlinkSync(fresh)
    }
  }
  return parseKey(readFileSync(file, 'utf8').trim(), file)
}

function parseKey(text: string, from: string): Buffer {
  const key = /^[0-9a-f]{64}$/iu.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64')
  if (key.length !== 32) {
    throw new Error(
      `${from} must hold 32 bytes as 64 hexadecimal digits or Base64; found ${key.length} bytes.`,
    )
  }
  return key
}

/**
 * Opens the keys of a folder, `keys/keys.sqlite`; made where absent.
 *
 * @param wrapping 32 bytes
 * @throws Error when the keys there are wrapped by another key
 */
export function openKeys(folder: string, wrapping: Uint8Array): Keys {
  if (wrapping.length !== 32)
    throw new Error(`The wrapping key must have 32 bytes; found ${wrapping.length}.`)
  const place = join(folder, 'keys')
  mkdirSync(place, { recursive: true, mode: 0o700 })
  chmodSync(place, 0o700)
  const file = join(place, 'keys.sqlite')
  const db = new DatabaseSync(file, { timeout: 30_000 })
  chmodSync(file, 0o600)
  // What is deleted is overwritten; what is written is on the disk before we go on.
  db.exec('pragma secure_delete = on; pragma journal_mode = delete; pragma synchronous = full')
  db.exec(`
    begin immediate;
    create table if not exists wrapping (only integer primary key check (only = 1), proof blob not null);
    create table if not exists person_key (
      company text not null, person text not null, wrapped blob not null, primary key (company, person)) without rowid;
    create table if not exists company_key (
      company text not null, use text not null, wrapped blob not null, primary key (company, use)) without rowid;
    create table if not exists announced (
      company text not null, person text not null, primary key (company, person)) without rowid;
    create table if not exists destroyed (
      number integer primary key autoincrement, company text not null, person text not null, unique (company, person));
    create table if not exists forgotten (number integer primary key autoincrement, company text not null);
    commit;
  `)
  checkWrapping(db, wrapping, file)
  return new SqliteKeys(db, file, Buffer.from(wrapping))
}

function checkWrapping(db: DatabaseSync, wrapping: Uint8Array, file: string): void {
  db.prepare('insert or ignore into wrapping (only, proof) values (1, ?)').run(
    encrypt(wrapping, 'wrapping', 'Zusage'),
  )
  const row = db.prepare('select proof from wrapping').get()
  try {
    decrypt(wrapping, 'wrapping', bytesOf(row?.['proof']))
  } catch (cause) {
    db.close()
    throw new Error(
      `The keys in ${file} are wrapped by another key. Start with the ZUSAGE_KEY they were made with; nothing was changed.`,
      { cause },
    )
  }
}

function bytesOf(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new Error('The key store holds something that is no key.')
  return value
}

interface Waiting {
  readonly company: CompanyId
  readonly person: PersonId
  readonly done: () => void
  readonly fail: (fault: unknown) => void
}

class SqliteKeys implements Keys {
  readonly #db: DatabaseSync
  readonly #file: string
  readonly #wrapping: Buffer
  /** Keys at hand, the least recently used first. */
  readonly #atHand = new Map<string, Buffer>()
  readonly #ofCompany = new Map<string, Buffer>()
  #waiting: Waiting[] = []
  #version: unknown
  #lastDestroyed = 0
  #lastForgotten = 0

  readonly #statements

  constructor(db: DatabaseSync, file: string, wrapping: Buffer) {
    this.#db = db
    this.#file = file
    this.#wrapping = wrapping
    this.#statements = {
      version: db.prepare('pragma data_version'),
      key: db.prepare('select wrapped from person_key where company = ? and person = ?'),
      addKey: db.prepare(`
        insert or ignore into person_key (company, person, wrapped)
        select ?1, ?2, ?3 where not exists (select 1 from destroyed where company = ?1 and person = ?2)`),
      dropKey: db.prepare('delete from person_key where company = ? and person = ?'),
      companyKey: db.prepare('select wrapped from company_key where company = ? and use = ?'),
      addCompanyKey: db.prepare('insert or ignore into company_key (company, use, wrapped) values (?, ?, ?)'),
      isDestroyed: db.prepare('select 1 from destroyed where company = ? and person = ?'),
      addDestroyed: db.prepare('insert or ignore into destroyed (company, person) values (?, ?)'),
      destroyedSince: db.prepare(
        'select number, company, person from destroyed where number > ? order by number',
      ),
      destroyedOf: db.prepare('select person from destroyed where company = ? order by number'),
      forgottenSince: db.prepare('select number, company from forgotten where number > ? order by number'),
      revivedOf: db.prepare(`
        select person from destroyed d where company = ?
          and exists (select 1 from person_key k where k.company = d.company and k.person = d.person) order by number`),
      announce: db.prepare('insert or ignore into announced (company, person) values (?, ?)'),
      retract: db.prepare('delete from announced where company = ? and person = ?'),
      announced: db.prepare('select company, person from announced order by company, person'),
    }
    this.#version = this.#statements.version.get()?.['data_version']
    this.#catchUp()
  }

  create(company: CompanyId, person: PersonId): Promise<void> {
    if (this.#atHand.has(nameOf(company, person)) || this.#read(company, person) !== undefined) {
      return Promise.resolve()
    }
    return new Promise((done, fail) => {
      this.#waiting.push({ company, person, done, fail })
      if (this.#waiting.length === 1) setImmediate(() => this.#createWaiting())
    })
  }

  #createWaiting(): void {
    const batch = this.#waiting
    this.#waiting = []
    try {
      this.#write(() => {
        for (const { company, person } of batch) this.#add(company, person)
      })
    } catch (fault) {
      for (const one of batch) one.fail(fault)
      return
    }
    for (const one of batch) one.done()
  }

  #add(company: CompanyId, person: PersonId): void {
    const wrapped = encrypt(this.#wrapping, `person|${company}|${person}`, randomBytes(32))
    this.#statements.addKey.run(company, person, wrapped)
  }

  keyOf(company: CompanyId, person: PersonId): Buffer {
    this.#listen()
    const name = nameOf(company, person)
    const known = this.#atHand.get(name)
    if (known !== undefined) {
      this.#atHand.delete(name)
      this.#atHand.set(name, known)
      return known
    }
    let key = this.#read(company, person)
    if (key === undefined && person === NOBODY) {
      this.#write(() => this.#add(company, person))
      key = this.#read(company, person)
    }
    if (key === undefined) {
      throw new Error(
        this.isErased(company, person)
          ? `Person ${person} is erased: the key is destroyed.`
          : `Person ${person} has no key.`,
      )
    }
    this.#atHand.set(name, key)
    if (this.#atHand.size > AT_HAND) {
      const [oldest] = this.#atHand.keys()
      if (oldest !== undefined) this.#atHand.delete(oldest)
    }
    return key
  }

  #read(company: CompanyId, person: PersonId): Buffer | undefined {
    const row = this.#statements.key.get(company, person)
    if (row === undefined) return undefined
    return decrypt(this.#wrapping, `person|${company}|${person}`, bytesOf(row['wrapped']))
  }

  isErased(company: CompanyId, person: PersonId): boolean {
    return this.#statements.isDestroyed.get(company, person) !== undefined
  }

  lookupKey(company: CompanyId): Buffer {
    return this.#companyKey(company, 'lookup', () => randomBytes(32))
  }

  entryKey(company: CompanyId): Buffer {
    return this.#companyKey(company, 'entry', () => randomBytes(32))
  }

  sign(company: CompanyId, message: Uint8Array): Buffer {
    return sign(null, message, this.#privateKey(company))
  }

  publicKey(company: CompanyId): string {
    return createPublicKey(this.#privateKey(company)).export({ type: 'spki', format: 'pem' }).toString()
  }

  #privateKey(company: CompanyId) {
    const der = this.#companyKey(company, 'sign', () =>
      generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }),
    )
    return createPrivateKey({ key: der, type: 'pkcs8', format: 'der' })
  }

  #companyKey(company: CompanyId, use: string, make: () => Buffer): Buffer {
    this.#listen()
    const name = nameOf(company, use)
    const known = this.#ofCompany.get(name)
    if (known !== undefined) return known
    let row = this.#statements.companyKey.get(company, use)
    if (row === undefined) {
      this.#write(() => {
        this.#statements.addCompanyKey.run(
          company,
          use,
          encrypt(this.#wrapping, `company|${company}|${use}`, make()),
        )
      })
      row = this.#statements.companyKey.get(company, use)
    }
    const key = decrypt(this.#wrapping, `company|${company}|${use}`, bytesOf(row?.['wrapped']))
    this.#ofCompany.set(name, key)
    return key
  }

  announce(company: CompanyId, person: PersonId): void {
    this.#write(() => this.#statements.announce.run(company, person))
  }

  retract(company: CompanyId, person: PersonId): void {
    this.#write(() => this.#statements.retract.run(company, person))
  }

  announced() {
    return this.#statements.announced.all().map((row) => ({
      company: String(row['company']) as CompanyId,
      person: String(row['person']) as PersonId,
    }))
  }

  destroy(company: CompanyId, person: PersonId): void {
    this.#forget(company, person)
    this.#write(() => {
      this.#statements.dropKey.run(company, person)
      this.#statements.retract.run(company, person)
      this.#statements.addDestroyed.run(company, person)
    })
  }

  destroyed(company: CompanyId): readonly PersonId[] {
    return this.#statements.destroyedOf.all(company).map((row) => String(row['person']) as PersonId)
  }

  revived(company: CompanyId): readonly PersonId[] {
    return this.#statements.revivedOf.all(company).map((row) => String(row['person']) as PersonId)
  }

  forgetCompany(company: CompanyId): void {
    this.#write(() => {
      for (const table of ['person_key', 'company_key', 'announced', 'destroyed']) {
        this.#db.prepare(`delete from ${table} where company = ?`).run(company)
      }
      this.#db.prepare('insert into forgotten (company) values (?)').run(company)
    })
    this.#catchUp()
  }

  close(): void {
    for (const key of [...this.#atHand.values(), ...this.#ofCompany.values()]) key.fill(0)
    this.#atHand.clear()
    this.#ofCompany.clear()
    if (this.#db.isOpen) this.#db.close()
  }

  /**
   * Changes the file in one transaction. SQLite keeps what a page held before in a journal until the commit and then
   * only unlinks it; we hold it open and overwrite it, so that a destroyed key is not left in free blocks either.
   */
  #write(change: () => void): void {
    this.#db.exec('begin immediate')
    let journal: number | undefined
    try {
      change()
      journal = openJournal(`${this.#file}-journal`)
      this.#db.exec('commit')
    } catch (fault) {
      if (this.#db.isTransaction) this.#db.exec('rollback')
      throw fault
    } finally {
      if (journal !== undefined) overwrite(journal)
    }
  }

  /** Forgets what other processes destroyed since we last looked. */
  #listen(): void {
    const version = this.#statements.version.get()?.['data_version']
    if (version === this.#version) return
    this.#version = version
    this.#catchUp()
  }

  #catchUp(): void {
    for (const row of this.#statements.destroyedSince.all(this.#lastDestroyed)) {
      this.#lastDestroyed = Number(row['number'])
      this.#forget(String(row['company']), String(row['person']))
    }
    for (const row of this.#statements.forgottenSince.all(this.#lastForgotten)) {
      this.#lastForgotten = Number(row['number'])
      const start = nameOf(String(row['company']), '')
      for (const map of [this.#atHand, this.#ofCompany]) {
        for (const name of map.keys()) if (name.startsWith(start)) map.delete(name)
      }
    }
  }

  #forget(company: string, person: string): void {
    const name = nameOf(company, person)
    this.#atHand.get(name)?.fill(0)
    this.#atHand.delete(name)
  }
}

function nameOf(company: string, part: string): string {
  return `${company}|${part}`
}

function openJournal(file: string): number | undefined {
  try {
    return openSync(file, 'r+')
  } catch (fault) {
    // Nothing was changed, or the journal is still in memory.
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined
    throw fault
  }
}

function overwrite(journal: number): void {
  try {
    const { size, nlink } = fstatSync(journal)
    // Still linked: the commit failed, and the journal is what undoes it.
    if (nlink > 0 || size === 0) return
    writeSync(journal, Buffer.alloc(size), 0, size, 0)
    fsyncSync(journal)
  } finally {
    closeSync(journal)
  }
}
