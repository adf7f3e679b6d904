import {
  ActionIcon,
  Drawer,
  Menu,
  Modal,
  Tooltip,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useHotkeys } from '@mantine/hooks'
import {
  IconArchive,
  IconBook2,
  IconChevronDown,
  IconDatabase,
  IconFileSearch,
  IconFileText,
  IconGauge,
  IconInbox,
  IconKeyboard,
  IconLanguage,
  IconLogout,
  IconMail,
  IconMenu2,
  IconMoon,
  IconShieldCheck,
  IconSun,
  IconTimeline,
  IconUser,
  IconUserCheck,
} from '@tabler/icons-react'
import { useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router'
import { type ComponentType, type ReactNode, useEffect, useRef, useState } from 'react'
import { post, queries } from './api.ts'
import { useSpeech } from './language.tsx'
import { ClockBar } from './parts/clockbar.tsx'
import { useCompany, useCompanyId } from './parts/company.ts'
import { Empty } from './parts/states.tsx'

type Icon = ComponentType<{ size?: number; stroke?: number; 'aria-hidden'?: boolean }>

const rooms = {
  overview: '/$company',
  pledges: '/$company/pledges',
  requests: '/$company/requests',
  records: '/$company/records',
  retention: '/$company/retention',
  ledger: '/$company/ledger',
  notice: '/$company/notice',
  declaration: '/$company/declaration',
  outbox: '/$company/outbox',
  access: '/$company/access',
} as const
type Room = keyof typeof rooms

const icons: Readonly<Record<Room, Icon>> = {
  overview: IconGauge,
  pledges: IconShieldCheck,
  requests: IconInbox,
  records: IconDatabase,
  retention: IconTimeline,
  ledger: IconArchive,
  notice: IconFileText,
  declaration: IconBook2,
  outbox: IconMail,
  access: IconUserCheck,
}
const groups: readonly { readonly id: 'work' | 'evidence'; readonly rooms: readonly Room[] }[] = [
  { id: 'work', rooms: ['overview', 'pledges', 'requests', 'records', 'retention'] },
  { id: 'evidence', rooms: ['ledger', 'notice', 'declaration', 'outbox', 'access'] },
]

export function Logo({ size = 22 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" fill="#155e63" />
      <path d="M9 10.2h14v2.2L13.6 20h9.6v2.6H8.8v-2.3l9.4-7.5H9z" fill="#fff" />
    </svg>
  )
}

export function Shell() {
  const { t } = useSpeech()
  const [menu, setMenu] = useState(false)
  const [keys, setKeys] = useState(false)
  const company = useCompany()
  const main = useRef<HTMLElement>(null)
  const path = useRouterState({ select: (state) => state.location.pathname })
  const before = useRef(path)
  useEffect(() => {
    setMenu(false)
    if (before.current !== path) main.current?.focus({ preventScroll: true })
    before.current = path
  }, [path])
  useShortcuts(() => setKeys(true))

  return (
    <>
      <a className="skip" href="#content">
        {t.skip}
      </a>
      <div className="frame">
        <header className="side">
          <Side onKeys={() => setKeys(true)} />
        </header>
        <div className="stage">
          <header className="topbar">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t.menu}
              onClick={() => setMenu(true)}
            >
              <IconMenu2 size={20} aria-hidden />
            </ActionIcon>
            <Link to="/" className="brand">
              <Logo size={20} /> {t.product}
            </Link>
          </header>
          {company?.sample === true ? <ClockBar company={company} /> : null}
          <main id="content" ref={main} tabIndex={-1}>
            <Outlet />
          </main>
        </div>
      </div>
      <Drawer
        opened={menu}
        onClose={() => setMenu(false)}
        title={t.menu}
        size={280}
        closeButtonProps={{ 'aria-label': t.close }}
      >
        <div style={{ display: 'grid', gap: 18 }}>
          <Side onKeys={() => setKeys(true)} />
        </div>
      </Drawer>
      <Keys opened={keys} close={() => setKeys(false)} />
    </>
  )
}

