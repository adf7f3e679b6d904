import { getConnInfo } from '@hono/node-server/conninfo'
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { html } from 'hono/html'
import { Temporal } from 'temporal-polyfill'
import {
  devicesPage,
  formPage,
  type FormView,
  type Frame,
  homePage,
  ICON_SVG,
  imprintPage,
  plainPage,
  shopPage,
  type Site,
  SITE_CSS,
  to,
} from '../../web/pages/index.ts'
import {
  type CompanyId,
  type FieldFault,
  isUuid,
  type Json,
  type Language,
  notPlain,
  parseCompanyId,
  Problem,
  type RecordId,
} from '../base/index.ts'
import { currentDeclaration, type Declaration, type Form } from '../declaration/index.ts'
import { transact, type World } from '../ledger/index.ts'
import type { Fields } from '../records/index.ts'
import { formWords } from '../text/forms.ts'
import {
  acceptImage,
  deviceForm,
  readReference,
  takeAnalysis,
  takeCapture,
  takeConsent,
  takeWithdrawal,
} from './capture.ts'
import { describeIntake } from './describe.ts'
import { deviceFrom } from './device.ts'
import { type Fault, worded } from './fault.ts'
import { formToken, isFormToken, Pace } from './guard.ts'
import { submitForm } from './submit.ts'
import { readTakeBack, takeBack } from './take-back.ts'
import { consentField, type Validated, validateForm } from './validate.ts'

/** What the pages need besides the world. */
export interface IntakeDeps {
  readonly world: World
  /** The company's own site; null where it has none and only its forms are served. */
  siteOf(company: CompanyId): Site | null
  isSample(company: CompanyId): boolean
  /** Where the product answers from outside: cookies are marked secure, and posts from there are its own. */
  readonly baseUrl: string
  /** Most forms taken from one connection in ten minutes; 60 unless told. Refused ones may be twenty times as many. */
  readonly pace?: number
  /** Everything that comes is a Testperson's; for rehearsals. */
  readonly rehearsal?: boolean
}

/** Largest form, in bytes: far more than all fields at their longest. */
const FORM_BYTES = 64 << 10
/** A capture: its image and a little around it; in JSON the image is a third longer. */
const CAPTURE_BYTES = Math.ceil(8_000_000 * 1.34) + (64 << 10)

const POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

interface Visit {
  readonly company: CompanyId
  readonly declaration: Declaration
  readonly language: Language
}

/**
 * The company's site and its forms under `/{company}/`, and the same forms, devices and analyses for programs under
 * `/api/v1/{company}/`. Pages need neither JavaScript nor cookies. What is not ours falls through to the next routes.
 */
