import { html, raw } from 'hono/html'
import { type Day, type FieldFault, type Language, dayOf } from '../base/index.ts'
import { dayText } from '../text/day.ts'
import { rightsText } from '../text/rights.ts'
import { type Frame, type Piece, noticePath, page, plainPage, to } from '../../web/pages/index.ts'
import type { Answer } from './answer.ts'
import type { RightsRequest } from './request.ts'
import { RIGHTS, WORDS } from './right.ts'

/** What a person typed, to be shown again with its faults. */
export interface RequestView {
  readonly values: Readonly<Record<string, string>>
  readonly faults: readonly FieldFault[]
}

/** The page on which rights are exercised; also names every other way in (Art. 12(2) GDPR: made easy, no forced form). */
export function requestPage(frame: Frame, view: RequestView): Piece {
  const { language } = frame
  const words = rightsText(language)
  const chosen = view.values['right'] ?? 'access'
  const fault = (name: string): FieldFault | undefined => view.faults.find(({ field }) => field === name)
  return page(
    frame,
    html`<div class="narrow band">
      <h1>${words.title}</h1>
      <p>${words.intro}</p>
      ${
        view.faults.length === 0
          ? ''
          : html`<div class="notice bad" role="alert">
              <ul>${view.faults.map(({ field, message }) => html`<li><a href="#f-${field}">${message}</a></li>`)}</ul>
            </div>`
      }
      <form class="fields" method="post" action="${to(frame, 'antrag')}" novalidate accept-charset="utf-8">
        <fieldset id="f-right">
          <legend>${words.chooseRight}</legend>
          ${RIGHTS.map(
            (right) =>
              html`<label class="choice"
                ><input type="radio" name="right" value="${right}" ${right === chosen ? raw('checked') : ''} /><span
                  ><b>${WORDS[right].name[language]}</b><br /><span class="quiet small">${WORDS[right].does[language]}</span></span
                ></label
              >`,
          )}
        </fieldset>
        ${input({ name: 'email', label: words.email, hint: words.emailHint, type: 'email', complete: 'email', required: true, optional: words.optional, value: view.values['email'], fault: fault('email') })}
        ${input({ name: 'name', label: words.name, type: 'text', complete: 'name', required: false, optional: words.optional, value: view.values['name'], fault: fault('name') })}
        ${input({ name: 'reference', label: words.reference, hint: words.referenceHint, type: 'text', complete: 'off', required: false, optional: words.optional, value: view.values['reference'], fault: fault('reference') })}
        <div class="field">
          <label for="f-message">${words.message} <span class="voluntary">(${words.optional})</span></label>
          <p class="hint" id="f-message-hint">${words.messageHint}</p>
          <textarea id="f-message" name="message" rows="5" aria-describedby="f-message-hint">${view.values['message'] ?? ''}</textarea>
          ${faultText('message', fault('message'))}
        </div>
        <button type="submit">${words.send}</button>
      </form>
      <h2>${words.otherWays}</h2>
      <p>${words.otherWaysIntro}</p>
      <ul>
        ${frame.declaration.company.contacts
          .filter(({ privacy, channel }) => privacy && channel !== 'form')
          .map(({ value }) => html`<li>${value}</li>`)}
      </ul>
      <p class="quiet"><a href="${to(frame, noticePath(language))}#rechte">${language === 'de' ? 'Datenschutzerklärung' : 'Privacy notice'}</a></p>
    </div>`,
  )
}

function input(field: {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly type: string
  readonly complete: string
  readonly required: boolean
  readonly optional: string
  readonly value: string | undefined
  readonly fault: FieldFault | undefined
}): Piece {
  const id = `f-${field.name}`
  const described = [
    field.hint === undefined ? '' : `${id}-hint`,
    field.fault === undefined ? '' : `${id}-fault`,
  ].filter((part) => part !== '')
  const aria = raw(
    [
      field.required ? 'aria-required="true"' : '',
      field.fault === undefined ? '' : 'aria-invalid="true"',
      described.length === 0 ? '' : `aria-describedby="${described.join(' ')}"`,
    ].join(' '),
  )
  return html`<div class="field">
    <label for="${id}">${field.label}${field.required ? html`<span class="star" aria-hidden="true">*</span>` : html` <span class="voluntary">(${field.optional})</span>`}</label>
    ${field.hint === undefined ? '' : html`<p class="hint" id="${id}-hint">${field.hint}</p>`}
    <input id="${id}" name="${field.name}" type="${field.type}" autocomplete="${field.complete}" value="${field.value ?? ''}" ${aria} />
    ${faultText(field.name, field.fault)}
  </div>`
}

