import { post } from '../api.ts'

type Options = Parameters<typeof PublicKeyCredential.parseRequestOptionsFromJSON>[0]
type CreationOptions = Parameters<typeof PublicKeyCredential.parseCreationOptionsFromJSON>[0]

/** Whether this browser, at this address, can hold passkeys. An address made of numbers cannot. */
export function passkeysPossible(): boolean {
  return window.isSecureContext && 'PublicKeyCredential' in window && !/^[\d.]+$/u.test(location.hostname)
}

function asCredential(found: Credential | null): PublicKeyCredential {
  if (found instanceof PublicKeyCredential) return found
  throw new Error('The browser gave no passkey.')
}

export async function signInWithPasskey(): Promise<unknown> {
  const options = await post<Options>('/api/auth/passkey/sign-in-options')
  const found = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
  })
  return post('/api/auth/passkey/sign-in', { response: asCredential(found).toJSON() })
}

export async function registerPasskey(name: string): Promise<unknown> {
  const options = await post<CreationOptions>('/api/auth/passkey/register-options')
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
  })
  return post('/api/auth/passkey/register', { name, response: asCredential(made).toJSON() })
}
