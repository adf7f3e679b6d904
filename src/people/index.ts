/**
 * Who the data is about. Promises that a person is found by keyed hashes and never by a clear identifier in the database,
 * that everything personal is sealed under one key per person, and that erasing a person destroys that key, so that no
 * dump, however old, can be read again (Art. 17(1), Art. 25(1), Art. 32(1)(a) GDPR).
 */
export {
  identifierFaults,
  personFaults,
  type IdentifierFault,
  type PersonFault,
} from './known.ts'
export { erasePerson, erasuresToRepeat, finishErasures } from './erase.ts'
export { type Identifier, type IdentifierKind, normalise } from './identifier.ts'
export { type Keys, openKeys, wrappingKey } from './keys.ts'
export { type Person, findPerson, identifiersOf, newPerson, personFor, personOf } from './person.ts'
export { seal, unseal, unsealText } from './seal.ts'