export function intakeRoutes(deps: IntakeDeps): OpenAPIHono {
  const app = new OpenAPIHono()
  describeIntake(app)
  const { world } = deps
  const most = deps.pace ?? 60
  const pace = new Pace(most, 10 * 60_000)
  // What is refused costs little and is corrected in several tries, also by whoever looks whether it is refused.
  const tries = new Pace(most * 20, 10 * 60_000)

  const visit = async (c: Context): Promise<Visit | null> => {
    const company = companyOf(c.req.param('company') ?? '')
    if (company === null) return null
    const version = await currentDeclaration(world.db, company, world.clockOf(company).today())
    return version === null ? null : { company, declaration: version.declaration, language: languageOf(c) }
  }
  /** The company of a call of the API. Throws Problem 404. */
  const called = async (c: Context): Promise<Visit> => {
    const at = await visit(c)
    if (at === null) throw new Problem(404, 'company/unknown', formWords(languageOf(c)).problem.noCompany)
    return at
  }
  const frameOf = (c: Context, at: Visit, path: string, title: string): Frame => {
    const words = formWords(at.language).page
    const site = deps.siteOf(at.company)
    return {
      declaration: at.declaration,
      language: at.language,
      path,
      title,
      languageInAddress: c.req.query('lang') !== undefined,
      sample: deps.isSample(at.company),
      nav: [
        ...(site === null
          ? []
          : [
              { path: 'shop', label: words.shop },
              { path: 'praxen', label: words.devices },
            ]),
        ...(at.declaration.forms.some((form) => form.id === 'contact')
          ? [{ path: 'contact', label: words.contact }]
          : []),
      ],
    }
  }
  const counted = (c: Context, language: Language, by: Pace = tries): void => {
    if (!by.take(addressOf(c)))
      throw new Problem(429, 'request/too-many', formWords(language).problem.tooMany)
  }

  app.get('/:company/site.css', async (c, next) => {
    if (companyOf(c.req.param('company')) === null) return next()
    return c.body(SITE_CSS, 200, {
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=600',
    })
  })
  app.get('/:company/icon.svg', async (c, next) => {
    if (companyOf(c.req.param('company')) === null) return next()
    return c.body(ICON_SVG, 200, {
      'content-type': 'image/svg+xml',
      'cache-control': 'public, max-age=86400',
    })
  })

  // The visitor's choice of language: kept in the declared cookie only where the browser asks for another one.
  const keepLanguage: MiddlewareHandler = async (c, next) => {
    const chosen = c.req.query('lang')
    if (c.req.query('keep') !== '1' || (chosen !== 'de' && chosen !== 'en')) return next()
    const at = await visit(c)
    if (at === null) return next()
    const item = at.declaration.browser.find(
      (one) => one.name === 'language' && one.kind === 'cookie' && one.setter === 'own',
    )
    if (item !== undefined && item.lifetime !== 'session' && askedFor(c) !== chosen) {
      const secure = deps.baseUrl.startsWith('https:')
      const lifetime = Math.min(
        Temporal.Duration.from(item.lifetime).total({
          unit: 'seconds',
          relativeTo: world.clockOf(at.company).today(),
        }),
        365 * 86_400,
      )
      setCookie(c, item.name, chosen, {
        path: `/${at.company}/`,
        httpOnly: item.httpOnly,
        sameSite: 'Lax',
        secure,
        maxAge: lifetime,
      })
    }
    return c.redirect(`${c.req.path}?lang=${chosen}`, 303)
  }

  const sitePage =
    (
      path: string,
      draw: (frame: Frame, site: Site) => ReturnType<typeof plainPage>,
      title: (at: Visit) => string,
    ) =>
    async (c: Context, next: () => Promise<void>): Promise<Response | void> => {
      const at = await visit(c)
      const site = at === null ? null : deps.siteOf(at.company)
      if (at === null || site === null) return next()
      return shown(c, draw(frameOf(c, at, path, title(at)), site), at.language)
    }

  app.get('/:company', async (c, next) =>
    (await visit(c)) === null ? next() : c.redirect(`${c.req.path}/`, 308),
  )
  app.get('/:company/*', keepLanguage)
  app.get(
    '/:company/',
    sitePage('', homePage, (at) => formWords(at.language).page.home),
  )
  app.get(
    '/:company/shop',
    sitePage('shop', shopPage, (at) => formWords(at.language).page.shop),
  )
  app.get(
    '/:company/praxen',
    sitePage('praxen', devicesPage, (at) => formWords(at.language).page.devices),
  )
  app.get(
    '/:company/impressum',
    sitePage(
      'impressum',
      (frame) => imprintPage(frame),
      (at) => formWords(at.language).page.imprint,
    ),
  )

  const viewOf = (at: Visit, form: Form, more: Partial<FormView>): FormView => ({
    form,
    questions: form.consents.flatMap(({ consent, needed }) => {
      const asked = at.declaration.consents.find((one) => one.id === consent)
      return asked === undefined
        ? []
        : [
            {
              field: consentField(consent),
              question: asked.question[at.language],
              refusal: asked.refusal[at.language],
              needed,
            },
          ]
    }),
    values: {},
    faults: [],
    suggestions: {},
    token: formToken(world, at.company, form.id, world.clockOf(at.company).now()),
    ...more,
  })
  const webForm = (at: Visit | null, id: string | undefined): Form | undefined =>
    at?.declaration.forms.find((form) => form.id === id && form.channel === 'web')

  app.get('/:company/:form', async (c, next) => {
    const at = await visit(c)
    const form = webForm(at, c.req.param('form'))
    if (at === null || form === undefined) return next()
    const values = Object.fromEntries(
      form.fields
        .filter((field) => field.type === 'choice')
        .map((field) => [field.name, c.req.query(field.name)] as const)
        .filter((pair): pair is readonly [string, string] => pair[1] !== undefined),
    )
    return shown(
      c,
      formPage(frameOf(c, at, form.id, form.title[at.language]), viewOf(at, form, { values })),
      at.language,
    )
  })

  app.post('/:company/:form', limited(FORM_BYTES), async (c, next) => {
    const at = await visit(c)
    const form = webForm(at, c.req.param('form'))
    if (at === null || form === undefined) return next()
    const words = formWords(at.language)
    refuseForeign(c, deps.baseUrl, at.language)
    counted(c, at.language)
    if (!(c.req.header('content-type') ?? '').startsWith('application/x-www-form-urlencoded')) {
      throw new Problem(415, 'request/media-type', words.problem.mediaType)
    }
    const sent = readForm(form, new URLSearchParams(await c.req.text()))
    if (sent.trap) throw new Problem(422, 'form/robot', words.problem.robot)

    const frame = frameOf(c, at, form.id, form.title[at.language])
    const again = (
      faults: readonly FieldFault[],
      suggestions: Readonly<Record<string, string>>,
      status: 409 | 422,
    ): Response | Promise<Response> =>
      shown(
        c,
        formPage(
          frame,
          viewOf(at, form, {
            values: sent.shown,
            faults,
            suggestions,
            ...(status === 422 &&
            typeof sent.token === 'string' &&
            isFormToken(world, at.company, form.id, sent.token, world.clockOf(at.company).now())
              ? { token: sent.token }
              : {}),
          }),
        ),
        at.language,
        status,
      )

    const checked = validateForm(form, sent.fields, { typed: 'form', insist: sent.keep })
    if (!checked.ok) {
      const faults = checked.faults.filter((fault) => !sent.copied.has(fault.field))
      return again(worded(faults, at.language), suggestionsOf(faults), 422)
    }
    if (!isFormToken(world, at.company, form.id, sent.token, world.clockOf(at.company).now())) {
      return again(
        [{ field: form.title[at.language], code: 'form/token', message: words.problem.again }],
        {},
        409,
      )
    }
    counted(c, at.language, pace)
    const { record } = await submit(at, form, checked, sent.token)
    const done = plainPage(
      frame,
      words.page.thanks,
      html`<div class="notice good" role="status">
          <p>${form.done[at.language]}</p>
          ${record === null ? '' : html`<p class="quiet small">${words.page.reference}: <code>${shortNumber(record)}</code></p>`}
        </div>
        <p><a href="${to(frame, '')}">${words.page.backHome}</a></p>`,
    )
    return shown(c, done, at.language)
  })

  const submit = (
    at: Visit,
    form: Form,
    checked: Extract<Validated, { ok: true }>,
    token: string | undefined,
  ) =>
    transact(world, at.company, (acting) =>
      submitForm(acting, at.declaration, form, {
        values: checked.values,
        answers: checked.answers,
        language: at.language,
        derived: derivedOf(deps.siteOf(at.company), form, checked.values),
        ...(token === undefined ? {} : { token }),
        ...(deps.rehearsal === true ? { rehearsal: true } : {}),
      }),
    )

  // Taking back: the link opens a page, and its button deletes. A mail scanner that opens links deletes nothing.
  app.get('/:company/:form/:token', async (c, next) => {
    const at = await visit(c)
    const form = webForm(at, c.req.param('form'))
    if (at === null || form?.takeBack !== true) return next()
    const words = formWords(at.language)
    const known = readTakeBack(world, at.company, form.id, c.req.param('token'))
    const frame = frameOf(c, at, `${form.id}/${c.req.param('token')}`, words.takeBack.title)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    if (known === null)
      return shown(
        c,
        plainPage(frame, words.takeBack.title, html`<p>${words.takeBack.gone}</p>`),
        at.language,
        404,
      )
    return shown(
      c,
      plainPage(
        frame,
        words.takeBack.title,
        html`<p>${words.takeBack.ask}</p>
          <form method="post" action="${to(frame, frame.path)}"><button class="danger" type="submit">${words.takeBack.button}</button></form>`,
      ),
      at.language,
    )
  })
  app.post('/:company/:form/:token', limited(FORM_BYTES), async (c, next) => {
    const at = await visit(c)
    const form = webForm(at, c.req.param('form'))
    if (at === null || form?.takeBack !== true) return next()
    counted(c, at.language)
    const words = formWords(at.language).takeBack
    const frame = frameOf(c, at, `${form.id}/${c.req.param('token')}`, words.title)
    c.header('cache-control', 'no-store')
    c.header('referrer-policy', 'no-referrer')
    const outcome = await transact(world, at.company, (acting) =>
      takeBack(acting, at.declaration, form.id, c.req.param('token')),
    )
    return outcome === 'verified'
      ? shown(
          c,
          plainPage(
            frame,
            words.done,
            html`<div class="notice good" role="status"><p>${words.doneMore}</p></div>`,
          ),
          at.language,
        )
      : shown(c, plainPage(frame, words.title, html`<p>${words.gone}</p>`), at.language, 404)
  })

  // For programs.

  app.get('/api/v1/:company/forms/:form', async (c) => {
    const at = await called(c)
    const form = webForm(at, c.req.param('form'))
    if (form === undefined) throw new Problem(404, 'form/unknown', formWords(at.language).problem.noForm)
    return c.json({
      id: form.id,
      title: form.title[at.language],
      fields: form.fields.map((field) => ({
        name: field.name,
        label: field.label[at.language],
        type: field.type,
        required: field.required,
        ...(field.max === undefined ? {} : { max: field.max }),
        ...(field.choices === undefined
          ? {}
          : { choices: field.choices.map((one) => ({ value: one.value, label: one.label[at.language] })) }),
      })),
      consents: viewOf(at, form, {}).questions,
    })
  })

  app.post('/api/v1/:company/forms/:form', limited(FORM_BYTES), async (c) => {
    const at = await called(c)
    const form = webForm(at, c.req.param('form'))
    if (form === undefined) throw new Problem(404, 'form/unknown', formWords(at.language).problem.noForm)
    counted(c, at.language)
    const body = await jsonOf(c, at.language)
    const { keep, fields } = kept(body)
    const checked = validateForm(form, fields, { typed: 'json', insist: keep })
    if (!checked.ok) throw refusal(checked.faults, at.language)
    counted(c, at.language, pace)
    const { record } = await submit(at, form, checked, c.req.header('idempotency-key')?.slice(0, 200))
    return c.json({ reference: record }, 201)
  })

  app.post('/api/v1/:company/devices/consents', limited(FORM_BYTES), async (c) => {
    const at = await called(c)
    const device = await deviceFrom(world, at.company, c.req.header('authorization'), 'capture').catch(
      asDevice(at.language),
    )
    const form = deviceForm(at.declaration)
    const faults: Fault[] = []
    const answers: Record<string, 'given' | 'refused'> = {}
    const versions: Record<string, number> = {}
    let language: Language = at.language
    const asked = new Set(form.consents.map((one) => one.consent))
    for (const [name, value] of Object.entries(objectOf(await jsonOf(c, at.language)))) {
      if (name === 'language' && (value === 'de' || value === 'en')) language = value
      else if (!asked.has(name)) faults.push({ field: name, code: 'field/unknown' })
      else {
        const { answer, version, ...rest } = objectOf(value)
        if ((answer !== 'given' && answer !== 'refused') || Object.keys(rest).length > 0)
          faults.push({ field: name, code: 'consent/answer' })
        else answers[name] = answer
        if (Number.isSafeInteger(version)) versions[name] = Number(version)
        else faults.push({ field: `${name}.version`, code: 'field/type', expected: 'integer' })
      }
    }
    if (faults.length > 0) throw refusal(faults, at.language)
    const { reference } = await transact(world, at.company, (acting) =>
      takeConsent(acting, at.declaration, device, {
        answers,
        versions,
        language,
        ...(deps.rehearsal === true ? { rehearsal: true } : {}),
      }),
    )
    return c.json({ reference }, 201)
  })

  app.post('/api/v1/:company/devices/captures', limited(CAPTURE_BYTES), async (c) => {
    const at = await called(c)
    const device = await deviceFrom(world, at.company, c.req.header('authorization'), 'capture').catch(
      asDevice(at.language),
    )
    const form = deviceForm(at.declaration)
    const { fields, image, typed } = await readCapture(c, form, at.language)
    const { reference, ...rest } = fields
    // The consents stand under the reference; here only what belongs to the picture is taken.
    const checked = validateForm({ ...form, consents: [] }, rest, { typed })
    if (!checked.ok) throw refusal(checked.faults, at.language)
    const clean = await acceptImage(form, image, at.language)
    const taken = await transact(world, at.company, (acting) =>
      takeCapture(acting, at.declaration, device, {
        reference: readReference(reference),
        values: checked.values,
        image: clean,
        language: at.language,
        ...(deps.rehearsal === true ? { rehearsal: true } : {}),
      }),
    )
    return c.json({ capture: taken.record }, 201)
  })

  app.post('/api/v1/:company/devices/withdrawals', limited(FORM_BYTES), async (c) => {
    const at = await called(c)
    const device = await deviceFrom(world, at.company, c.req.header('authorization'), 'capture').catch(
      asDevice(at.language),
    )
    const { reference, consent, ...rest } = objectOf(await jsonOf(c, at.language))
    const asked = deviceForm(at.declaration).consents.map((one) => one.consent)
    const faults: Fault[] = Object.keys(rest).map((field) => ({ field, code: 'field/unknown' }))
    if (typeof consent !== 'string' || !asked.includes(consent))
      faults.push({ field: 'consent', code: 'field/choice', choices: asked })
    if (faults.length > 0 || typeof consent !== 'string') throw refusal(faults, at.language)
    const withdrawn = await transact(world, at.company, (acting) =>
      takeWithdrawal(acting, at.declaration, device, {
        reference: readReference(reference),
        consent,
        language: at.language,
      }),
    )
    return c.json({ withdrawn })
  })

  app.post('/api/v1/:company/devices/analyses', limited(FORM_BYTES), async (c) => {
    const at = await called(c)
    await deviceFrom(world, at.company, c.req.header('authorization'), 'analysis').catch(
      asDevice(at.language),
    )
    const { capture, modelVersion, result, ...rest } = objectOf(await jsonOf(c, at.language))
    const faults: Fault[] = Object.keys(rest).map((field) => ({ field, code: 'field/unknown' }))
    if (typeof capture !== 'string' || !isUuid(capture))
      faults.push({ field: 'capture', code: 'field/type', expected: 'text' })
    if (typeof modelVersion !== 'string' || !/^[\w.+-]{1,40}$/u.test(modelVersion))
      faults.push({ field: 'modelVersion', code: 'field/type', expected: 'text' })
    if (typeof result !== 'object' || result === null || notPlain(JSON.stringify(result), false) !== null) {
      faults.push({ field: 'result', code: 'field/type', expected: 'text' })
    }
    if (faults.length > 0) throw refusal(faults, at.language)
    const record = await transact(world, at.company, (acting) =>
      takeAnalysis(acting, at.declaration, {
        capture: capture as RecordId,
        modelVersion: modelVersion as string,
        result: result as Json,
        language: at.language,
      }),
    )
    return c.json({ analysis: record }, 201)
  })

  return app
}