function Side({ onKeys }: { readonly onKeys: () => void }) {
  const { t, language, change } = useSpeech()
  const company = useCompany()
  const id = useCompanyId()
  const { data } = useSuspenseQuery(queries.session())
  const overview = useQuery({ ...queries.overview(id), enabled: company !== undefined })
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  const navigate = useNavigate()
  const client = useQueryClient()
  const signOut = async (): Promise<void> => {
    await post('/api/auth/sign-out')
    await navigate({ to: '/sign-in' })
    client.clear()
  }
  const broken = overview.data?.verdicts.broken ?? 0
  const late = overview.data?.requests.late ?? 0
  const open = overview.data?.requests.open ?? 0
  const counts: Partial<Record<Room, { readonly n: number; readonly tone: string }>> = {
    ...(broken > 0 ? { pledges: { n: broken, tone: 'broken' } } : {}),
    ...(open > 0 ? { requests: { n: open, tone: late > 0 ? 'broken' : 'unproven' } } : {}),
  }
  return (
    <>
      <Link to="/" className="brand">
        <Logo /> {t.product}
      </Link>
      {data.companies.length === 0 ? null : (
        <Menu position="bottom-start" width={260} shadow="md">
          <Menu.Target>
            <button type="button" className="switcher" title={t.company}>
              <span style={{ minWidth: 0, flex: 1 }}>
                <span style={{ display: 'block', fontWeight: 550 }}>{company?.name ?? t.companies}</span>
                {company === undefined ? null : <span className="quiet tiny">{t.roles[company.role]}</span>}
              </span>
              <IconChevronDown size={15} aria-hidden />
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            {data.companies.map((one) => (
              <Menu.Item
                key={one.id}
                onClick={() => void navigate({ to: '/$company', params: { company: one.id } })}
              >
                {one.name}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item onClick={() => void navigate({ to: '/' })}>{t.companies}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <nav aria-label={t.sections} style={{ display: 'grid', gap: 16 }}>
        {company === undefined
          ? null
          : groups.map((group) => (
              <div key={group.id}>
                <p className="nav-group">{t.nav.groups[group.id]}</p>
                <ul className="nav-list">
                  {group.rooms.map((room) => (
                    <NavItem key={room} room={room} icon={icons[room]} count={counts[room]}>
                      {t.nav[room]}
                    </NavItem>
                  ))}
                </ul>
              </div>
            ))}
        <div>
          <p className="nav-group">{t.nav.groups.tools}</p>
          <ul className="nav-list">
            <li>
              <Link {...readerOf(id)} className="nav-link">
                <IconFileSearch size={17} stroke={1.6} aria-hidden />
                {t.nav.reader}
              </Link>
            </li>
          </ul>
        </div>
      </nav>
      <div className="side-foot">
        <Menu position="top-start" width={220} shadow="md">
          <Menu.Target>
            <button
              type="button"
              className="nav-link"
              style={{
                flex: 1,
                border: 0,
                background: 'none',
                font: 'inherit',
                cursor: 'pointer',
                minWidth: 0,
              }}
              title={t.account}
            >
              <IconUser size={17} stroke={1.6} aria-hidden />
              <span style={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
                {data.staff.name}
              </span>
            </button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{data.staff.email}</Menu.Label>
            <Menu.Item
              leftSection={<IconUser size={15} aria-hidden />}
              onClick={() => void navigate({ to: '/account' })}
            >
              {t.account}
            </Menu.Item>
            <Menu.Item leftSection={<IconKeyboard size={15} aria-hidden />} onClick={onKeys}>
              {t.keys.open}
            </Menu.Item>
            <Menu.Item leftSection={<IconLogout size={15} aria-hidden />} onClick={() => void signOut()}>
              {t.signOut}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t.languageSwitch}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.languageSwitch}
            lang={language === 'de' ? 'en' : 'de'}
            onClick={() => change(language === 'de' ? 'en' : 'de')}
          >
            <IconLanguage size={17} stroke={1.6} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Tooltip label={t.theme}>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t.theme}
            onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
          >
            {scheme === 'dark' ? (
              <IconSun size={17} stroke={1.6} aria-hidden />
            ) : (
              <IconMoon size={17} stroke={1.6} aria-hidden />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </>
  )
}

/** The reader, with the company one comes from beside it. */
function readerOf(company: string): { readonly to: '/' } {
  return { to: (company === '' ? '/reader' : `/${company}/reader`) as '/' }
}

function NavItem({
  room,
  icon: Shown,
  count,
  children,
}: {
  readonly room: Room
  readonly icon: Icon
  readonly count: { readonly n: number; readonly tone: string } | undefined
  readonly children: ReactNode
}) {
  const company = useCompanyId()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const home = `/${company}`
  const active =
    room === 'overview'
      ? path === home || path === `${home}/`
      : path.startsWith(`${home}/${room === 'pledges' ? 'pledge' : room}`)
  return (
    <li>
      <Link
        to={rooms[room]}
        params={{ company }}
        className="nav-link"
        aria-current={active ? 'page' : undefined}
        activeOptions={{ exact: true, includeSearch: false }}
      >
        <Shown size={17} stroke={1.6} aria-hidden />
        {children}
        {count === undefined ? null : (
          <span className="nav-count" data-tone={count.tone}>
            {count.n}
          </span>
        )}
      </Link>
    </li>
  )
}

const goKeys: readonly { readonly key: string; readonly room: Room }[] = [
  { key: 'o', room: 'overview' },
  { key: 'p', room: 'pledges' },
  { key: 'r', room: 'requests' },
  { key: 'e', room: 'records' },
  { key: 'f', room: 'retention' },
  { key: 'l', room: 'ledger' },
  { key: 'n', room: 'notice' },
  { key: 'd', room: 'declaration' },
  { key: 'm', room: 'outbox' },
  { key: 'z', room: 'access' },
]

/** `g` and then a letter goes to a room; `/` to the search; `?` shows all of them. */
function useShortcuts(openKeys: () => void): void {
  const company = useCompanyId()
  const navigate = useNavigate()
  const going = useRef(0)
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  useHotkeys([
    ['shift+?', openKeys],
    ['?', openKeys],
    ['/', () => document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()],
    ['shift+D', () => setColorScheme(scheme === 'dark' ? 'light' : 'dark')],
    [
      'g',
      () => {
        going.current = Date.now()
      },
    ],
    ...goKeys.map(({ key, room }): [string, () => void] => [
      key,
      () => {
        if (company === '' || Date.now() - going.current > 1500) return
        going.current = 0
        void navigate({ to: rooms[room], params: { company } })
      },
    ]),
  ])
}

function Keys({ opened, close }: { readonly opened: boolean; readonly close: () => void }) {
  const { t } = useSpeech()
  return (
    <Modal opened={opened} onClose={close} title={t.keys.title} closeButtonProps={{ 'aria-label': t.close }}>
      <dl className="facts">
        {goKeys.map(({ key, room }) => (
          <KeyRow key={key} says={t.nav[room]}>
            <kbd>g</kbd> {t.keys.go} <kbd>{key}</kbd>
          </KeyRow>
        ))}
        <KeyRow says={t.keys.search}>
          <kbd>/</kbd>
        </KeyRow>
        <KeyRow says={t.keys.list}>
          <kbd>j</kbd> <kbd>k</kbd>
        </KeyRow>
        <KeyRow says={t.keys.theme}>
          <kbd>Shift</kbd> <kbd>D</kbd>
        </KeyRow>
        <KeyRow says={t.keys.help}>
          <kbd>?</kbd>
        </KeyRow>
      </dl>
    </Modal>
  )
}

function KeyRow({ says, children }: { readonly says: string; readonly children: ReactNode }) {
  return (
    <>
      <dt style={{ minWidth: 130 }}>{children}</dt>
      <dd>{says}</dd>
    </>
  )
}

export function NotFound() {
  const { t } = useSpeech()
  return <Empty icon={IconFileSearch} title={t.notFound} says={t.notFoundSays} />
}
