import { type OpenAPIHono, z } from '@hono/zod-openapi'

const company = z.string().openapi({ example: 'skin-analysis' })
const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    detail: z.string(),
    provision: z.string().optional(),
    faults: z.array(z.object({ field: z.string(), code: z.string(), message: z.string() })).optional(),
  })
  .openapi('Refusal')
const answer = z.enum(['given', 'refused'])
const consentAnswer = z.strictObject({ answer, version: z.number().int().positive() })
const record = z.uuid()

const refused = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problem } },
})
const json = (schema: z.ZodType) => ({ content: { 'application/json': { schema } }, required: true })
const done = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
})

/** Describes what programs may send, for `/api/openapi.json`. The fields of a form are those of the company's declaration. */
export function describeIntake(app: OpenAPIHono): void {
  const { openAPIRegistry: registry } = app
  registry.registerComponent('securitySchemes', 'device', {
    type: 'apiKey',
    in: 'header',
    name: 'Authorization',
    description: '`Device` and the key that was shown once when the device was issued.',
  })
  const device = [{ device: [] }]
  const tags = ['Intake']
  const common = { 413: refused('Larger than is taken.'), 429: refused('Too many from one connection.') }

  registry.registerPath({
    method: 'get',
    path: '/api/v1/{company}/forms/{form}',
    tags,
    summary: 'What a form asks for',
    request: { params: z.object({ company, form: z.string() }) },
    responses: {
      200: done(
        'Fields, marks and consent questions, in the language asked for.',
        z.looseObject({ id: z.string() }),
      ),
      404: refused('No such company or form.'),
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/api/v1/{company}/forms/{form}',
    tags,
    summary: 'Send a form',
    description:
      'Exactly the declared fields; any other is refused by name. The same `Idempotency-Key` counts once.',
    request: {
      params: z.object({ company, form: z.string() }),
      headers: z.object({ 'idempotency-key': z.string().max(200).optional() }),
      body: json(z.record(z.string(), z.union([z.string(), z.number()]))),
    },
    responses: {
      201: done('Taken.', z.object({ reference: record })),
      400: refused('No JSON.'),
      404: refused('No such company or form.'),
      422: refused('All faults, by field.'),
      ...common,
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/api/v1/{company}/devices/consents',
    tags,
    security: device,
    summary: 'Record what a patient answered in the practice',
    request: { params: z.object({ company }), body: json(z.record(z.string(), consentAnswer)) },
    responses: {
      201: done('The reference for the patient.', z.object({ reference: z.string() })),
      401: refused('Unknown or revoked device.'),
      403: refused('A needed consent was not given; nothing was kept.'),
      422: refused('All faults, by field.'),
      ...common,
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/api/v1/{company}/devices/captures',
    tags,
    security: device,
    summary: 'Transmit a capture',
    description:
      'JPEG or PNG, in multipart or as Base64. Everything in the file that is not picture is removed.',
    request: {
      params: z.object({ company }),
      body: {
        required: true,
        content: {
          'multipart/form-data': {
            schema: z.object({
              image: z.string().openapi({ format: 'binary' }),
              reference: z.string(),
              age: z.string(),
              sex: z.string().optional(),
            }),
          },
          'application/json': {
            schema: z.object({
              image: z.string().openapi({ format: 'byte' }),
              reference: z.string(),
              age: z.number().int(),
              sex: z.string().optional(),
            }),
          },
        },
      },
    },
    responses: {
      201: done('Taken.', z.object({ capture: record })),
      401: refused('Unknown or revoked device.'),
      403: refused('No living consent under this reference.'),
      422: refused('A field that is not declared, or no sound picture.'),
      ...common,
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/api/v1/{company}/devices/withdrawals',
    tags,
    security: device,
    summary: 'Record that a patient takes a consent back',
    request: {
      params: z.object({ company }),
      body: json(z.strictObject({ reference: z.string(), consent: z.string() })),
    },
    responses: {
      200: done('Whether there was one to take back.', z.object({ withdrawn: z.boolean() })),
      401: refused('Unknown or revoked device.'),
      403: refused('Unknown reference.'),
      422: refused('All faults, by field.'),
      ...common,
    },
  })
  registry.registerPath({
    method: 'post',
    path: '/api/v1/{company}/devices/analyses',
    tags,
    security: device,
    summary: 'Return the result of an analysis',
    request: {
      params: z.object({ company }),
      body: json(
        z.strictObject({ capture: record, modelVersion: z.string().max(40), result: z.looseObject({}) }),
      ),
    },
    responses: {
      201: done('Taken, and handed to the practice.', z.object({ analysis: record })),
      401: refused('Unknown key.'),
      403: refused('The consent does not live any more.'),
      404: refused('No such capture.'),
      422: refused('All faults, by field.'),
      ...common,
    },
  })
}
