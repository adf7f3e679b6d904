/** What the console and the server say to each other about records, uses, holds and devices. */
import { z } from '@hono/zod-openapi'
import { day, instant, words } from './contract.ts'

/** A declared store whose rows belong to persons, with the uses the declaration allows of it. */
export const recordStore = z
  .object({
    id: z.string(),
    title: words,
    uses: z.array(
      z.object({
        activity: z.string(),
        purpose: z.string(),
        role: z.string(),
        title: words,
        roleTitle: words,
      }),
    ),
  })
  .openapi('RecordStore')

/** A row without anything a person entered: dates, states, and what becomes of it. */
export const recordRow = z
  .object({
    id: z.string(),
    created: instant,
    state: words.nullable(),
    dates: z.array(z.object({ title: words, day })),
    restricted: words.nullable(),
    restrictedUntil: day.nullable(),
    held: z.boolean(),
    /** When it goes by itself; null while the event its period starts from has not happened. */
    ends: day.nullable(),
    endsBy: words.nullable(),
    steps: z.array(z.enum(['answered', 'closed', 'shipped', 'completed', 'cancelled'])),
    /** Whether an erasure for unlawful storage could be carried out now. */
    erasable: z.boolean(),
  })
  .openapi('RecordRow')

export const records = z
  .object({
    today: day,
    stores: z.array(recordStore),
    store: z.string(),
    rows: z.array(recordRow),
    /** Continues the list; null at its end. */
    next: z.string().nullable(),
  })
  .openapi('Records')

/** What a use got to see. Images are `data:` addresses. */
export const used = z
  .object({
    ground: z.string(),
    duty: z.boolean(),
    records: z.array(
      z.object({
        id: z.string(),
        created: instant,
        restricted: z.string().nullable(),
        fields: z.array(
          z.object({
            column: z.string(),
            title: words,
            value: z.union([z.string(), z.number(), z.boolean(), z.null()]),
            type: z.enum(['text', 'choice', 'day', 'instant', 'image']),
            /** The value in words, where it is one of a few. */
            says: words.nullable(),
          }),
        ),
      }),
    ),
    rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))),
  })
  .openapi('Used')

export const stepTaken = z.object({ done: z.literal(true), says: words }).openapi('StepTaken')
export const unlawfulErased = z
  .object({ done: z.literal(true), told: z.array(z.string()), says: words })
  .openapi('UnlawfulErased')

export const colleagues = z
  .object({ colleagues: z.array(z.object({ id: z.string(), name: z.string() })) })
  .openapi('Colleagues')

export const holds = z
  .object({
    stores: z.array(z.object({ id: z.string(), title: words })),
    holds: z.array(
      z.object({
        id: z.string(),
        store: words,
        from: instant.nullable(),
        to: instant.nullable(),
        incident: z.string(),
        approver: z.string(),
        since: instant,
      }),
    ),
  })
  .openapi('Holds')
export const holdSet = z.object({ hold: z.string() }).openapi('HoldSet')

export const deviceList = z
  .object({
    devices: z.array(
      z.object({
        id: z.string(),
        practice: z.string(),
        kind: z.enum(['capture', 'analysis']),
        issued: instant,
        revoked: instant.nullable(),
      }),
    ),
  })
  .openapi('Devices')
export const contractList = z
  .object({
    contracts: z.array(
      z.object({
        recipient: z.string(),
        name: z.string(),
        file: z.string(),
        signed: day,
        until: day.nullable(),
        state: z.enum(['filed', 'absent', 'unfiled', 'changed', 'ended']),
        filed: instant.nullable(),
        /** SHA-256 of the file as it was filed. */
        hash: z.string().nullable(),
      }),
    ),
  })
  .openapi('Contracts')
export const deviceIssued = z.object({ id: z.string(), key: z.string() }).openapi('DeviceIssued')

export type Records = z.infer<typeof records>
export type RecordRow = z.infer<typeof recordRow>
export type RecordStore = z.infer<typeof recordStore>
export type Used = z.infer<typeof used>
export type StepTaken = z.infer<typeof stepTaken>
export type UnlawfulErased = z.infer<typeof unlawfulErased>
export type Colleagues = z.infer<typeof colleagues>
export type Holds = z.infer<typeof holds>
export type Devices = z.infer<typeof deviceList>
export type Contracts = z.infer<typeof contractList>
export type DeviceIssued = z.infer<typeof deviceIssued>