function companyOf(text: string): CompanyId | null {
  try {
    return parseCompanyId(text)
  } catch {
    return null
  }
}

/** What the browser asks for; German where it asks for neither. */
function askedFor(c: Context): Language {
  for (const part of (c.req.header('accept-language') ?? '').slice(0, 200).toLowerCase().split(',')) {
    const code = part.trim().slice(0, 2)
    if (code === 'de' || code === 'en') return code
  }
  return 'de'
}

function languageOf(c: Context): Language {
  const chosen = c.req.query('lang') ?? getCookie(c, 'language')
  return chosen === 'de' || chosen === 'en' ? chosen : askedFor(c)
}

/** The connection's address, for counting only. */
function addressOf(c: Context): string {
  try {
    return getConnInfo(c).remote.address ?? ''
  } catch {
    return ''
  }
}

function shown(
  c: Context,
  body: ReturnType<typeof plainPage>,
  language: Language,
  status: 200 | 404 | 409 | 422 = 200,
): Response | Promise<Response> {
  c.header('content-security-policy', POLICY)
  c.header('content-language', language)
  c.header('vary', 'accept-language, cookie')
  return c.html(body, status)
}

/** Refuses a body beyond `bytes` before it is read, or as soon as it turns out to be longer. */
function limited(bytes: number): MiddlewareHandler {
  const size = bytes >= 1 << 20 ? `${Math.floor(bytes / (1 << 20))} MB` : `${bytes >> 10} KB`
  return bodyLimit({
    maxSize: bytes,
    onError: (c) => {
      throw new Problem(413, 'request/too-large', formWords(languageOf(c)).problem.tooLarge(size))
    },
  })
}

