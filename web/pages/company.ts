import { html } from 'hono/html'
import type { Language } from '../../src/base/index.ts'
import { formWords } from '../../src/text/forms.ts'
import { type Frame, type Piece, page, to } from './layout.ts'
import type { Site } from './site.ts'

/** An amount of euro cents in the page's language. */
function money(cents: number, language: Language): string {
  return new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-IE', {
    style: 'currency',
    currency: 'EUR',
  }).format(cents / 100)
}

/** The front page. */
export function homePage(frame: Frame, site: Site): Piece {
  const { language } = frame
  const words = formWords(language).page
  return page(
    frame,
    html`<section class="hero">
        <div class="wide">
          <div>
            <h1>${site.claim[language]}</h1>
            <p>${site.intro[language]}</p>
            <div class="actions">
              <a class="button" href="${to(frame, 'shop')}">${words.toShop}</a>
              <a class="button plain" href="${to(frame, 'praxen')}">${words.devices}</a>
            </div>
          </div>
          ${site.picture}
        </div>
      </section>
      <section class="band">
        <div class="wide">
          <ul class="points">
            ${site.points.map(
              (point) =>
                html`<li>
                  ${point.picture}
                  <h2>${point.title[language]}</h2>
                  <p>${point.text[language]}</p>
                </li>`,
            )}
          </ul>
        </div>
      </section>
      <section class="band sunk" aria-labelledby="articles">
        <div class="wide">
          <h2 id="articles">${site.shop.title[language]}</h2>
          ${articles(frame, site)}
        </div>
      </section>`,
  )
}

/** All articles. */
export function shopPage(frame: Frame, site: Site): Piece {
  return page(
    frame,
    html`<div class="wide band">
      <h1>${site.shop.title[frame.language]}</h1>
      <p>${site.shop.intro[frame.language]}</p>
      ${articles(frame, site, 'h2')}
    </div>`,
  )
}

function articles(frame: Frame, site: Site, heading: 'h2' | 'h3' = 'h3'): Piece {
  const { language } = frame
  const words = formWords(language).page
  return html`<ul class="grid">
    ${site.shop.articles.map((article) => {
      const name = article.name[language]
      const href = to(frame, site.order.form)
      const address = `${href}${href.includes('?') ? '&' : '?'}${site.order.field}=${article.id}`
      return html`<li class="card">
        <div class="picture">${article.picture}</div>
        ${heading === 'h2' ? html`<h2>${name}</h2>` : html`<h3>${name}</h3>`}
        <p class="quiet">${article.text[language]}</p>
        <div class="foot">
          <span class="price">${money(article.cents, language)} <small>${words.withTax}</small></span>
          <a class="button" href="${address}" aria-label="${words.order}: ${name}">${words.order}</a>
        </div>
      </li>`
    })}
  </ul>`
}

/** What practices need to know: how consent is taken and what the device sends. */
export function devicesPage(frame: Frame, site: Site): Piece {
  const { language } = frame
  const words = formWords(language).page
  const { devices } = site
  return page(
    frame,
    html`<div class="wide band">
        <h1>${devices.title[language]}</h1>
        <p>${devices.intro[language]}</p>
        <ol class="steps">
          ${devices.steps.map(
            (step) =>
              html`<li>
                <div>
                  <h2>${step.title[language]}</h2>
                  <p>${step.text[language]}</p>
                </div>
              </li>`,
          )}
        </ol>
      </div>
      <section class="band sunk">
        <div class="wide">
          <h2>${words.deviceSends}</h2>
          <p>${devices.sends[language]}</p>
          <pre tabindex="0" aria-label="${words.deviceSends}">${devices.example}</pre>
          <h2>${words.deviceConsents}</h2>
          ${frame.declaration.forms
            .filter((form) => form.channel === 'device')
            .flatMap((form) => form.consents)
            .map(({ consent, needed }) => {
              const asked = frame.declaration.consents.find((one) => one.id === consent)
              return asked === undefined
                ? ''
                : html`<div class="notice">
                    <h3>${needed ? words.consentNeeded : words.consentFree}</h3>
                    <p>${asked.question[language]}</p>
                    <p class="quiet">${asked.refusal[language]}</p>
                  </div>`
            })}
        </div>
      </section>`,
  )
}

/** Who runs the site (§ 5 DDG), from the declaration. */
export function imprintPage(frame: Frame): Piece {
  const { language } = frame
  const { company } = frame.declaration
  const words = formWords(language).page
  return page(
    frame,
    html`<div class="narrow band">
      <h1>${words.imprint}</h1>
      <p>${company.name}<br />${company.address.street}<br />${company.address.postcode} ${company.address.city}</p>
      <dl class="facts">
        ${company.contacts
          .filter((contact) => contact.channel === 'phone' || contact.channel === 'email')
          .map(
            (contact) =>
              html`<dt>${contact.channel === 'phone' ? words.phone : words.email}</dt><dd>${contact.value}</dd>`,
          )}
        ${company.register === undefined ? '' : html`<dt>${words.register}</dt><dd>${company.register}</dd>`}
      </dl>
    </div>`,
  )
}
