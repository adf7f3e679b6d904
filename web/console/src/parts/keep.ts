/** A file's name without its ending, for what is made from it; "notice" where it has none. */
export function stemOf(name: string): string {
  return name.replace(/(?:\.declaration)?\.[^.]{1,5}$/u, '') || 'notice'
}

/** Hands a text to the browser as a file. */
export function keep(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