/** Forms are sent from our own pages; another site cannot send them in a visitor's name. */
function refuseForeign(c: Context, baseUrl: string, language: Language): void {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const own = new Set([new URL(baseUrl).host, c.req.header('host') ?? ''])
  const foreign =
    site === 'cross-site' ||
    site === 'same-site' ||
    (origin !== undefined && !(URL.canParse(origin) && own.has(new URL(origin).host)))
  if (foreign) throw new Problem(403, 'request/other-origin', formWords(language).problem.foreign)
}

function refusal(faults: readonly Fault[], language: Language): Problem {
  const seen = worded(faults, language)
  return new Problem(422, 'form/invalid', formWords(language).problem.form(seen.length), {
    provision: 'Art. 5(1)(c), (d) GDPR',
    faults: seen,
  })
}

function asDevice(language: Language): (fault: unknown) => never {
  return (fault) => {
    if (fault instanceof Problem)
      throw new Problem(fault.status, fault.code, formWords(language).problem.device)
    throw fault
  }
}

async function jsonOf(c: Context, language: Language): Promise<unknown> {
  const words = formWords(language).problem
  if (!/^application\/(?:[\w.+-]+\+)?json\b/iu.test(c.req.header('content-type') ?? '')) {
    throw new Problem(415, 'request/media-type', words.mediaType)
  }
  const text = await c.req.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem(400, 'request/json', words.notJson)
  }
}

function objectOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
}

/** `_keep` names city fields whose spelling stands although another was suggested; everything else is the form's. */
function kept(body: unknown): { readonly keep: readonly string[]; readonly fields: unknown } {
  if (typeof body !== 'object' || body === null || !('_keep' in body) || !Array.isArray(body._keep))
    return { keep: [], fields: body }
  const { _keep: keep, ...fields } = body
  return { keep: keep.filter((name) => typeof name === 'string'), fields }
}

function suggestionsOf(faults: readonly Fault[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    faults.flatMap((fault) => (fault.code === 'address/city-near' ? [[fault.field, fault.suggestion]] : [])),
  )
}

interface SentForm {
  readonly fields: Readonly<Record<string, unknown>>
  /** What is shown again when something is wrong. */
  readonly shown: Readonly<Record<string, string>>
  readonly keep: readonly string[]
  readonly token: string | undefined
  readonly trap: boolean
  /** Fields that were filled from others because the person said they are the same. */
  readonly copied: ReadonlySet<string>
}

/** Takes apart what a page's form sent: its fields, and the names beginning with `_` that only steer it. */
function readForm(form: Form, sent: URLSearchParams): SentForm {
  const fields = new Map<string, unknown>()
  const keep: string[] = []
  let token: string | undefined
  let trap = false
  const steering = new Map<string, string>()
  for (const [name, value] of sent) {
    if (name === '_token') token = value
    else if (name === '_website') trap ||= value !== ''
    else if (name.startsWith('_keep:')) keep.push(name.slice(6))
    else if (name.startsWith('_take:') || name.startsWith('_same:')) steering.set(name, value)
    // A field sent twice is not a text any more, and is refused as such.
    else fields.set(name, fields.has(name) ? [fields.get(name), value] : value)
  }
  for (const [name, value] of steering) if (name.startsWith('_take:')) fields.set(name.slice(6), value)
  const copied = new Set<string>()
  const [first, ...others] = form.addresses
  for (const [n, group] of others.entries()) {
    if (first === undefined || steering.get(`_same:${n + 1}`) !== 'yes') continue
    for (const part of ['street', 'postcode', 'city', 'country'] as const) {
      fields.set(group[part], fields.get(first[part]) ?? '')
      copied.add(group[part])
    }
    if (keep.includes(first.city)) keep.push(group.city)
  }
  const shown = Object.fromEntries(
    [...fields, ...steering].flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value.slice(0, 5000)]] : [],
    ),
  )
  return { fields: Object.fromEntries(fields), shown, keep, token, trap, copied }
}