function faultText(name: string, fault: FieldFault | undefined): Piece | '' {
  return fault === undefined ? '' : html`<p class="fault" id="f-${name}-fault">${fault.message}</p>`
}

/** After sending: a code can be entered right away. Says the same whether or not anything is held. */
export function sentPage(
  frame: Frame,
  sent: { readonly request: string; readonly email: string; readonly last: Day; readonly wrong: boolean },
): Piece {
  const { language } = frame
  const words = rightsText(language)
  return plainPage(
    frame,
    words.sentTitle,
    html`<p>${words.sent(sent.email, dayText(sent.last, language))}</p>
      <form class="fields" method="post" action="${to(frame, 'antrag/code')}" novalidate>
        <input type="hidden" name="request" value="${sent.request}" />
        <input type="hidden" name="email" value="${sent.email}" />
        <div class="field">
          <label for="f-code">${words.code}</label>
          <input id="f-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" ${sent.wrong ? raw('aria-invalid="true" aria-describedby="f-code-fault" autofocus') : ''} />
          ${sent.wrong ? html`<p class="fault" id="f-code-fault">${words.codeWrong}</p>` : ''}
        </div>
        <button type="submit">${words.confirm}</button>
      </form>`,
  )
}

/** What the link of the mail opens: one click confirms, so that a mail scanner that follows links confirms nothing. */
export function confirmPage(frame: Frame, token: string): Piece {
  const words = rightsText(frame.language)
  return plainPage(
    frame,
    words.confirmTitle,
    html`<p>${words.confirmIntro}</p>
      <form method="post" action="${to(frame, 'antrag/bestaetigen')}">
        <input type="hidden" name="t" value="${token}" />
        <button type="submit">${words.confirm}</button>
      </form>`,
  )
}

/** After confirming: where the request stands. */
export function statusPage(frame: Frame, request: RightsRequest): Piece {
  const words = rightsText(frame.language)
  return plainPage(
    frame,
    words.statusTitle,
    html`<p>${words.confirmed}</p>
      ${facts(request, frame.language)}`,
  )
}

function facts(request: RightsRequest, language: Language): Piece {
  const words = rightsText(language)
  return html`<dl class="facts">
    <dt>${words.chooseRight}</dt>
    <dd>${WORDS[request.right].name[language]}</dd>
    <dt>${words.receivedOn}</dt>
    <dd>${dayText(dayOf(request.receivedAt), language)}</dd>
    <dt>${words.answerBy}</dt>
    <dd>${dayText(request.legalOn, language)}</dd>
    <dt>${language === 'de' ? 'Stand' : 'State'}</dt>
    <dd>${words.state[request.state]}${request.outcome === null ? '' : `, ${words.outcome[request.outcome]}`}</dd>
  </dl>`
}

/** The answer, to be read and fetched. */
export function answerPage(frame: Frame, answer: Answer, token: string): Piece {
  const { language } = frame
  const words = rightsText(language)
  const href = to(frame, 'antrag/paket')
  return plainPage(
    frame,
    words.statusTitle,
    html`${facts(answer.request, language)}
      ${answer.letter.split('\n\n').map((paragraph) => html`<p>${paragraph.split('\n').map((line, n) => (n === 0 ? html`${line}` : html`<br />${line}`))}</p>`)}
      ${
        answer.package === null
          ? ''
          : html`<p><a class="button" href="${href}${href.includes('?') ? '&' : '?'}t=${token}" download>${words.download}</a></p>
              <p class="quiet small">${words.checksum}: <code>${answer.packageHash ?? ''}</code></p>`
      }
      <p class="quiet">${words.availableUntil(dayText(answer.until, language))}</p>`,
  )
}

/** A link that opens nothing, or no longer. */
export function wrongTokenPage(frame: Frame): Piece {
  const words = rightsText(frame.language)
  return plainPage(
    frame,
    words.statusTitle,
    html`<p>${words.tokenWrong}</p><p><a class="button" href="${to(frame, 'antrag')}">${words.title}</a></p>`,
  )
}
