import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
  mergeThemeOverrides,
} from '@mantine/core';

/** Deep teal: the one accent, because it is nobody's alarm colour. */
const teal: MantineColorsTuple = [
  '#e8f6f5',
  '#d0ebe9',
  '#a3d6d2',
  '#71bfb9',
  '#4bb0a8',
  '#2a928b',
  '#177b75',
  '#0b655f',
  '#07504c',
  '#043b38',
];

/** Dark surfaces lean towards the accent instead of neutral grey. */
const dark: MantineColorsTuple = [
  '#d5dcdc',
  '#aeb8b9',
  '#8a9698',
  '#77848a',
  '#384446',
  '#2b3537',
  '#20282a',
  '#1a2022',
  '#14191b',
  '#0f1415',
];

const systemFonts =
  'system-ui, -apple-system, "Segoe UI Variable Text", "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", sans-serif';

/** Tokens over Mantine: 4 px grid, radius 6, hairlines instead of shadows, 14 px text. */
const theme = createTheme({
  primaryColor: 'teal',
  colors: { teal, dark },
  // White text is readable on both (6.9 : 1 and 5.1 : 1).
  primaryShade: { light: 7, dark: 6 },
  fontFamily: systemFonts,
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, monospace',
  headings: { fontFamily: systemFonts, fontWeight: '600', sizes: { h1: { fontSize: '1.25rem', lineHeight: '1.4' } } },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, transitionProps: { duration: 120 } } },
    Modal: {
      defaultProps: { centered: true, transitionProps: { duration: 120 }, overlayProps: { opacity: 0.4 } },
      styles: { title: { fontSize: 'var(--mantine-font-size-lg)', fontWeight: 600 } },
    },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false, shadow: 'md', transitionProps: { duration: 80 } } },
    Popover: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    HoverCard: { defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } },
    Input: { vars: () => ({ wrapper: { '--input-fz': 'var(--mantine-font-size-md)' } }) },
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
      vars: () => ({
        label: { '--input-label-size': 'var(--mantine-font-size-sm)' },
        description: { '--input-description-size': 'var(--mantine-font-size-xs)' },
        error: { '--input-error-size': 'var(--mantine-font-size-sm)' },
      }),
    },
    // Rows of settings and forms breathe by the page's own spacing, not by component margins.
    Divider: { defaultProps: { color: 'var(--linja-hairline)' } },
    Paper: { defaultProps: { withBorder: true, shadow: undefined } },
  },
});

/** The theme with the names of the buttons that the kit draws by itself, in the reader's language. */
export function withWords(close: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': close };
  return mergeThemeOverrides(theme, {
    components: {
      Modal: { defaultProps: { ...theme.components?.Modal?.defaultProps, closeButtonProps } },
      Drawer: { defaultProps: { closeButtonProps, transitionProps: { duration: 120 } } },
      Notification: { defaultProps: { closeButtonProps } },
    },
  });
}

/** Surfaces, text and the three signal colours (amber = due soon, red = late or failed, green = just done). */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1a2123',
    '--mantine-color-dimmed': '#566164',
    '--mantine-color-placeholder': '#667275',
    '--mantine-color-default-border': '#c3cccd',
    '--mantine-color-anchor': '#0b655f',
    '--mantine-color-error': '#b3261e',
    // Borders of fields: 3 : 1 against the panel.
    '--mantine-color-gray-4': '#8b979a',
    '--linja-canvas': '#f5f7f7',
    '--linja-panel': '#ffffff',
    '--linja-hairline': '#dde3e3',
    '--linja-hover': '#eef3f2',
    '--linja-selected': '#e2f1ef',
    '--linja-accent': '#0b655f',
    '--linja-control': '#7f8b8d',
    '--linja-soon': '#875100',
    '--linja-soon-tint': '#fdf1da',
    '--linja-late': '#b3261e',
    '--linja-late-tint': '#fdeceb',
    '--linja-done': '#1a6b39',
    '--linja-done-tint': '#e5f4ea',
  },
  dark: {
    '--mantine-color-body': '#1a2022',
    '--mantine-color-text': '#e2e8e8',
    '--mantine-color-dimmed': '#9fabad',
    '--mantine-color-placeholder': '#8d999b',
    '--mantine-color-default': '#20282a',
    '--mantine-color-default-hover': '#283234',
    '--mantine-color-default-border': '#465254',
    '--mantine-color-anchor': '#6cc9c1',
    '--mantine-color-error': '#ff8f86',
    '--mantine-color-teal-light': '#17332f',
    '--mantine-color-teal-light-hover': '#1c403b',
    '--mantine-color-teal-light-color': '#8fd8d1',
    '--linja-canvas': '#13181a',
    '--linja-panel': '#1a2022',
    '--linja-hairline': '#2c3537',
    '--linja-hover': '#222a2c',
    '--linja-selected': '#17332f',
    '--linja-accent': '#6cc9c1',
    '--linja-control': '#728083',
    '--linja-soon': '#f0b455',
    '--linja-soon-tint': '#3a2c10',
    '--linja-late': '#ff8f86',
    '--linja-late-tint': '#401c1a',
    '--linja-done': '#77d19a',
    '--linja-done-tint': '#16331f',
  },
});
