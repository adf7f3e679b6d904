import { type Facts, layOut, type Scene } from '../facts/index.ts'
import type { Notice } from '../notice.ts'
import { joinBases } from './bases.ts'
import { Gathered } from './gathered.ts'
import type { Link, Links, Nearness } from './links.ts'
import { joinPeriods } from './periods.ts'
import { type Place, type Placed, placeEnds } from './place.ts'
import { joinRecipients } from './recipients.ts'

/**
 * The links of a notice. Two ends are joined in the nearest unit that holds both: a sentence, else what a paragraph or an
 * entry of a list says of one thing, else what the section says of all. What a section says nowhere in its own text is
 * taken from its heading ("Newsletter") or from the section it goes on with.
 */
export function readLinks(notice: Notice, facts: Facts): Links {
  const scene = layOut(notice)
  const places = placeEnds(notice, facts, scene)
  const links: Link[] = []
  for (const place of places) {
    if (place.ends.length === 0) continue
    const gathered = new Gathered(scene.headings[place.heading]?.text ?? '')
    joinBases(scene, place, gathered)
    joinRecipients(scene, place, gathered)
    joinPeriods(scene, place, gathered)
    for (const link of gathered.links()) links.push(link)
  }
  for (const link of instruments(facts, scene, places)) links.push(link)
  return { links: links.toSorted((a, b) => a.from.at[0] - b.from.at[0] || a.to.at[0] - b.to.at[0]) }
}

/** A transfer's instrument hangs on its recipient wherever both stand. */
function instruments(facts: Facts, scene: Scene, places: readonly Place[]): readonly Link[] {
  const links: Link[] = []
  const headings = new Map<Placed, string>()
  for (const { heading, ends } of places)
    for (const one of ends) headings.set(one, scene.headings[heading]?.text ?? '')
  const byId = Map.groupBy(headings.keys(), (one) => one.end.id)
  facts.recipients.forEach((recipient, at) => {
    const ends = byId.get(`recipients[${at}]`) ?? []
    recipient.transfer.forEach((_, n) => {
      const to = byId.get(`recipients[${at}].transfer[${n}]`)?.[0]
      const from = to && nearest(ends, to.start)
      if (!to || !from) return
      const near: Nearness =
        from.sentence === to.sentence ? 'sentence' : from.block === to.block ? 'paragraph' : 'section'
      links.push({
        kind: 'recipient-instrument',
        from: from.end,
        to: to.end,
        near,
        conditional: to.conditional,
        section: headings.get(to) ?? '',
      })
    })
  })
  return links
}

function nearest(ends: readonly Placed[], offset: number): Placed | undefined {
  let best: Placed | undefined
  for (const one of ends) {
    if (!best || Math.abs(one.start - offset) < Math.abs(best.start - offset)) best = one
  }
  return best
}
