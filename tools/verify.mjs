#!/usr/bin/env node
// Verifies what `zusage export` wrote, with nothing but Node: the signature of the file, the chain of blocks with their
// signatures and trees, every entry's bytes, the acts that recorded the runs, and the findings these runs came to.
//
//   node tools/verify.mjs evidence.jsonl
//   node tools/verify.mjs evidence.jsonl --key company.pem      the key must be this one
//   node tools/verify.mjs evidence.jsonl --head HEIGHT:HASH     this block, noted earlier, must be among them
//
// Exit 0: nothing is wrong. 1: what is wrong is said. 2: there is nothing to verify.
import { createHash, createPublicKey, verify } from 'node:crypto'
import { createReadStream, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const FORM = 'zusage-evidence/1'
const GENESIS = '0'.repeat(64)
const NEWLINE = 0x0a
/** Fields of an entry in PostgreSQL's packing; the last one, the content, stays in the house. */
const FIELDS = 15
/** Types of those fields, by PostgreSQL's numbers. */
const TYPES = [2950, 25, 2950, 1184, 25, 25, 25, 25, 25, 2950, 25, 2950, 17, 17]
const OUTCOMES = ['kept', 'broken', 'unproven', 'reported']

const sha256 = (bytes) => createHash('sha256').update(bytes).digest()

/** The one text of a JSON value (RFC 8785). */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const fields = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`)
  return `{${fields.join(',')}}`
}

/** The root of a Merkle tree as in RFC 9162: an inner node is the hash of a one and its two children. */
function merkleRoot(leaves) {
  let level = leaves
  while (level.length > 1) {
    const above = []
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]]
      above.push(right === undefined ? left : sha256(Buffer.concat([Buffer.of(1), left, right])))
    }
    level = above
  }
  return level[0]
}

const sorted = (texts) => [...texts].sort((a, b) => (a < b ? -1 : 1))

const pieces = (bytes, size) =>
  Array.from({ length: bytes.length / size }, (_, i) => bytes.subarray(i * size, (i + 1) * size))

const uuidText = (bytes) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/u, '$1-$2-$3-$4-$5')

/** Base64 in its one spelling; throws on any other. */
function base64(text) {
  const bytes = Buffer.from(text, 'base64')
  if (bytes.toString('base64') !== text) throw new Error('bytes are not spelled as Base64')
  return bytes
}

/** Takes an entry's bytes apart: number of fields; for each its type, its length or -1, its bytes. */
function unpack(bytes) {
  if (bytes.readInt32BE(0) !== FIELDS) throw new Error('an entry has another number of fields')
  const fields = []
  let at = 4
  for (const type of TYPES) {
    if (bytes.readInt32BE(at) !== type) throw new Error('a field has another type')
    const length = bytes.readInt32BE(at + 4)
    at += 8
    fields.push(length < 0 ? null : bytes.subarray(at, at + length))
    at += Math.max(length, 0)
  }
  if (at !== bytes.length) throw new Error('an entry has bytes too many')
  const [, company, id, , kind] = fields
  return {
    company: company.toString(),
    id: uuidText(id),
    kind: kind.toString(),
    commitment: fields[12],
  }
}

/** The lines of a file, each with its line end; the last one may lack it. */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    rest = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk])
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      yield rest.subarray(0, end + 1)
      rest = rest.subarray(end + 1)
    }
  }
  if (rest.length > 0) yield rest
}

/**
 * Verifies an export.
 *
 * @param chunks the file's bytes, in pieces
 * @param options `key`: PEM of the key it must be signed with; `head`: `{height, hash}` of a block noted earlier
 * @returns `faults`: what is wrong, one sentence each; and what was seen
 */
export async function verifyEvidence(chunks, options = {}) {
  const verification = new Verification(options)
  let held
  for await (const line of linesOf(chunks)) {
    // The last line signs all others, so one line is always held back.
    if (held !== undefined) verification.line(held)
    held = line
  }
  return verification.end(held)
}

class Verification {
  faults = []
  entries = 0
  blocks = 0
  findings = 0
  simulated = false
  fingerprint = null
  company = null
  verdicts = {}
  unseen = []

  #options
  #state = createHash('sha256')
  #number = 0
  #key = null
  #pledges = []
  #height = 0
  #prev = GENESIS
  #total = 0
  #reach = '00000000-0000-0000-0000-000000000000'
  #ids = new Set()
  #runs = new Map()
  #shown = []
  #seen = new Map()
  #met = false

  constructor(options) {
    this.#options = options
  }

  #fault(says) {
    if (this.faults.length < 1000) this.faults.push(says)
  }

  line(bytes) {
    this.#number += 1
    this.#state.update(bytes)
    try {
      const value = JSON.parse(bytes.toString('utf8'))
      if (this.#number === 1) this.#header(value)
      else if (value.block !== undefined) this.#block(value.block)
      else if (value.run !== undefined) this.#run(value.run)
      else this.#fault(`Line ${this.#number} is neither a block nor a run.`)
    } catch (reason) {
      this.#fault(`Line ${this.#number} cannot be read: ${reason.message}.`)
    }
  }

  #header(header) {
    if (header.form !== FORM) throw new Error(`the form is “${header.form}”, known is “${FORM}”`)
    this.company = header.company
    this.#pledges = header.pledges.map(({ id }) => id)
    this.#key = createPublicKey(header.publicKey)
    if (this.#key.asymmetricKeyType !== 'ed25519') throw new Error('the key is no Ed25519 key')
    const spki = this.#key.export({ type: 'spki', format: 'der' })
    this.fingerprint = sha256(spki).toString('hex')
    const { key } = this.#options
    if (key !== undefined && !createPublicKey(key).export({ type: 'spki', format: 'der' }).equals(spki))
      this.#fault('The key in the file is not the one it must be.')
  }

  #block({ head, entries, leaves, packed }) {
    const { signature, ...signed } = head
    const name = `Block ${head.height}`
    this.blocks += 1
    if (head.company !== this.company) this.#fault(`${name} is another company’s.`)
    if (head.height !== this.#height + 1) this.#fault(`${name} stands where block ${this.#height + 1} belongs.`)
    if (head.prev !== this.#prev) this.#fault(`${name} does not follow from the one before.`)
    const bytes = Buffer.from(canonical(signed))
    if (this.#key === null || !verify(null, bytes, this.#key, base64(signature)))
      this.#fault(`${name}: the signature is wrong.`)
    this.#height = head.height
    this.#prev = sha256(bytes).toString('hex')
    const wanted = this.#options.head
    if (wanted !== undefined && wanted.height === head.height) {
      this.#met = wanted.hash === this.#prev
    }
    this.simulated ||= head.simulated === true

    const list = base64(entries)
    const hashes = pieces(base64(leaves), 32)
    const ids = pieces(list, 16).map(uuidText)
    if (sha256(list).toString('hex') !== head.entries) this.#fault(`${name}: its list of entries is not the signed one.`)
    if (hashes.length === 0 || merkleRoot(hashes).toString('hex') !== head.root)
      this.#fault(`${name}: its tree does not lead to the signed root.`)
    if (ids.length !== head.count || hashes.length !== head.count) this.#fault(`${name} does not hold ${head.count} entries.`)
    this.#total += head.count
    if (head.total !== this.#total) this.#fault(`${name} counts ${head.total} entries, there are ${this.#total}.`)
    this.#order(name, head, ids)
    this.#entriesOf(name, ids, hashes, packed)
  }

  /** Entries stand in ascending order, above all before; but for late ones, which make blocks of their own. */
  #order(name, head, ids) {
    if (ids.some((id, i) => i > 0 && id <= ids[i - 1])) this.#fault(`${name}: its entries are not in order.`)
    for (const id of ids) {
      if (this.#ids.has(id)) this.#fault(`${name}: entry ${id} stands twice.`)
      this.#ids.add(id)
    }
    const isLate = this.#height > 1 && ids[0] <= this.#reach
    const reach = isLate ? this.#reach : (ids.at(-1) ?? this.#reach)
    if (head.reach !== reach || (isLate && ids.some((id) => id > reach)))
      this.#fault(`${name} does not reach as far as it says.`)
    this.#reach = head.reach
  }

  #entriesOf(name, ids, hashes, packed) {
    const there = new Map()
    for (const text of packed) {
      const bytes = base64(text)
      const entry = unpack(bytes)
      if (there.has(entry.id)) this.#fault(`${name}: entry ${entry.id} is given twice.`)
      there.set(entry.id, { ...entry, leaf: sha256(bytes) })
    }
    for (const [i, id] of ids.entries()) {
      const entry = there.get(id)
      there.delete(id)
      if (entry === undefined) {
        this.#fault(`${name}: entry ${id} is missing.`)
        continue
      }
      this.entries += 1
      if (!entry.leaf.equals(hashes[i] ?? Buffer.alloc(0)))
        this.#fault(`${name}: entry ${id} is not as it was recorded.`)
      if (entry.company !== this.company) this.#fault(`${name}: entry ${id} is another company’s.`)
      if (entry.kind === 'proof/taken') this.#runs.set(id, entry.commitment)
    }
    for (const id of there.keys()) this.#fault(`${name}: entry ${id} does not belong to it.`)
  }

  #run({ entry, act, salt, findings }) {
    const name = `Run ${entry}`
    this.#shown.push(entry)
    const commitment = this.#runs.get(entry)
    if (commitment === undefined) return this.#fault(`${name} is not in the ledger.`)
    if (!/^[0-9a-f]{32}$/u.test(salt)) this.#fault(`${name}: its salt is none.`)
    const opened = sha256(Buffer.concat([Buffer.from(salt, 'hex'), Buffer.from(act)]))
    if (!opened.equals(commitment)) this.#fault(`${name} is not the act that was recorded.`)
    const recorded = JSON.parse(act)
    if (recorded.id !== entry || recorded.kind !== 'proof/taken' || recorded.company !== this.company)
      this.#fault(`${name} speaks of another act.`)
    const { content } = recorded
    const told = findings.map(({ pledge, at, outcome, finding }) => ({ pledge, at, outcome, finding }))
    if (sha256(canonical(told)).toString('hex') !== content.findings)
      this.#fault(`${name}: its findings are not those that were recorded.`)
    if (findings.length !== content.pledges) this.#fault(`${name} looked at ${content.pledges} pledges, ${findings.length} are given.`)
    for (const [outcome, recordedIds] of [
      ['broken', content.broken],
      ['unproven', content.unproven],
    ]) {
      const ids = findings.filter((one) => one.outcome === outcome).map(({ pledge }) => pledge)
      if (canonical(sorted(ids)) !== canonical(sorted(recordedIds)))
        this.#fault(`${name}: what is ${outcome} is not what was recorded.`)
    }
    if (findings.filter(({ outcome }) => outcome === 'kept').length !== content.kept)
      this.#fault(`${name} kept ${content.kept} pledges by its record.`)
    for (const one of findings) this.#finding(one)
  }

  #finding({ pledge, at, outcome, finding }) {
    this.findings += 1
    const { offences, examined, vacuous, unable } = finding
    const fits =
      outcome === 'broken'
        ? offences.length > 0
        : offences.length === 0 &&
          (outcome === 'unproven') === (unable !== undefined || (examined === 0 && vacuous === undefined))
    if (!OUTCOMES.includes(outcome) || !fits) this.#fault(`Pledge ${pledge}: “${outcome}” does not follow from what was seen.`)
    if (!this.#seen.has(pledge)) this.#seen.set(pledge, { outcome, at })
  }

  end(last) {
    this.#signature(last)
    const { head } = this.#options
    if (head !== undefined && !this.#met) this.#fault(`The block ${head.height} that was noted is not among them.`)
    const newest = sorted([...this.#runs.keys()]).at(-1)
    if (newest !== undefined && !this.#shown.includes(newest))
      this.#fault(`The last run (${newest}) is in the ledger, but its findings are left out.`)
    for (const pledge of this.#pledges) {
      const seen = this.#seen.get(pledge)
      if (seen === undefined) this.unseen.push(pledge)
      else this.verdicts[seen.outcome] = (this.verdicts[seen.outcome] ?? 0) + 1
    }
    return {
      company: this.company,
      faults: this.faults,
      blocks: this.blocks,
      entries: this.entries,
      findings: this.findings,
      verdicts: this.verdicts,
      unseen: this.unseen,
      simulated: this.simulated,
      fingerprint: this.fingerprint,
      head: this.blocks === 0 ? null : { height: this.#height, hash: this.#prev },
    }
  }

  #signature(last) {
    if (last === undefined || this.#number === 0) return this.#fault('The file holds nothing.')
    try {
      const text = last.toString('utf8')
      const { signature } = JSON.parse(text)
      if (text !== `${canonical({ signature })}\n`) throw new Error('it is spelled otherwise')
      const signed = Buffer.from(`${FORM} ${this.#state.digest('hex')}`)
      if (this.#key === null || !verify(null, signed, this.#key, base64(signature))) throw new Error('it does not fit the file')
    } catch (reason) {
      this.#fault(`The signature of the file is wrong: ${reason.message}.`)
    }
  }
}

function say(result) {
  const out = (text) => process.stdout.write(`${text}\n`)
  out(`${result.company ?? 'unknown'}: ${result.entries} entries in ${result.blocks} blocks, ${result.findings} findings.`)
  if (result.simulated) out('These are acts of a sample company.')
  out(`Key ${result.fingerprint ?? 'unknown'} (compare it with the one you were given)`)
  if (result.head !== null) out(`Last block ${result.head.height}:${result.head.hash} (note it for the next time)`)
  for (const [outcome, count] of Object.entries(result.verdicts)) out(`${String(count).padStart(5)} ${outcome}`)
  if (result.unseen.length > 0) out(`Never looked at: ${result.unseen.join(', ')}`)
  for (const fault of result.faults) out(`! ${fault}`)
  out(result.faults.length === 0 ? 'Nothing is wrong.' : `${result.faults.length} things are wrong.`)
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1]) {
  const [file, ...rest] = process.argv.slice(2)
  const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined)
  try {
    if (file === undefined) throw new Error('Which file? node tools/verify.mjs evidence.jsonl')
    const [keyFile, noted] = [option('--key'), option('--head')]
    const [height, hash] = (noted ?? '').split(':')
    const result = await verifyEvidence(createReadStream(file), {
      ...(keyFile === undefined ? {} : { key: readFileSync(keyFile, 'utf8') }),
      ...(noted === undefined ? {} : { head: { height: Number(height), hash } }),
    })
    say(result)
    process.exitCode = result.faults.length === 0 ? 0 : 1
  } catch (reason) {
    process.stderr.write(`${reason.message}\n`)
    process.exitCode = 2
  }
}
