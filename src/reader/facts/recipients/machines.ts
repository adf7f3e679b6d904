import type { Statement } from '../facts.ts'
import type { Mention } from './candidate.ts'
import type { Reading } from './reading.ts'

/** Kinds of software that people run themselves. */
const RUN_BY_MANY =
  /^(?:fonts|conferencing|office|cms|survey|education|support|chat|messenger|maps|content|spam|security|captcha|shop|comments|monitoring|automation|club|video|practice|municipal|legal)$/u
const OWN_MACHINE =
  /(?:lokal|selbst|auf (?:unser|ein|d)em (?:eigenen |lokalen |hauseigenen )?(?:Web-?)?(?:[Ss]erver|Rechner|Webspace|Speicherplatz)|auf (?:unseren |eigenen |unseren eigenen )(?:[Ss]ervern|Rechnern)|vo[nm] eigenen Server|on-?premises?)[^.;]{0,60}(?:gehostet|hosten|installiert|eingebunden|gespeichert|betrieben|betreiben|ausgeliefert|vorgehalten|bereitgestellt|abgelegt|geladen|installed|hosted)|(?:gehostet|hosten|installiert|eingebunden|betrieben|betreiben|betreib[et]|läuft|laufen|bereitgestellt|liegt|liegen)[^.;]{0,30}(?:auf|bei) (?:unsere[mnr]|eine[mr]|eigene[nmr]|uns(?![\p{L}])) ?(?:eigenen |lokalen )?(?:Web-?)?(?:[Ss]ervern?|Rechnern?|Webspace|Speicherplatz|Hause?)?|von (?:unserem|unseren|dem eigenen|eigenen|einem eigenen) (?:eigenen )?(?:Web-?)?(?:[Ss]ervern?|Rechnern?|Rechenzentrum|Webspace)(?: aus)? (?:ausgeliefert|geladen|bereitgestellt|nachgeladen|eingebunden)|Bereitstellung auf eigenem Server|lokales Hosting|[Ll]okal gehostet|eigene[rnm]? Server(?![\p{L}])|(?:lokal|selbst|nur) auf (?:unsere[mn]|einem eigenen|dem eigenen) (?:eigenen )?(?:Web-?)?Servern? (?:läuft|laufen|liegt|liegen)|ebenfalls auf unserem Rechner|(?:von uns|von unserer IT) selbst (?:betrieben|gehostet)|self-?hosted|on our own (?:server|machine|hardware)|(?:instance|installation) of our own|we (?:host|run|operate) (?:it )?ourselves/u
const GOES_ON =
  /^\W{0,3}(?:Diese?r?|Es|Er|Sie|Das|Die|Der|Wir (?:haben|betreiben|hosten)|It|This|They|We)(?![\p{L}])/u

/**
 * Drops software that the controller runs itself: nobody receives by it. Tools that measure stay: readers look for them
 * among the services in use, wherever they run.
 *
 * @returns for each place of what was dropped, that it is self-hosted
 */
export function dropOwnMachines(
  { scene, candidates }: Reading,
  mentions: readonly Mention[],
): readonly Statement[] {
  const statements: Statement[] = []
  const byCandidate = Map.groupBy(mentions, (one) => one.candidate)
  for (const candidate of candidates.all()) {
    const { service } = candidate
    if (service === undefined || service.isBrand || !RUN_BY_MANY.test(service.kind)) continue
    const own = byCandidate.get(candidate) ?? []
    if (own.length > 12 || own.some((one) => one.inside)) continue
    let runs = false
    const { length } = service.name
    const elsewhere = own.some(({ at, block }) => {
      const sentence = scene.sentenceAt(at[0])
      const next = scene.sentenceAt(sentence.end + 1)
      const kind = scene.blocks[block]?.kind
      const said =
        OWN_MACHINE.test(sentence.text) ||
        (next.start > sentence.start &&
          (next.block === block || (kind === 'heading' && next.block === block + 1)) &&
          (GOES_ON.test(next.text) || kind === 'heading') &&
          OWN_MACHINE.test(next.text))
      if (said) runs = true
      return !said && sentence.text.length > length + 24 && kind !== 'heading' && !runs
    })
    if (!runs || elsewhere) continue
    candidates.drop(candidate)
    for (const { at } of own) statements.push({ kind: 'self-hosted', subject: service.id, at })
  }
  return statements
}
