import { writeFile } from 'node:fs/promises'
import { dayOf, type Words } from '../base/index.ts'
import type { Declaration, Recipient } from '../declaration/index.ts'
import type { Offence, Pledge, ProofContext } from '../pledge/index.ts'
import { dayText } from '../text/day.ts'
import { filedContracts, isAsDeclared, names, paperOf } from './contract.ts'
import { clausesOf, seen } from './looking.ts'
import { register } from './register.ts'

/** DJM-068, 070, 077: a contract on file that runs and is the one that was filed, and a safeguard where data leaves the EEA. */
export function underContract(declaration: Declaration, recipient: Recipient): Pledge {
  const file = recipient.contract?.file ?? ''
  const id = (other: string) => `recipients/under-contract/${other}`
  return {
    id: id(recipient.id),
    kind: 'recipients/under-contract',
    says: {
      de: `${recipient.name} erhält Daten nur, solange der abgelegte Vertrag unverändert vorliegt, läuft und ihre Verwendung begrenzt.`,
      en: `${recipient.name} gets data only while the contract that was filed is there unchanged, runs, and limits what may be done with it.`,
    },
    provision: recipient.role === 'processor' ? 'Art. 28(3) GDPR' : 'Art. 5(1)(b), Art. 44 GDPR',
    clauses: clausesOf(declaration, recipient),
    way: 'file',
    freshFor: 'PT26H',
    reach: 'own-systems',
    async prove(context) {
      const row = register(declaration, context.today).find((one) => one.recipient.id === recipient.id)
      const place = `file ${file}, recipient ${recipient.id}`
      const wrong: readonly Words[] = [
        ...(row?.against == null ? [] : [row.against.says]),
        ...(recipient.contract?.purposeLimited === true
          ? []
          : [
              {
                de: 'Der Vertrag begrenzt die Verwendung nicht.',
                en: 'The contract does not limit the use.',
              },
            ]),
        ...(await paperFaults(context, recipient, file)),
      ]
      return seen(
        1,
        wrong.map((says): Offence => ({ place, says })),
        `Vertrag mit ${recipient.name}: Datei mit dem Verzeichnis verglichen, Laufzeit und Sitz geprüft.`,
        `Contract with ${recipient.name}: file compared with the ledger, term and seat examined.`,
      )
    },
    sabotage: {
      does: 'strikes this recipient out of the contract on file',
      // A contract with several recipients is no longer the one that was filed for any of them.
      entails: declaration.recipients
        .filter((other) => other.id !== recipient.id && other.contract?.file === file)
        .map((other) => id(other.id)),
      async apply({ world, company }) {
        const { path, paper } = paperOf(world, company, file)
        if (path === null) throw new Error(`There is no place for ${file}.`)
        await writeFile(path, (paper?.bytes.toString('utf8') ?? '').replaceAll(recipient.name, '…'))
      },
    },
  }
}

/** What is wrong with the file of a contract: not there, never filed, another one, changed. */
async function paperFaults(
  { world, company }: ProofContext,
  recipient: Recipient,
  file: string,
): Promise<readonly Words[]> {
  const { paper } = paperOf(world, company, file)
  if (paper === null) return [{ de: 'Der Vertrag liegt nicht vor.', en: 'The contract is not on file.' }]
  const all = await filedContracts(world, company)
  const filed = all.get(recipient.id)
  if (filed === undefined) {
    return [
      {
        de: 'Der Vertrag wurde nie abgelegt; das Verzeichnis kennt ihn nicht.',
        en: 'The contract was never filed; the ledger does not know it.',
      },
    ]
  }
  const day = dayOf(filed.at)
  if (filed.hash !== paper.hash) {
    const whose = [...all.values()].find((other) => other.hash === paper.hash)?.recipient
    return [
      whose === undefined
        ? {
            de: `Die Datei wurde seit der Ablage am ${dayText(day, 'de')} verändert.`,
            en: `The file was changed since it was filed on ${dayText(day, 'en')}.`,
          }
        : {
            de: `An der Stelle des am ${dayText(day, 'de')} abgelegten Vertrags liegt der mit „${whose}“.`,
            en: `In the place of the contract filed on ${dayText(day, 'en')} lies the one with “${whose}”.`,
          },
    ]
  }
  const { contract } = recipient
  return [
    ...(contract !== undefined && isAsDeclared(filed, contract)
      ? []
      : [
          {
            de: `Abgelegt wurde am ${dayText(day, 'de')} ein Vertrag mit anderer Laufzeit; der erklärte ist noch abzulegen.`,
            en: `Filed on ${dayText(day, 'en')} was a contract of another term; the declared one has yet to be filed.`,
          },
        ]),
    ...(names(paper, recipient)
      ? []
      : [{ de: 'Der Vertrag nennt den Empfänger nicht.', en: 'The contract does not name the recipient.' }]),
  ]
}
