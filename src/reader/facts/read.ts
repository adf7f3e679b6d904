import type { Notice } from '../notice.ts'
import type { Facts } from './facts.ts'

/** What the notice states. Same notice in, same facts out; never throws. */
export function readFacts(notice: Notice): Facts {
  const nobody = {
    name: null,
    street: null,
    postal: null,
    city: null,
    country: null,
    email: null,
    phone: null,
  }
  return {
    language: notice.language,
    date_of_notice: null,
    controller: nobody,
    dpo: { present: false, name: null, email: null },
    legal_bases: [],
    recipients: [],
    general_transfer: [],
    retention: [],
    cookies: [],
    rights: [],
    authority: null,
    special_categories: false,
    spans: [],
    reading: { citations: [], statements: [], places: [] },
  }
}

/** The facts as `zusage read --facts` prints them: without what was only understood on the way. */
export function printed(facts: Facts): Omit<Facts, 'reading'> {
  const { reading: _, ...shown } = facts
  return shown
}
