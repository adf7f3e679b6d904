import { html } from 'hono/html'
import type { Site } from '../../web/pages/index.ts'

const device = html`<svg viewBox="0 0 420 320" role="img" aria-label="Dermascope">
  <ellipse cx="210" cy="292" rx="130" ry="12" fill="var(--line)" />
  <path d="M176 196 h68 l22 90 a8 8 0 0 1 -8 8 h-96 a8 8 0 0 1 -8 -8 z" fill="var(--raised)" stroke="var(--line)" stroke-width="3" />
  <rect x="190" y="236" width="40" height="10" rx="5" fill="var(--brand)" />
  <circle cx="210" cy="120" r="104" fill="var(--raised)" stroke="var(--line)" stroke-width="3" />
  <circle cx="210" cy="120" r="80" fill="none" stroke="var(--brand)" stroke-width="14" stroke-dasharray="3 9.57" />
  <circle cx="210" cy="120" r="56" fill="var(--soft)" stroke="var(--brand)" stroke-width="3" />
  <circle cx="210" cy="120" r="34" fill="var(--brand-strong)" />
  <circle cx="222" cy="107" r="9" fill="var(--ground)" opacity="0.85" />
</svg>`

const scope = html`<svg viewBox="0 0 200 150" aria-hidden="true" focusable="false">
  <path d="M84 96 h32 l9 40 a5 5 0 0 1 -5 5 h-40 a5 5 0 0 1 -5 -5 z" fill="var(--raised)" stroke="var(--brand)" stroke-width="2.5" />
  <circle cx="100" cy="58" r="50" fill="var(--raised)" stroke="var(--brand)" stroke-width="2.5" />
  <circle cx="100" cy="58" r="37" fill="none" stroke="var(--brand)" stroke-width="7" stroke-dasharray="2 5.75" />
  <circle cx="100" cy="58" r="18" fill="var(--brand)" />
</svg>`

const bottles = html`<svg viewBox="0 0 200 150" aria-hidden="true" focusable="false">
  <g fill="var(--raised)" stroke="var(--brand)" stroke-width="2.5">
    <rect x="40" y="48" width="42" height="92" rx="8" />
    <rect x="52" y="26" width="18" height="22" rx="3" fill="var(--brand)" />
    <rect x="92" y="72" width="36" height="68" rx="8" />
    <rect x="101" y="56" width="18" height="16" rx="3" fill="var(--brand)" />
    <rect x="138" y="100" width="40" height="40" rx="7" />
    <rect x="136" y="90" width="44" height="14" rx="4" fill="var(--brand)" />
  </g>
  <g stroke="var(--warm)" stroke-width="4" stroke-linecap="round"><path d="M50 90h22M50 102h14M102 104h16M148 122h20" /></g>
</svg>`

const card = html`<svg viewBox="0 0 200 150" aria-hidden="true" focusable="false">
  <rect x="26" y="22" width="148" height="106" rx="8" fill="var(--raised)" stroke="var(--brand)" stroke-width="2.5" />
  <g>
    <rect x="40" y="36" width="26" height="26" fill="#f3d3bd" /><rect x="71" y="36" width="26" height="26" fill="#e3b28f" />
    <rect x="102" y="36" width="26" height="26" fill="#c28a63" /><rect x="133" y="36" width="26" height="26" fill="#8d5a3b" />
    <rect x="40" y="68" width="26" height="26" fill="#c0392b" /><rect x="71" y="68" width="26" height="26" fill="#2e8b57" />
    <rect x="102" y="68" width="26" height="26" fill="#2f5fa8" /><rect x="133" y="68" width="26" height="26" fill="#d8b02c" />
  </g>
  <g fill="var(--quiet)"><rect x="40" y="102" width="119" height="4" /><rect x="40" y="110" width="80" height="4" /></g>
</svg>`

const icon = (path: string) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false"><path d="${path}" /></svg>`

