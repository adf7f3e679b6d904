/**
 * The description of the API as one page, made from the same document that programs read. Drawn by the server: a viewer
 * from elsewhere would bring 270 packages or a third party's host.
 */
import { html } from 'hono/html'
import type { Language } from '../base/index.ts'

interface Operation {
  readonly summary?: string
  readonly requestBody?: unknown
  readonly parameters?: readonly {
    readonly name?: string
    readonly in?: string
    readonly required?: boolean
  }[]
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: object }>>
}

/** The page. */
export function referencePage(document: object, language: Language): ReturnType<typeof html> {
  const { paths = {}, info } = document as {
    readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>
    readonly info?: { readonly title?: string; readonly version?: string; readonly description?: string }
  }
  const title = language === 'de' ? 'Schnittstelle' : 'API reference'
  return html`<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Zusage</title><link rel="stylesheet" href="/assets/plain.css"></head>
<body><main class="wide">
<p class="kicker">Zusage ${info?.version ?? ''}</p>
<h1>${title}</h1>
<p>${info?.description ?? ''}</p>
<p><a href="/api/openapi.json">openapi.json</a></p>
${Object.entries(paths).map(([path, operations]) =>
  Object.entries(operations).map(([method, operation]) => show(path, method, operation)),
)}
</main></body></html>`
}

function show(path: string, method: string, operation: Operation): ReturnType<typeof html> {
  const parameters = operation.parameters ?? []
  return html`<details>
<summary><code class="method">${method.toUpperCase()}</code> <code>${path}</code> <span>${operation.summary ?? ''}</span></summary>
${
  parameters.length === 0
    ? ''
    : html`<ul>${parameters.map(
        ({ name, in: place, required }) =>
          html`<li><code>${name ?? ''}</code> <span class="quiet">${place ?? ''}${required === true ? ', required' : ''}</span></li>`,
      )}</ul>`
}
${operation.requestBody === undefined ? '' : html`<pre>${JSON.stringify(operation.requestBody, null, 2)}</pre>`}
<table>${Object.entries(operation.responses ?? {}).map(
    ([status, answer]) =>
      html`<tr><td><code>${status}</code></td><td>${answer.description ?? ''}</td><td>${refOf(answer.content)}</td></tr>`,
  )}</table>
</details>`
}

function refOf(content: object | undefined): string {
  const found = /"#\/components\/schemas\/(\w+)"/u.exec(JSON.stringify(content ?? {}))
  return found?.[1] ?? ''
}
