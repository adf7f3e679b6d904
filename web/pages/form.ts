import { html, raw } from 'hono/html'
import type { FieldFault, Language } from '../../src/base/index.ts'
import type { Form, FormField } from '../../src/declaration/index.ts'
import { formWords } from '../../src/text/forms.ts'
import { type Frame, type Piece, noticePath, page, to } from './layout.ts'

/** A form as it is shown: empty, or again with what was typed and what is wrong with it. */
export interface FormView {
  readonly form: Form
  /** Consent questions that are asked with it, in the page's language. */
  readonly questions: readonly {
    readonly field: string
    readonly question: string
    readonly refusal: string
    readonly needed: boolean
  }[]
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly FieldFault[]
  /** Places that were suggested for city fields, by field. */
  readonly suggestions: Readonly<Record<string, string>>
  /** Known to one sending of this form; sent twice, it counts once. */
  readonly token: string
  /** What stands above the fields, such as the article that was chosen. */
  readonly above?: Piece
}

const inputTypes: Readonly<Record<FormField['type'], string>> = {
  text: 'text',
  'long-text': 'textarea',
  email: 'email',
  phone: 'tel',
  integer: 'text',
  choice: 'select',
  image: 'file',
  street: 'text',
  postcode: 'text',
  city: 'text',
  country: 'select',
}

const countries: Readonly<Record<Language, readonly (readonly [string, string])[]>> = {
  de: [
    ['DE', 'Deutschland'],
    ['AT', 'Österreich'],
    ['BE', 'Belgien'],
    ['CH', 'Schweiz'],
    ['CZ', 'Tschechien'],
    ['DK', 'Dänemark'],
    ['FR', 'Frankreich'],
    ['LI', 'Liechtenstein'],
    ['LU', 'Luxemburg'],
    ['NL', 'Niederlande'],
    ['PL', 'Polen'],
  ],
  en: [
    ['DE', 'Germany'],
    ['AT', 'Austria'],
    ['BE', 'Belgium'],
    ['CH', 'Switzerland'],
    ['CZ', 'Czechia'],
    ['DK', 'Denmark'],
    ['FR', 'France'],
    ['LI', 'Liechtenstein'],
    ['LU', 'Luxembourg'],
    ['NL', 'Netherlands'],
    ['PL', 'Poland'],
  ],
}

/** The page of a declared form. Needed fields carry a visible mark and `aria-required`, faults stand beside their fields. */
export function formPage(frame: Frame, view: FormView): Piece {
  const { language } = frame
  const words = formWords(language)
  const { form } = view
  const first = view.faults[0]?.field
  const inAddress = new Map(
    form.addresses.flatMap((group, n) =>
      [group.street, group.postcode, group.city, group.country].map((name) => [name, n] as const),
    ),
  )
  const drawn = new Set<string>()
  const body: Piece[] = []
  for (const field of form.fields) {
    if (drawn.has(field.name) || field.type === 'image') continue
    const n = inAddress.get(field.name)
    const group = n === undefined ? undefined : form.addresses[n]
    if (group === undefined) {
      drawn.add(field.name)
      body.push(fieldOf(frame, view, field, first))
      continue
    }
    const at = (name: string): Piece => {
      drawn.add(name)
      const part = form.fields.find((one) => one.name === name)
      return part === undefined ? html`` : fieldOf(frame, view, part, first)
    }
    const same = n === 0 ? undefined : form.addresses[0]
    body.push(
      html`<fieldset>
        <legend>${legendOf(form, group.street, language)}</legend>
        ${
          same === undefined
            ? ''
            : html`<label class="choice"
                ><input type="checkbox" name="_same:${n}" value="yes" ${view.values[`_same:${n}`] === 'yes' ? raw('checked') : ''} /><span
                  >${words.page.sameAddress}</span
                ></label
              >`
        }
        ${at(group.street)}
        <div class="pair">${at(group.postcode)}${at(group.city)}</div>
        ${at(group.country)}
      </fieldset>`,
    )
  }

  return page(
    frame,
    html`<div class="narrow band">
      <h1>${form.title[language]}</h1>
      <p>${form.intro[language]}</p>
      ${view.above ?? ''} ${summary(view, language)}
      <p class="quiet small">${words.page.requiredHint}</p>
      <form class="fields" method="post" action="${to(frame, form.id)}" novalidate accept-charset="utf-8">
        <input type="hidden" name="_token" value="${view.token}" />
        <button class="trap" type="submit" tabindex="-1" aria-hidden="true">${form.submit[language]}</button>
        <div class="trap" aria-hidden="true">
          <label for="f-website">${words.page.leaveEmpty}</label>
          <input id="f-website" name="_website" tabindex="-1" autocomplete="off" />
        </div>
        ${body} ${view.questions.map((question) => consentOf(view, question, language, first))}
        <p class="small quiet">
          ${words.page.noticeBeforeSending} <a href="${to(frame, noticePath(language))}">${words.page.notice}</a>.
        </p>
        <button type="submit">${form.submit[language]}</button>
      </form>
    </div>`,
  )
}

