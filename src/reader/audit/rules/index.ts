/** Every rule that thinks. Rules that are only patterns are rows of `law/audit-rules.json`. */
import type { Rule } from '../rule.ts'
import obligation from './basis/obligation.ts'
import special from './basis/special-categories.ts'
import joint from './controller/joint.ts'
import representative from './controller/representative.ts'
import interest from './cookies/interest.ts'
import age from './form/age.ts'
import contradiction from './form/contradiction.ts'
import danglingList from './form/dangling-list.ts'
import hostMismatch from './form/host-mismatch.ts'
import denied from './recipients/denied.ts'
import logs from './retention/logs.ts'
import { unnamed, wrong } from './rights/authority.ts'
import swapped from './rights/swapped.ts'
import captcha from './services/captcha.ts'
import customAudienceHealth from './services/custom-audience-health.ts'
import newsletterDoi from './services/newsletter-doi.ts'
import { disputePlatform, oldRegime, renamed } from './services/renamed.ts'
import { oldClauses, privacyShield, safeHarbor } from './transfer/dead-instrument.ts'
import dpfAlone from './transfer/dpf-alone.ts'
import uncovered from './transfer/uncovered.ts'

export const RULES: readonly Rule[] = [
  age,
  captcha,
  contradiction,
  customAudienceHealth,
  danglingList,
  denied,
  disputePlatform,
  dpfAlone,
  hostMismatch,
  interest,
  joint,
  logs,
  newsletterDoi,
  obligation,
  oldClauses,
  oldRegime,
  privacyShield,
  renamed,
  representative,
  safeHarbor,
  special,
  swapped,
  uncovered,
  unnamed,
  wrong,
]
