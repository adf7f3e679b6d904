import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, createRouter, redirect } from '@tanstack/react-router'
import { queries, Refusal } from './api.ts'
import { Failed, Loading } from './parts/states.tsx'
import { AccessRoom } from './rooms/Access.tsx'
import { Account } from './rooms/Account.tsx'
import { CompanyChoice } from './rooms/CompanyChoice.tsx'
import { Declaration } from './rooms/Declaration.tsx'
import { LedgerRoom } from './rooms/Ledger.tsx'
import { Notice } from './rooms/Notice.tsx'
import { OutboxRoom } from './rooms/Outbox.tsx'
import { OverviewRoom } from './rooms/Overview.tsx'
import { Pledge } from './rooms/Pledge.tsx'
import { PledgesRoom } from './rooms/Pledges.tsx'
import { Reader } from './rooms/Reader.tsx'
import { RecordsRoom } from './rooms/Records.tsx'
import { Request } from './rooms/Request.tsx'
import { RequestsRoom } from './rooms/Requests.tsx'
import { RetentionRoom } from './rooms/Retention.tsx'
import { SignIn } from './rooms/SignIn.tsx'
import { NotFound, Shell } from './shell.tsx'

interface Context {
  readonly client: QueryClient
}

/** Filters of the pledges; in the address, so that a view can be passed on. */
export interface PledgeSearch {
  readonly verdict?: string
  readonly group?: string
  readonly way?: string
  readonly q?: string
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined

const root = createRootRouteWithContext<Context>()({ notFoundComponent: NotFound })

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  component: SignIn,
  validateSearch: (search: Record<string, unknown>): { readonly to?: string } => {
    const to = text(search['to'])
    return to?.startsWith('/') && !to.startsWith('//') ? { to } : {}
  },
})

const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  component: Shell,
  errorComponent: ({ error }) => <Failed error={error} />,
  pendingComponent: Loading,
  beforeLoad: async ({ context, location }) => {
    try {
      await context.client.ensureQueryData(queries.session())
    } catch (error) {
      if (!(error instanceof Refusal) || error.problem.status !== 401) throw error
      const to = location.pathname
      throw redirect({ to: '/sign-in', search: to === '/' ? {} : { to } })
    }
  },
})

const choice = createRoute({ getParentRoute: () => signedIn, path: '/', component: CompanyChoice })
const account = createRoute({ getParentRoute: () => signedIn, path: '/account', component: Account })
const reader = createRoute({ getParentRoute: () => signedIn, path: '/reader', component: Reader })
const company = createRoute({ getParentRoute: () => signedIn, path: '/$company' })

const rooms = [
  createRoute({ getParentRoute: () => company, path: '/', component: OverviewRoom }),
  createRoute({
    getParentRoute: () => company,
    path: '/pledges',
    component: PledgesRoom,
    validateSearch: (search: Record<string, unknown>): PledgeSearch => {
      const [verdict, group, way, q] = [search['verdict'], search['group'], search['way'], search['q']].map(
        text,
      )
      return {
        ...(verdict === undefined ? {} : { verdict }),
        ...(group === undefined ? {} : { group }),
        ...(way === undefined ? {} : { way }),
        ...(q === undefined ? {} : { q }),
      }
    },
  }),
  createRoute({ getParentRoute: () => company, path: '/pledge/$', component: Pledge }),
  createRoute({ getParentRoute: () => company, path: '/requests', component: RequestsRoom }),
  createRoute({ getParentRoute: () => company, path: '/requests/$request', component: Request }),
  createRoute({ getParentRoute: () => company, path: '/records', component: RecordsRoom }),
  createRoute({ getParentRoute: () => company, path: '/retention', component: RetentionRoom }),
  createRoute({ getParentRoute: () => company, path: '/ledger', component: LedgerRoom }),
  createRoute({ getParentRoute: () => company, path: '/notice', component: Notice }),
  createRoute({ getParentRoute: () => company, path: '/declaration', component: Declaration }),
  createRoute({ getParentRoute: () => company, path: '/outbox', component: OutboxRoom }),
  createRoute({ getParentRoute: () => company, path: '/access', component: AccessRoom }),
  createRoute({ getParentRoute: () => company, path: '/reader', component: Reader }),
] as const

const tree = root.addChildren([
  signIn,
  signedIn.addChildren([choice, account, reader, company.addChildren(rooms)]),
])

export function createConsoleRouter(client: QueryClient) {
  return createRouter({
    routeTree: tree,
    basepath: '/console',
    context: { client },
    defaultPreload: 'intent',
    scrollRestoration: true,
    defaultNotFoundComponent: NotFound,
    defaultErrorComponent: ({ error }) => <Failed error={error} />,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>
  }
}
