import { createHash } from 'node:crypto'
import type { Language } from '../../base/index.ts'
import { SCRIPT, STYLE } from './style.ts'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it stands in HTML. */
export function esc(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (letter) => ESCAPES[letter] ?? letter)
}

/** The frame of every page. The policy names the one style and the one script by their hash. */
export function document(title: string, language: Language, body: string, scripted: boolean): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`
  const policy = `default-src 'none'; style-src ${hash(STYLE)}; style-src-attr 'unsafe-inline'; ${scripted ? `script-src ${hash(SCRIPT)}; ` : ''}base-uri 'none'; form-action 'none'`
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${esc(policy)}"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light dark"><title>${esc(title)}</title><style>${STYLE}</style></head>
<body>${body}
${scripted ? `<script>${SCRIPT}</script>` : ''}</body></html>
`
}
