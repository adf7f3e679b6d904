/** `zusage requests`: what people have asked for, and how much time is left. */
import { type Language, Problem } from '../base/index.ts'
import { daysLeft, requestsOf, RIGHT_WORDS, type RightsRequest, urgencyOf } from '../rights/index.ts'
import { runningWorld } from '../server/index.ts'
import { dayText } from '../text/day.ts'
import { askedFor } from './for-company.ts'
import type { Io } from './main.ts'

const HELP = `zusage requests --company skin-analysis          open requests and their deadlines
zusage requests --company skin-analysis --all    answered ones as well
zusage requests --company skin-analysis --ics    the deadlines as a calendar

--json answers machines; --lang de|en chooses the language. Requests are answered in the console. Exit 0: all in time.
1: one is overdue. 2: could not run.
`

export async function run(args: readonly string[], io: Io): Promise<number> {
  const asked = askedFor(args, io, HELP, {
    all: { type: 'boolean', default: false },
    ics: { type: 'boolean', default: false },
  })
  if ('exit' in asked) return asked.exit
  const { company, language, values } = asked
  const running = await runningWorld(io.env)
  try {
    const { world } = running
    if (world.company(company) === undefined) {
      throw new Problem(404, 'company/unknown', `There is no company “${company}” here.`)
    }
    const today = world.clockOf(company).today()
    const every = await requestsOf(world.db, company)
    const shown = values.all ? every : every.filter((request) => request.state !== 'answered')
    if (values.ics) io.out(calendarOf(shown, language))
    else if (values.json)
      io.out(`${JSON.stringify({ company, today, requests: shown.map(jsonOf) }, null, 2)}\n`)
    else if (shown.length === 0)
      io.out(language === 'de' ? 'Keine offenen Anträge.\n' : 'No open requests.\n')
    else for (const request of shown) io.out(`${lineOf(request, today, language)}\n`)
    return every.some((request) => urgencyOf(request, today) === 'late') ? 1 : 0
  } finally {
    await running.close()
  }
}

/** Names no person: who it is stands in the console, for those who may see it. */
function jsonOf(request: RightsRequest) {
  const {
    id,
    right,
    channel,
    receivedAt,
    targetOn,
    nominalOn,
    legalOn,
    extended,
    identity,
    state,
    outcome,
    answeredAt,
  } = request
  return {
    id,
    right,
    channel,
    receivedAt,
    targetOn,
    nominalOn,
    legalOn,
    extended,
    identity,
    state,
    outcome,
    answeredAt,
  }
}

function lineOf(request: RightsRequest, today: Parameters<typeof daysLeft>[1], language: Language): string {
  const left = daysLeft(request, today)
  const german = language === 'de'
  const time =
    request.state === 'answered'
      ? german
        ? 'beantwortet'
        : 'answered'
      : left < 0
        ? german
          ? `seit ${-left} Tagen überfällig`
          : `${-left} days overdue`
        : german
          ? `noch ${left} Tage`
          : `${left} days left`
  const until = german
    ? `bis ${dayText(request.legalOn, language)}`
    : `by ${dayText(request.legalOn, language)}`
  return `${RIGHT_WORDS[request.right].name[language].padEnd(30)} ${until.padEnd(24)} ${time.padEnd(24)} ${request.id}`
}

/** The deadlines as a calendar (RFC 5545), one whole day each. */
function calendarOf(requests: readonly RightsRequest[], language: Language): string {
  const events = requests.flatMap((request) => [
    'BEGIN:VEVENT',
    `UID:${request.id}@zusage`,
    `DTSTAMP:${request.receivedAt.replaceAll(/[-:]|\.\d+/gu, '')}`,
    `DTSTART;VALUE=DATE:${request.legalOn.replaceAll('-', '')}`,
    `SUMMARY:${language === 'de' ? 'Frist' : 'Deadline'}: ${RIGHT_WORDS[request.right].name[language]}`,
    'END:VEVENT',
  ])
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Zusage//DE', ...events, 'END:VCALENDAR', ''].join(
    '\r\n',
  )
}
