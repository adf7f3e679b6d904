import { entityKey, type Service } from '../services.ts'

/** A company's name without its legal form, for comparing. */
export function bareKey(name: string): string {
  return entityKey(
    name.replace(
      /(?<![\p{L}])(?:GmbH|mbH|AG|SE|KGaA|KG|OHG|UG|\(haftungsbeschränkt\)|& Co\.?|e\.\s?V\.|e\.\s?K\.|Inc\.?|inc\.?|LLC|Ltd\.?|Limited|Corp\.?|Corporation|B\.\s?V\.|S\.\s?A\.|SAS|GbR|gGmbH|Unlimited Company|International Company|Pty|A\/S|ApS|AB|Oy|N\.\s?V\.|SARL|S\.\s?à\s?r\.\s?l\.|PLC|plc|eG|VVaG|PBC|mbB)(?![\p{L}])/gu,
      '',
    ),
  )
}

/** A product's name, for comparing with companies: "Muster+" is no name of the Muster Inc. */
export function productKey(name: string): string {
  return bareKey(name.replaceAll('+', 'plus'))
}

/** The controller by its name (Art. 13(1)(a) GDPR): whoever bears it receives nothing as a third party. */
export interface Own {
  /** As the notice writes it; empty where it names none, as is the key. */
  readonly name: string
  readonly key: string
}

/** The controller's name with its key. */
export function ownName(controller: string | null): Own {
  return { name: controller ?? '', key: controller === null ? '' : bareKey(controller) }
}

/** Legal forms that no company in Germany has. */
const FOREIGN =
  /(?<![\p{L}])(?:Inc\.?|LLC|Ltd\.?|Limited|Corp\.?|Corporation|S\.\s?r\.\s?l\.|B\.\s?V\.|SAS|S\.\s?A\.|Oy|AB|A\/S|ApS|Sp\. z o\.\s?o\.|s\.r\.o\.|d\.o\.o\.|Kft\.?)$/u

const GERMAN = /(?<![\p{L}])(?:g?GmbH|mbH|AG|KGaA|KG|OHG|UG|e\. ?K\.|eG)(?![\p{L}])/u

/** Whether a company is the controller: by its own name, a part of it, or one whose first word is written short, "TC" for "Tennisclub". */
export function isOwn(own: Own, name: string): boolean {
  if (own.key === '') return false
  const key = bareKey(name)
  // "Muster Inc." beside "Muster Maschinenbau GmbH": a company abroad is another.
  const abroad = FOREIGN.exec(name)?.[0]
  const unlike = abroad !== undefined && FOREIGN.exec(own.name)?.[0] !== abroad
  if (unlike && (key !== own.key || GERMAN.test(own.name))) return false
  if (key === own.key || (key.length > 7 && own.key.includes(key))) return true
  // "des Gesangvereins Muster e. V."
  const nominative = name.replace(/^(\p{Lu}[\p{L}-]{4,}?)e?s (?=\p{Lu})/u, '$1 ')
  if (nominative !== name && bareKey(nominative) === own.key) return true
  const rest = bareKey(/^\p{Lu}{2,4} (.{8,})$/u.exec(name)?.[1] ?? '')
  return rest.length > 7 && own.key.endsWith(rest)
}

/** "Muster" in the notice of the Muster GmbH: the controller's own name. A whole group is more than a company named after it. */
export function isOwnService(own: Own, name: string, { kind }: Service): boolean {
  if (own.key === '') return false
  const key = bareKey(name)
  return own.key.startsWith(key) && (own.key === key || kind !== 'group')
}

/** "Muster Kundenapp" in the notice of the Muster Handels GmbH: what the controller has named after itself. */
export function isOwnProduct(own: Own, name: string): boolean {
  const [first = ''] = own.name.split(' ')
  return (
    /^\p{Lu}[\p{L}\d]{4,}$/u.test(first) &&
    !/(?:e|er|isch\p{Ll}{0,2}|lich\p{Ll}{0,2})$|^(?:Stadt|Verein|Verband|Klinik|Praxis|Hotel|Institut|Landkreis|Bistum|Stiftung|Kanzlei|Zentrum|Gesellschaft|Haus|Gemeinde|Kirche)/u.test(
      first,
    ) &&
    name.startsWith(`${first} `)
  )
}