/** The site of Dermalis Medizintechnik GmbH. Company, goods and prices are invented. */
export const site: Site = {
  claim: { de: 'Haut sehen, wie sie ist', en: 'Seeing skin as it is' },
  intro: {
    de: 'Unsere Geräte machen Aufnahmen der Gesichtshaut unter gleichbleibendem Licht. Arztpraxen vergleichen damit den Verlauf einer Behandlung über Monate.',
    en: 'Our devices take pictures of facial skin under light that does not change. Practices use them to compare the course of a treatment over months.',
  },
  picture: device,
  points: [
    {
      title: { de: 'Gleiches Licht', en: 'The same light' },
      text: {
        de: 'Ein Ring aus 48 Leuchten, vor jeder Aufnahme abgeglichen.',
        en: 'A ring of 48 lamps, calibrated before each picture.',
      },
      picture: icon(
        'M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.4 1.4M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8Z',
      ),
    },
    {
      title: { de: 'Ohne Namen', en: 'Without names' },
      text: {
        de: 'Zur Analyse kommen Bild, Alter und Geschlecht. Mehr nimmt das Gerät nicht an.',
        en: 'Picture, age and sex go to the analysis. The device accepts nothing more.',
      },
      picture: icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4 21c0-4 3.6-6 8-6 1.5 0 2.9.2 4.1.7M16 19l2 2 4-4'),
    },
    {
      title: { de: 'In Deutschland gespeichert', en: 'Stored in Germany' },
      text: {
        de: 'Verschlüsselt, mit einem eigenen Schlüssel für jeden Menschen.',
        en: 'Encrypted, with a key of their own for each person.',
      },
      picture: icon('M7 11V8a5 5 0 0 1 10 0v3M5 11h14v10H5zM12 15v2'),
    },
  ],
  shop: {
    title: { de: 'Shop', en: 'Shop' },
    intro: {
      de: 'Für Praxen und für zu Hause. Wir liefern nach Deutschland und in die Nachbarländer.',
      en: 'For practices and for the home. We deliver to Germany and the countries around it.',
    },
    articles: [
      {
        id: 'dermascope-one',
        name: { de: 'Dermascope One', en: 'Dermascope One' },
        text: {
          de: 'Standgerät für die Praxis, mit Lichtring, Kinnstütze und Kalibrierung.',
          en: 'Stand device for practices, with light ring, chin rest and calibration.',
        },
        cents: 189_000,
        picture: scope,
      },
      {
        id: 'care-set',
        name: { de: 'Pflegeset Sensitiv', en: 'Sensitive care set' },
        text: {
          de: 'Reinigung, Serum und Creme für empfindliche Haut, ohne Duftstoffe.',
          en: 'Cleanser, serum and cream for sensitive skin, without perfume.',
        },
        cents: 4_900,
        picture: bottles,
      },
      {
        id: 'calibration-card',
        name: { de: 'Kalibrierkarte', en: 'Calibration card' },
        text: {
          de: 'Acht Farbfelder zum Abgleich des Lichtrings, abwischbar.',
          en: 'Eight colour fields for calibrating the light ring, washable.',
        },
        cents: 2_450,
        picture: card,
      },
    ],
  },
  order: { form: 'order', field: 'items' },
  contact: { form: 'contact' },
  devices: {
    title: { de: 'Für Praxen', en: 'For practices' },
    intro: {
      de: 'So kommt eine Aufnahme zu uns, und so wenig gehört dazu.',
      en: 'This is how a picture reaches us, and how little belongs to it.',
    },
    steps: [
      {
        title: { de: 'Aufklären und fragen', en: 'Inform and ask' },
        text: {
          de: 'Die Praxis stellt zwei Fragen getrennt: die Analyse, und ob die Aufnahme der Entwicklung dienen darf. Ein Nein zur zweiten ändert nichts an der ersten.',
          en: 'The practice asks two questions apart from each other: the analysis, and whether the picture may serve development. A no to the second changes nothing about the first.',
        },
      },
      {
        title: { de: 'Einwilligungsnummer erhalten', en: 'Receive a consent reference' },
        text: {
          de: 'Das Gerät hält beide Antworten fest und druckt eine Nummer aus. Mit ihr können Patientinnen und Patienten später widerrufen und Auskunft verlangen.',
          en: 'The device records both answers and prints a reference. With it patients can later withdraw and ask for access.',
        },
      },
      {
        title: { de: 'Aufnehmen und übertragen', en: 'Capture and transmit' },
        text: {
          de: 'Ort, Zeit, Gerätekennung und alle anderen Angaben in der Bilddatei werden beim Eingang entfernt.',
          en: 'Position, time, device number and everything else inside the image file are removed on receipt.',
        },
      },
    ],
    sends: {
      de: 'Nur das. Namen, Geburtsdaten, Anschriften und Versichertennummern werden abgewiesen.',
      en: 'This and nothing else. Names, dates of birth, addresses and insurance numbers are refused.',
    },
    example: `POST /api/v1/skin-analysis/devices/captures
Authorization: Device ********
Content-Type: multipart/form-data

image      = capture.jpg
reference  = K7QD-4MRT-9XWA
age        = 41
sex        = no-answer`,
  },
}
