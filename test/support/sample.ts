import { parseDay } from '../../src/base/index.ts'
import type { Declaration } from '../../src/declaration/index.ts'
import { sample } from '../../src/declaration/variant.fixture.ts'

/** The declaration of the first sample company, as it reads on the day on which tests run. */
export const sampleDeclaration: Declaration = sample(parseDay('2026-11-22')).declaration

/** What somebody types into its contact form. */
export const sampleEnquiry = {
  name: 'Ida Lorenz',
  email: 'ida.lorenz@post.example',
  company: 'Praxis Lorenz',
  phone: '+49 211 5550100',
  message: 'Guten Tag,\nist das Gerät auch zu mieten?',
}

/** What somebody types into its order form. */
export const samplePurchase = {
  items: 'care-set',
  name: 'Ida Lorenz',
  email: 'ida.lorenz@post.example',
  delivery_street: 'Siemensring 98',
  delivery_postcode: '47877',
  delivery_city: 'Willich',
  delivery_country: 'DE',
  billing_street: 'Königsallee 1',
  billing_postcode: '40212',
  billing_city: 'Düsseldorf',
  billing_country: 'DE',
  payment: 'paypal',
  carrier: 'dhl',
}
