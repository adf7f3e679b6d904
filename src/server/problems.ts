/** Every fault answers with a problem document (RFC 9457), or with a page where a person's browser asks for one. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { html } from 'hono/html'
import type { z } from '@hono/zod-openapi'
import { type FieldFault, type Language, Problem } from '../base/index.ts'

const titles: Readonly<Record<number, { readonly de: string; readonly en: string }>> = {
  400: { de: 'Die Anfrage ist nicht verständlich', en: 'The request cannot be understood' },
  401: { de: 'Bitte melden Sie sich an', en: 'Please sign in' },
  403: { de: 'Das ist in Ihrer Rolle nicht vorgesehen', en: 'Your role does not allow this' },
  404: { de: 'Hier ist nichts', en: 'There is nothing here' },
  405: { de: 'So nicht vorgesehen', en: 'Not meant this way' },
  409: { de: 'Der Stand hat sich geändert', en: 'Things have changed meanwhile' },
  413: { de: 'Das ist zu groß', en: 'That is too large' },
  415: { de: 'Dieses Format wird nicht angenommen', en: 'This format is not accepted' },
  422: { de: 'Bitte prüfen Sie Ihre Angaben', en: 'Please check what you entered' },
  423: { de: 'Diese Daten sind gesperrt', en: 'This data is locked' },
  429: { de: 'Zu viele Versuche', en: 'Too many tries' },
  500: { de: 'Hier ist ein Fehler passiert', en: 'Something went wrong here' },
  503: { de: 'Gerade nicht verfügbar', en: 'Not available right now' },
}

/** The language somebody wants: what the address says, what the browser asks for, German otherwise. */
export function languageOf(c: Context): Language {
  const asked = c.req.query('lang') ?? c.req.query('sprache')
  if (asked === 'de' || asked === 'en') return asked
  const accepted = (c.req.header('accept-language') ?? '').slice(0, 200).toLowerCase()
  for (const part of accepted.split(',')) {
    const code = part.trim().slice(0, 2)
    if (code === 'de' || code === 'en') return code
  }
  return 'de'
}

/** Turns whatever was thrown into a refusal that can be answered. Unknown faults say nothing about the inside. */
export function asProblem(error: unknown, language: Language): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException) {
    const title = titles[error.status]?.[language] ?? error.message
    return new Problem(error.status, `http/${error.status}`, title)
  }
  if (isBusy(error)) {
    return new Problem(
      503,
      'server/busy',
      language === 'de'
        ? 'Es ist gerade zu viel zu tun. Es wurde nichts geändert; bitte versuchen Sie es gleich noch einmal.'
        : 'There is too much to do just now. Nothing was changed; please try again in a moment.',
      { cause: error },
    )
  }
  return new Problem(
    500,
    'server/fault',
    language === 'de'
      ? 'Es wurde nichts geändert. Bitte versuchen Sie es erneut; der Fehler ist im Protokoll vermerkt.'
      : 'Nothing was changed. Please try again; the fault is in the log.',
    { cause: error },
  )
}

/** PostgreSQL's codes for: lost against others, too many connections, shutting down, starting, no connection. */
const BUSY = /^(?:40001|40P01|53300|57P0[123]|08\d{3}|ECONNREFUSED|ECONNRESET)$/u

/** Whether something failed because the database was busy or away, and not because of what was asked. */
export function isBusy(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if ('code' in error && BUSY.test(String(error.code))) return true
  return /^(?:timeout exceeded when trying to connect|Connection terminated)/u.test(error.message)
}

/** Answers a refusal: as a page where a browser navigates, as `application/problem+json` otherwise. */
export function answerProblem(c: Context, error: unknown): Response | Promise<Response> {
  const language = languageOf(c)
  const problem = asProblem(error, language)
  const title = titles[problem.status]?.[language] ?? problem.code
  if (problem.status === 503) c.header('retry-after', '5')
  if (wantsPage(c)) return c.html(page(language, title, problem), problem.status as 400)
  const body = {
    type: `urn:zusage:problem:${problem.code}`,
    title,
    status: problem.status,
    code: problem.code,
    detail: problem.message,
    ...(problem.provision === undefined ? {} : { provision: problem.provision }),
    ...(problem.faults.length === 0 ? {} : { faults: problem.faults }),
  }
  return c.body(JSON.stringify(body), problem.status as 400, {
    'content-type': 'application/problem+json; charset=utf-8',
    'content-language': language,
  })
}

function wantsPage(c: Context): boolean {
  if (c.req.path.startsWith('/api/')) return false
  return (c.req.header('accept') ?? '').includes('text/html')
}

function page(language: Language, title: string, problem: Problem): ReturnType<typeof html> {
  const home = language === 'de' ? 'Zur Startseite' : 'To the start page'
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Zusage</title><link rel="stylesheet" href="/assets/plain.css"></head>
<body><main>
<p class="kicker">${String(problem.status)}</p>
<h1>${title}</h1>
${problem.message === title ? '' : html`<p>${problem.message}</p>`}
${problem.provision === undefined ? '' : html`<p class="quiet">${problem.provision}</p>`}
${problem.faults.length === 0 ? '' : html`<ul>${problem.faults.map((fault) => html`<li>${fault.message}</li>`)}</ul>`}
<p><a href="/">${home}</a></p>
</main></body></html>`
}

/** A request that does not fit its schema: every field that is wrong, named at once. */
export function schemaProblem(error: z.core.$ZodError, language: Language): Problem {
  const faults: FieldFault[] = error.issues.flatMap((issue): readonly FieldFault[] => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        code: 'field/unknown',
        message:
          language === 'de' ? `Das Feld „${key}“ gibt es hier nicht.` : `There is no field “${key}” here.`,
      }))
    }
    const field = issue.path.join('.')
    return [
      {
        field,
        code: `field/${issue.code}`,
        message:
          language === 'de'
            ? `Die Angabe „${field || 'Inhalt'}“ passt nicht.`
            : `The value of “${field || 'the body'}” does not fit: ${issue.message}.`,
      },
    ]
  })
  return new Problem(
    422,
    'request/invalid',
    language === 'de' ? 'Bitte prüfen Sie Ihre Angaben.' : 'Please check what you sent.',
    { faults },
  )
}