/** What follows from an order: its amount, where the store has a place for it. */
function derivedOf(site: Site | null, form: Form, values: Readonly<Record<string, string | number>>): Fields {
  const article =
    site?.order.form === form.id
      ? site.shop.articles.find((one) => one.id === values[site.order.field])
      : undefined
  return article === undefined ? {} : { amount_cents: article.cents }
}

/** A number short enough to read out; the record's own number stays inside. */
function shortNumber(record: string): string {
  return record
    .slice(-12)
    .toUpperCase()
    .replace(/^(.{4})(.{4})/u, '$1-$2-')
}

/** A capture as it came: multipart, as devices send it, or JSON with the image in Base64. */
async function readCapture(
  c: Context,
  form: Form,
  language: Language,
): Promise<{
  readonly fields: Readonly<Record<string, unknown>>
  readonly image: Uint8Array
  readonly typed: 'json' | 'form'
}> {
  const name = form.fields.find((field) => field.type === 'image')?.name ?? 'image'
  if ((c.req.header('content-type') ?? '').startsWith('multipart/form-data')) {
    let body: Record<string, unknown>
    try {
      body = await c.req.parseBody({ all: true })
    } catch (cause) {
      if (cause instanceof Problem) throw cause
      throw new Problem(400, 'request/multipart', formWords(language).problem.mediaType, { cause })
    }
    const { [name]: image, ...fields } = body
    const bytes = image instanceof File ? new Uint8Array(await image.arrayBuffer()) : new Uint8Array()
    return { fields, image: bytes, typed: 'form' }
  }
  const { [name]: image, ...fields } = objectOf(await jsonOf(c, language))
  const text = typeof image === 'string' && /^[A-Za-z0-9+/]*={0,2}$/u.test(image) ? image : ''
  return { fields, image: Buffer.from(text, 'base64'), typed: 'json' }
}
