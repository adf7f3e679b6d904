import type { FaultForWords, FormWords } from '../de/forms.ts'

const expected: Readonly<Record<string, string>> = {
  text: 'a text',
  'long-text': 'a text',
  email: 'a text',
  phone: 'a text',
  integer: 'a whole number',
  choice: 'one of the choices',
  image: 'an image (JPEG or PNG)',
  street: 'a text',
  postcode: 'a text',
  city: 'a text',
  country: 'a text',
}

const plain: Readonly<Record<string, string>> = {
  surrogates: 'The text contains incomplete characters. Please type it again.',
  control: 'The text contains control characters. Please type it again.',
  bidi: 'The text contains invisible characters that change the reading direction. Please type it again.',
  markup: 'Please do not use program code or HTML.',
}

function fault(it: FaultForWords): string {
  switch (it.code) {
    case 'field/missing':
      return 'Please fill in this field.'
    case 'field/unknown':
      return 'There is no such field. We collect only what we state.'
    case 'field/type':
      return `Expected here: ${expected[it.expected ?? 'text'] ?? 'a text'}.`
    case 'field/too-long':
      return `At most ${it.max} characters fit here.`
    case 'field/too-small':
      return `The value must be at least ${it.min}.`
    case 'field/too-large':
      return `The value must be at most ${it.max}.`
    case 'field/not-plain':
      return plain[it.why ?? 'control'] ?? 'Please type the text again.'
    case 'field/email':
      return 'This is not a complete e-mail address. Example: name@provider.example'
    case 'field/phone':
      return 'This is not a telephone number. Example: +49 2154 123456'
    case 'field/choice':
      return 'Please choose one of the possibilities offered.'
    case 'field/card-number':
      return 'This looks like a card or account number. Please enter it at the payment provider only.'
    case 'consent/needed':
      return 'Without this consent the processing is not possible.'
    case 'consent/answer':
      return 'Only giving or refusing is possible here.'
    case 'address/no-number':
      return 'Please give street and house number.'
    case 'address/postcode-form':
      return `A postcode of this country looks like this: ${it.example}`
    case 'address/postcode-unknown':
      return 'This postcode does not exist. Please check the digits.'
    case 'address/city-near':
      return `Did you mean “${it.suggestion}”? You can take the suggestion or keep your spelling.`
    case 'address/city-elsewhere':
      return `This town does not belong to this postcode. It belongs to: ${(it.places ?? []).join(', ')}`
    case 'address/country-unknown':
      return 'We do not deliver to this country.'
    default:
      return 'Please check this entry.'
  }
}

export const forms: FormWords = {
  fault,
  problem: {
    title: 'Please check your entries',
    form: (count) =>
      count === 1 ? 'One entry needs your attention.' : `${count} entries need your attention.`,
    tooLarge: (limit) => `This is more than is taken here. At most ${limit} are possible.`,
    notFoundTitle: 'Not found',
    notFound: 'There is no such page here.',
    noCompany: 'This company is not known here.',
    noForm: 'There is no such form here.',
    notJson: 'The content is not valid JSON.',
    mediaType: 'This format is not taken here.',
    tooMany: 'Very many requests came from your connection just now. Please try again in a few minutes.',
    foreign: 'This request comes from another site and is not taken.',
    robot: 'This request was not taken. Please reload the page and send again.',
    again: 'The form was open for too long. Your entries are still there; please send again.',
    wrong: 'That did not work. Nothing was stored.',
    device: 'The device is unknown or locked.',
    noConsent: 'Without valid consent of the patient nothing is taken.',
    consentEnded: 'The consent has been withdrawn or has expired.',
    noCapture: 'There is no such capture.',
    image: {
      'image/missing': 'The image is missing.',
      'image/too-large': 'The image is too large.',
      'image/too-many-pixels': 'The image has too many pixels.',
      'image/too-small': 'The image has too few pixels.',
      'image/not-image': 'This is not a JPEG or PNG image.',
      'image/animated': 'Moving images are not taken.',
      'image/damaged': 'The image is damaged or incomplete.',
      'image/trailing': 'Other content follows the image. This is not taken.',
    },
  },
  page: {
    required: 'required',
    requiredHint: 'Fields with an asterisk are needed, all others are voluntary.',
    optional: 'voluntary',
    choose: 'Please choose',
    suggestionTake: (place) => `Use “${place}”`,
    suggestionKeep: 'My spelling is right',
    leaveEmpty: 'Please leave this field empty',
    notice: 'Privacy notice',
    noticeBeforeSending: 'What happens with what you tell us is stated in our',
    settings: 'Settings',
    request: 'Your rights',
    skip: 'To the content',
    language: 'Deutsch',
    menu: 'Main navigation',
    footer: 'Legal',
    reference: 'Your reference',
    imprint: 'Imprint',
    sameAddress: 'The invoice goes to the delivery address',
    consentGive: 'Yes, I consent',
    consentRefuse: 'No, I do not consent',
    toShop: 'To the shop',
    deviceSends: 'What the device sends',
    deviceConsents: 'What patients consent to',
    consentNeeded: 'Needed for the analysis',
    consentFree: 'Voluntary, without consequences',
    phone: 'Telephone',
    email: 'E-mail',
    register: 'Register',
    home: 'Home',
    shop: 'Shop',
    devices: 'For practices',
    order: 'Order',
    contact: 'Contact',
    price: 'Price',
    withTax: 'incl. VAT',
    backHome: 'To the home page',
    thanks: 'Thank you',
    sample: 'A sample company. There are no real goods and no real contracts.',
  },
  takeBack: {
    title: 'Take back an enquiry',
    ask: 'If you take back your enquiry, we delete it at once, in our copies of the e-mail too. You will then not receive an answer.',
    button: 'Delete the enquiry now',
    done: 'Your enquiry is deleted.',
    doneMore: 'We looked again: it is no longer in our records.',
    gone: 'This enquiry no longer exists. Either it was deleted already, or the link is not complete.',
  },
  mail: {
    takeBack: 'You can take back your enquiry at any time. We then delete it at once. Please open this link:',
    reference: 'Reference',
    notice: 'Privacy notice',
  },
}
