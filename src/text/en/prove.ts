import type { ProveWords } from '../de/prove.ts'

/** What `zusage prove` says. */
export const prove: ProveWords = {
  verdict: { kept: 'kept', broken: 'BROKEN', unproven: 'unproven', reported: 'reported' },
  way: {
    file: 'document',
    compare: 'comparison',
    probe: 'probe',
    visit: 'visit',
    inspect: 'inspection',
    watch: 'watch',
    rehearse: 'rehearsal',
  },
  became: { published: 'published', refused: 'refused', later: 'later', missing: 'MISSING' },
  summary: (company, day) => `${company}, as of ${day}`,
  counts: (kept, broken, unproven, reported) =>
    `${kept} kept, ${broken} broken, ${unproven} unproven, ${reported} reported`,
  coverage: (what, reached, of) => `${reached} of ${of} ${what} looked at`,
  stores: 'stores',
  recipients: 'recipients',
  sentences: 'sentences of the notice',
  notReached: 'not looked at',
  notReachedMany: (count) => `${count} (--json lists them)`,
  reach: (own, standIns, inside) =>
    `${own} seen in the company’s own systems, ${standIns} at stand-ins for recipients, ${inside} only inside Zusage`,
  flow: (flow) => `waits for ${flow}`,
  lacking: 'lacking',
  ledgerFine: (entries, blocks, erased) =>
    `The ledger is intact: ${entries} entries in ${blocks} blocks, ${erased} of them with erased content.`,
  ledgerFaults: (count) => `${count} faults:`,
  simulated: 'The entries are those of a sample company.',
}
