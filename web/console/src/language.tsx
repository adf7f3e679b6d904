import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import type { Words } from '../../../src/server/api/contract.ts'
import { de, type Text } from './text/de.ts'
import { en } from './text/en.ts'

export type Language = 'de' | 'en'

interface Speech {
  readonly language: Language
  readonly t: Text
  /** The words of the server in the language of the screen. */
  readonly say: (words: Words) => string
  readonly change: (language: Language) => void
  readonly day: (day: string) => string
  /** With the weekday, for headings. */
  readonly longDay: (day: string) => string
  readonly moment: (instant: string) => string
  /** `vor 3 Stunden`, seen from the company's own clock. */
  readonly ago: (instant: string, now: string) => string
  readonly number: (value: number) => string
  readonly seconds: (milliseconds: number) => string
}

const KEY = 'zusage.language'
const SpeechContext = createContext<Speech | null>(null)

/** The language chosen here before; else the browser's, where it is one of ours. */
function first(): Language {
  const kept = localStorage.getItem(KEY)
  if (kept === 'en' || kept === 'de') return kept
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'de'
}

function speechOf(language: Language, change: (language: Language) => void): Speech {
  const place = language === 'de' ? 'de-DE' : 'en-GB'
  const zone = 'Europe/Berlin'
  const shortDay = new Intl.DateTimeFormat(place, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const wholeDay = new Intl.DateTimeFormat(place, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  })
  const moment = new Intl.DateTimeFormat(place, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: zone,
  })
  const relative = new Intl.RelativeTimeFormat(place, { numeric: 'auto' })
  const number = new Intl.NumberFormat(place)
  const tenth = new Intl.NumberFormat(place, { maximumFractionDigits: 1 })
  return {
    language,
    t: language === 'de' ? de : en,
    say: (words) => words[language],
    change,
    day: (day) => shortDay.format(new Date(`${day}T00:00:00Z`)),
    longDay: (day) => wholeDay.format(new Date(`${day}T00:00:00Z`)),
    moment: (instant) => moment.format(new Date(instant)),
    ago: (instant, now) => {
      const minutes = Math.round((Date.parse(instant) - Date.parse(now)) / 60_000)
      if (Math.abs(minutes) < 60) return relative.format(minutes, 'minute')
      if (Math.abs(minutes) < 60 * 48) return relative.format(Math.round(minutes / 60), 'hour')
      return relative.format(Math.round(minutes / 1440), 'day')
    },
    number: (value) => number.format(value),
    seconds: (milliseconds) =>
      milliseconds < 1000
        ? `${number.format(Math.round(milliseconds))} ms`
        : `${tenth.format(milliseconds / 1000)} s`,
  }
}

export function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(first)
  useEffect(() => {
    document.documentElement.lang = language
    localStorage.setItem(KEY, language)
  }, [language])
  const speech = useMemo(() => speechOf(language, setLanguage), [language])
  return <SpeechContext value={speech}>{children}</SpeechContext>
}

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext)
  if (speech === null) throw new Error('useSpeech is used outside of SpeechProvider.')
  return speech
}
