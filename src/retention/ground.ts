import { Temporal } from 'temporal-polyfill'
import type { Day } from '../base/index.ts'
import type { Activity, Declaration } from '../declaration/index.ts'
import type { Standing } from '../standing/index.ts'

/** A basis that can end for one person: the consents it hangs on, and whether an upheld objection ends it. */
export interface PersonalBasis {
  readonly consents: readonly { readonly id: string; readonly lasts: string | null }[]
  readonly objectable: boolean
  /** The one purpose it is for; null where it is for several. */
  readonly purpose: string | null
}

/**
 * The bases of an activity, where every one of them can end for one person; null where one stands for everybody (a
 * contract, a statute), so that no withdrawal and no objection takes the ground from the data (Art. 17(1)(b), (c) GDPR).
 */
export function personalBases(declaration: Declaration, activity: Activity): readonly PersonalBasis[] | null {
  const bases = activity.bases.map(({ basis, special, purposes }): PersonalBasis => {
    const consents = [
      ...(basis.article === '6(1)(a)' ? [basis.consent] : []),
      ...(special?.article === '9(2)(a)' ? [special.consent] : []),
    ]
    return {
      consents: [...new Set(consents)].map((id) => ({
        id,
        lasts: declaration.consents.find((consent) => consent.id === id)?.lasts ?? null,
      })),
      objectable: basis.article === '6(1)(e)' || basis.article === '6(1)(f)',
      purpose: purposes.length === 1 ? (purposes[0] ?? null) : null,
    }
  })
  return bases.every((basis) => basis.consents.length > 0 || basis.objectable) ? bases : null
}

/**
 * Whether an activity still has a basis for a person's data on a day. A consent to an older version of its question still
 * carries keeping, though no new use; one that was withdrawn, refused, never given or has expired does not.
 */
export function groundLives(
  declaration: Declaration,
  standing: Standing,
  activityId: string,
  today: Day,
): boolean {
  const activity = declaration.activities.find((candidate) => candidate.id === activityId)
  if (activity === undefined) return false
  const bases = personalBases(declaration, activity)
  if (bases === null) return true
  return bases.some((basis) => {
    const consented = basis.consents.every(({ id, lasts }) => {
      const choice = standing.choices.get(id)
      if (choice?.state !== 'given') return false
      return lasts === null || choice.day >= givenSince(lasts, today)
    })
    const objected =
      basis.objectable &&
      standing.objections.some(
        (objection) =>
          objection.activity === activityId &&
          objection.decision === 'upheld' &&
          (objection.purpose === null || objection.purpose === basis.purpose),
      )
    return consented && !objected
  })
}

/** The first day on which a consent that lasts so long must have been given to live today. */
export function givenSince(lasts: string, today: Day): Day {
  const length = Temporal.Duration.from(lasts)
  let day = Temporal.PlainDate.from(today).subtract(length).subtract({ days: 3 })
  while (Temporal.PlainDate.compare(day.add(length), today) < 0) day = day.add({ days: 1 })
  return day.toString() as Day
}
