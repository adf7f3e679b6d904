import { parseDay } from '../../src/base/index.ts'
import type { Declaration } from '../../src/declaration/index.ts'
import { sample } from '../../src/declaration/variant.fixture.ts'

/** The declaration of the first sample company, as it reads on the day on which tests run. */
export const sampleDeclaration: Declaration = sample(parseDay('2026-11-22')).declaration
