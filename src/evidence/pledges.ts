import { type LedgerFault, sealLedger, verifyOwnLedger } from '../ledger/index.ts'
import { type Finding, type Offence, type Pledge, type ProofContext, byHand } from '../pledge/index.ts'
import { guardsOfEvidence, tryToChangeEvidence } from './store.ts'

/** That what is recorded stays recorded: the pledges on which all others rest (Art. 5(2) GDPR). */
export function pledges(): readonly Pledge[] {
  return [unbroken, refusesChange]
}

const unbroken: Pledge = {
  id: 'ledger/unbroken',
  kind: 'ledger/unbroken',
  says: {
    de: 'Das Verzeichnis der Vorgänge ist lückenlos und unverändert.',
    en: 'The ledger of acts is complete and unchanged.',
  },
  provision: 'Art. 5(2) GDPR',
  clauses: ['requests.ledger'],
  way: 'inspect',
  freshFor: 'PT26H',
  reach: 'inside',
  prove: verifyNow,
  sabotage: {
    does: 'changes the oldest entry of a run of retention by hand, with the guard switched off meanwhile',
    entails: ['retention/runs-daily'],
    async apply(context) {
      const { world, company } = context
      await sealLedger(world, company)
      await byHand(
        context,
        'alter table ledger_entry disable trigger ledger_entry_keeps',
        `update ledger_entry set kind = 'request/extended' where company = '${company}'
          and id = (
            select min(id::text)::uuid from ledger_entry where company = '${company}' and kind = 'retention/run')`,
        'alter table ledger_entry enable trigger ledger_entry_keeps',
      )
    },
  },
}

async function verifyNow({ world, company }: ProofContext): Promise<Finding> {
  const report = await verifyOwnLedger(world, company)
  const shown = [...report.faults.slice(0, 50).map(offenceOf), ...unwitnessed(report.unwitnessed)]
  return {
    examined: report.entries,
    offences: shown,
    saw: {
      de: `${report.entries} Einträge in ${report.blocks} Blöcken geprüft, davon ${report.erased} mit gelöschtem Inhalt.`,
      en: `${report.entries} entries in ${report.blocks} blocks verified, ${report.erased} of them with erased content.`,
    },
    details: { faults: report.faultCount, sealed: report.sealed, head: report.head?.hash ?? null },
  }
}

/** A head is written to the second place as soon as its block is committed; one that is not there was taken away. */
function unwitnessed(heads: number): readonly Offence[] {
  if (heads === 0) return []
  return [
    {
      place: 'heads file',
      says: {
        de: `Am zweiten Ort fehlen ${heads} unterschriebene Köpfe.`,
        en: `The second place lacks ${heads} signed heads.`,
      },
    },
  ]
}

function offenceOf(fault: LedgerFault): Offence {
  const block = 'height' in fault && fault.height !== undefined ? `, block ${fault.height}` : ''
  const place =
    'entry' in fault
      ? `ledger entry ${fault.entry}${block}`
      : 'line' in fault
        ? `heads file, line ${fault.line}`
        : `ledger block ${fault.height}`
  return { place, says: FAULTS[fault.code] }
}

const FAULTS: Readonly<Record<LedgerFault['code'], Offence['says']>> = {
  'entry/changed': {
    de: 'Der Eintrag ist nicht mehr so, wie er aufgezeichnet wurde.',
    en: 'The entry is not as it was recorded.',
  },
  'entry/content-changed': {
    de: 'Der Inhalt ist nicht mehr so, wie er aufgezeichnet wurde.',
    en: 'The content is not as it was recorded.',
  },
  'entry/content-dropped': {
    de: 'Der Inhalt fehlt, obwohl die Person nicht gelöscht ist.',
    en: 'The content is gone although the person was not erased.',
  },
  'entry/missing': { de: 'Der Eintrag fehlt.', en: 'The entry is missing.' },
  'entry/added': { de: 'Der Eintrag wurde nachträglich eingefügt.', en: 'The entry was added afterwards.' },
  'entry/forged': {
    de: 'Der Eintrag stammt nicht von uns und wird nicht versiegelt.',
    en: 'The entry is not of our making and is not sealed.',
  },
  'entry/twice': { de: 'Der Eintrag steht zweimal.', en: 'The entry stands twice.' },
  'entry/reordered': { de: 'Der Eintrag steht an anderer Stelle.', en: 'The entry stands in another place.' },
  'block/missing': { de: 'Der Block fehlt.', en: 'The block is missing.' },
  'block/list-changed': {
    de: 'Die Liste des Blocks ist nicht die unterschriebene.',
    en: 'The list of the block is not the one that was signed.',
  },
  'block/head-changed': {
    de: 'Der Kopf des Blocks folgt nicht aus dem vorigen.',
    en: 'The head of the block does not follow from the one before.',
  },
  'block/signature': { de: 'Die Unterschrift stimmt nicht.', en: 'The signature is wrong.' },
  'head/differs': {
    de: 'Am zweiten Ort steht ein anderer Kopf.',
    en: 'The second place holds another head.',
  },
  'head/cut-off': {
    de: 'Am zweiten Ort stehen Blöcke, die hier fehlen.',
    en: 'The second place knows blocks that are missing here.',
  },
  'head/unreadable': {
    de: 'Die Zeile am zweiten Ort ist nicht lesbar oder fehlt.',
    en: 'The line in the second place is unreadable or missing.',
  },
}

const refusesChange: Pledge = {
  id: 'ledger/refuses-change',
  kind: 'ledger/refuses-change',
  says: {
    de: 'Die Datenbank selbst lehnt es ab, Nachweise zu ändern oder zu löschen.',
    en: 'The database itself refuses to change or delete evidence.',
  },
  provision: 'Art. 32(1)(b) GDPR',
  clauses: ['requests.ledger'],
  way: 'inspect',
  freshFor: 'PT26H',
  reach: 'inside',
  async prove({ world, company }) {
    const guards = await guardsOfEvidence(world.db)
    const yielding = await tryToChangeEvidence(world.db, company)
    const offences = [
      ...guards.flatMap(({ table, missing }) =>
        missing.map((trigger) => ({
          place: `table ${table}, trigger ${trigger}`,
          says: {
            de: 'Der Schutz ist abgeschaltet oder entfernt.',
            en: 'The guard is switched off or gone.',
          },
        })),
      ),
      ...yielding.map((table) => ({
        place: `table ${table}`,
        says: { de: 'Eine Änderung wurde zugelassen.', en: 'A change was let through.' },
      })),
    ]
    return {
      examined: guards.length,
      offences,
      saw: {
        de: `${guards.length} Tabellen mit Nachweisen: Wächter nachgesehen und Änderung versucht.`,
        en: `${guards.length} tables of evidence: guards looked up and a change attempted.`,
      },
    }
  },
  sabotage: {
    does: 'switches off the trigger that guards the published declarations',
    entails: ['store/as-made'],
    apply: (context) =>
      byHand(context, 'alter table declaration_version disable trigger declaration_version_keeps'),
  },
}
