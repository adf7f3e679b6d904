/** What a log says of a browser: its type with the version, and the operating system. Nothing finer is kept. */
export interface Agent {
  readonly browser: string
  readonly os: string
}

const BROWSERS: readonly (readonly [string, RegExp])[] = [
  ['Edge', /\bEdgA?(?:iOS)?\/(\d{1,4})/u],
  ['Opera', /\bOPR\/(\d{1,4})/u],
  ['Samsung Internet', /\bSamsungBrowser\/(\d{1,4})/u],
  ['Firefox', /\b(?:Firefox|FxiOS)\/(\d{1,4})/u],
  ['Chrome', /\b(?:Chrome|CriOS|HeadlessChrome)\/(\d{1,4})/u],
  ['Safari', /\bVersion\/(\d{1,4})[\d.]* .*Safari\//u],
  ['curl', /^curl\/(\d{1,4})/u],
]

const SYSTEMS: readonly (readonly [string, RegExp])[] = [
  ['Windows', /\bWindows NT\b/u],
  ['iOS', /\b(?:iPhone|iPad|iPod)\b/u],
  ['Android', /\bAndroid\b/u],
  ['macOS', /\bMac OS X\b|\bMacintosh\b/u],
  ['ChromeOS', /\bCrOS\b/u],
  ['Linux', /\bLinux\b|\bX11\b/u],
]

const OTHER = 'other'

/** Browser with main version, and operating system, of a user agent; `other` for whatever is not known. */
export function parseAgent(header: string): Agent {
  const text = header.slice(0, 1000)
  const bot = /bot\b|crawler|spider/iu.test(text)
  let browser = bot ? 'bot' : OTHER
  if (!bot) {
    for (const [name, pattern] of BROWSERS) {
      const version = pattern.exec(text)?.[1]
      if (version === undefined) continue
      browser = `${name} ${version}`
      break
    }
  }
  return { browser, os: SYSTEMS.find(([, pattern]) => pattern.test(text))?.[0] ?? OTHER }
}

const SHAPES = new RegExp(`^(?:${OTHER}|bot|(?:${BROWSERS.map(([name]) => name).join('|')}) \\d{1,4})$`, 'u')

/** Whether a stored browser says no more than type and version. */
export function isBrowser(value: string): boolean {
  return SHAPES.test(value)
}

/** Whether a stored operating system says no more than its name. */
export function isSystem(value: string): boolean {
  return value === OTHER || SYSTEMS.some(([name]) => name === value)
}
