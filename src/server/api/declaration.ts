/** The declaration in force, as a file with what a check finds in it, and the outbox of its messages. */
import { stringify } from 'yaml'
import { Problem } from '../../base/index.ts'
import { check, currentDeclaration, readDeclaration } from '../../declaration/index.ts'
import { outbox as readOutbox } from '../../messages/index.ts'
import type { Installation } from '../installation.ts'
import { findingsView } from './check.ts'
import { declarationView, outbox } from './contract.ts'
import { answering, apiPart, demand, inCompany } from './route.ts'

export function declarationRoutes(house: Installation) {
  const { world } = house
  const part = apiPart()
  part.openapi(
    answering(
      'get',
      '/api/v1/companies/{company}/declaration',
      'The declaration in force with findings',
      declarationView,
      {
        params: inCompany,
      },
    ),
    async (c) => {
      const { company } = c.var
      const today = world.clockOf(company).today()
      const current = await currentDeclaration(world.db, company, today)
      if (current === null) throw new Problem(404, 'declaration/none', 'Nothing is declared yet.')
      // Written out from what was published, so that lines fit what is shown.
      const yaml = stringify(current.declaration, { lineWidth: 110 })
      const reading = readDeclaration(yaml, 'declaration.yaml', today)
      const findings = reading.ok ? check(reading.declaration, reading.places, today) : reading.findings
      const { activities, stores, recipients, consents, forms } = current.declaration
      return c.json(
        {
          version: current.version,
          hash: current.hash,
          declared: current.publishedAt,
          yaml,
          findings: [...findingsView(findings)],
          outline: {
            activities: activities.length,
            stores: stores.length,
            recipients: recipients.length,
            consents: consents.length,
            forms: forms.length,
          },
        },
        200,
      )
    },
  )

  part.openapi(
    answering('get', '/api/v1/companies/{company}/outbox', 'Messages that went out, newest first', outbox, {
      params: inCompany,
    }),
    async (c) => {
      demand(c, 'letters')
      const messages = await readOutbox(world, c.var.company)
      return c.json(
        {
          letters: messages.flatMap((message) =>
            message.letter === null
              ? []
              : [
                  {
                    id: message.id,
                    at: message.sentAt ?? message.queuedAt,
                    to: message.letter.to,
                    subject: message.letter.subject,
                    body: message.letter.text,
                    class: message.class,
                    state: message.failed ?? (message.sentAt === null ? 'queued' : 'sent'),
                  },
                ],
          ),
        },
        200,
      )
    },
  )
  return part
}
