import { createTheme, type MantineColorsTuple } from '@mantine/core'

const petrol: MantineColorsTuple = [
  '#eaf4f4',
  '#d3e6e7',
  '#a9cfd1',
  '#7cb5b9',
  '#569fa4',
  '#368a90',
  '#22767c',
  '#155e63',
  '#104a4e',
  '#0a3639',
]
const leaf: MantineColorsTuple = [
  '#ebf5ee',
  '#d5eadc',
  '#abd4b9',
  '#7fbd95',
  '#58a875',
  '#3b935c',
  '#2b7f4b',
  '#20693c',
  '#18522e',
  '#0f3b20',
]
const brick: MantineColorsTuple = [
  '#fcefec',
  '#f7dcd6',
  '#eeb7ac',
  '#e48f7f',
  '#da6c58',
  '#cd4d37',
  '#b93a26',
  '#9c2d1b',
  '#7c2314',
  '#5c180d',
]
const ochre: MantineColorsTuple = [
  '#fbf3e1',
  '#f5e6c4',
  '#ebcd8c',
  '#dfb255',
  '#d09a2c',
  '#b88015',
  '#9a6a0c',
  '#7f5607',
  '#644404',
  '#4a3202',
]
const slate: MantineColorsTuple = [
  '#eef0f6',
  '#dde1ee',
  '#b9c2dc',
  '#949fc6',
  '#7582b2',
  '#5d6b9f',
  '#4d5a8b',
  '#3f4a75',
  '#323b5e',
  '#252c47',
]
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f3f1ed',
  '#e8e5df',
  '#d9d5cd',
  '#bcb8af',
  '#95928b',
  '#6c6a66',
  '#504f4c',
  '#353534',
  '#1e1f21',
]
const dark: MantineColorsTuple = [
  '#e4e6e9',
  '#b4b9c1',
  '#9aa1ab',
  '#6a717c',
  '#3b414b',
  '#2c3139',
  '#22262d',
  '#1a1d23',
  '#15171c',
  '#0f1115',
]

/** Warm paper, ink, petrol for what can be pressed; green, brick, ochre and slate are kept for verdicts alone. */
export const theme = createTheme({
  colors: { petrol, leaf, brick, ochre, slate, gray, dark },
  primaryColor: 'petrol',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  luminanceThreshold: 0.28,
  black: '#1e1f21',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", Menlo, "Liberation Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  headings: { fontWeight: '600', textWrap: 'balance' },
  defaultRadius: 'sm',
  radius: { xs: '3px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    Select: { defaultProps: { size: 'sm' } },
    Tooltip: { defaultProps: { withArrow: true, openDelay: 250 } },
    // What lies above the page has a head of its own, which is no second banner of the page.
    Modal: {
      defaultProps: {
        centered: true,
        radius: 'md',
        overlayProps: { backgroundOpacity: 0.4 },
        attributes: { header: { role: 'presentation' } },
      },
    },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
  },
})