/** All faults in one place, each leading to its field; announced by screen readers. */
function summary(view: FormView, language: Language): Piece | '' {
  if (view.faults.length === 0) return ''
  const words = formWords(language)
  const labels = new Map(view.form.fields.map((field) => [field.name, field.label[language]]))
  return html`<div class="notice bad" role="alert">
    <h2>${words.problem.form(view.faults.length)}</h2>
    <ul>
      ${view.faults.map((fault) => {
        const label = labels.get(fault.field) ?? fault.field
        return labels.has(fault.field)
          ? html`<li><a href="#f-${fault.field}">${label}</a>: ${fault.message}</li>`
          : html`<li>${label}: ${fault.message}</li>`
      })}
    </ul>
  </div>`
}

function legendOf(form: Form, name: string, language: Language): string {
  const label = form.fields.find((field) => field.name === name)?.label[language] ?? name
  return label.split(':')[0] ?? label
}

/** A field of an address is labelled by its part; the group's legend says which address. */
function labelOf(form: Form, field: FormField, language: Language): string {
  const label = field.label[language]
  const grouped = form.addresses.some((group) => Object.values(group).includes(field.name))
  return grouped ? (label.split(': ')[1] ?? label).replace(/^./u, (letter) => letter.toUpperCase()) : label
}

function fieldOf(frame: Frame, view: FormView, field: FormField, first: string | undefined): Piece {
  const { language } = frame
  const words = formWords(language).page
  const id = `f-${field.name}`
  const faults = view.faults.filter((fault) => fault.field === field.name)
  const value = view.values[field.name] ?? ''
  const described = [
    field.hint === undefined ? '' : `${id}-hint`,
    faults.length > 0 ? `${id}-fault` : '',
  ].filter((part) => part !== '')
  const attributes = raw(
    [
      `id="${id}"`,
      `name="${field.name}"`,
      field.required ? 'aria-required="true"' : '',
      faults.length > 0 ? 'aria-invalid="true"' : '',
      described.length > 0 ? `aria-describedby="${described.join(' ')}"` : '',
      field.name === first ? 'autofocus' : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  )
  const complete = field.autocomplete === undefined ? '' : html`autocomplete="${field.autocomplete}"`
  const control = ((): Piece => {
    const type = inputTypes[field.type]
    if (type === 'textarea') return html`<textarea ${attributes} rows="6">${value}</textarea>`
    if (type !== 'select') {
      const mode = field.type === 'integer' ? raw('inputmode="numeric"') : ''
      return html`<input type="${type === 'email' ? 'email' : type}" ${attributes} ${complete} ${mode} value="${value}" />`
    }
    const choices =
      field.type === 'country'
        ? countries[language]
        : (field.choices ?? []).map((choice) => [choice.value, choice.label[language]] as const)
    const chosen =
      value === '' && field.type === 'country' ? frame.declaration.company.address.country : value
    return html`<select ${attributes} ${complete}>
      ${chosen === '' ? html`<option value="">${words.choose}</option>` : ''}
      ${choices.map(([key, label]) => html`<option value="${key}" ${key === chosen ? raw('selected') : ''}>${label}</option>`)}
    </select>`
  })()
  const suggestion = view.suggestions[field.name]
  return html`<div class="field">
    <label for="${id}"
      >${labelOf(view.form, field, language)}${
        field.required
          ? html`<span class="star" title="${words.required}" aria-hidden="true">*</span>`
          : html` <span class="voluntary">(${words.optional})</span>`
      }</label
    >
    ${field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${field.hint[language]}</p>`} ${control}
    ${faults.length === 0 ? '' : html`<p class="fault" id="${id}-fault">${faults.map((fault) => fault.message).join(' ')}</p>`}
    ${
      suggestion === undefined
        ? ''
        : html`<div class="suggest">
            <button type="submit" name="_take:${field.name}" value="${suggestion}">${words.suggestionTake(suggestion)}</button>
            <button class="plain" type="submit" name="_keep:${field.name}" value="yes">${words.suggestionKeep}</button>
          </div>`
    }
  </div>`
}

/** Giving and refusing look alike and neither is chosen beforehand (Art. 4(11), Art. 7(4) GDPR). */
function consentOf(
  view: FormView,
  asked: FormView['questions'][number],
  language: Language,
  first: string | undefined,
): Piece {
  const words = formWords(language).page
  const fault = view.faults.find((one) => one.field === asked.field)
  const value = view.values[asked.field]
  const radio = (answer: 'given' | 'refused', label: string): Piece =>
    html`<label class="choice"
      ><input type="radio" name="${asked.field}" value="${answer}" ${value === answer ? raw('checked') : ''}
        ${fault !== undefined && asked.field === first && answer === 'given' ? raw('autofocus') : ''} /><span>${label}</span></label
    >`
  return html`<fieldset>
    <legend>${asked.question}</legend>
    <p class="quiet small">${asked.refusal}</p>
    ${radio('given', words.consentGive)} ${radio('refused', words.consentRefuse)}
    ${fault === undefined ? '' : html`<p class="fault">${fault.message}</p>`}
  </fieldset>`
}
