/** The fonts of documents, Noto Sans and Noto Emoji (SIL Open Font License 1.1), among the packages. Bundles have them beside their code, by their last names. */
export const FONT_FILES = {
  text: '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  emoji: '@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
} as const

/** Their licence goes where they go, by the name beside it. */
export const FONT_LICENCES = {
  '@expo-google-fonts/noto-sans/LICENSE_FONT': 'NotoSans-OFL.txt',
  '@expo-google-fonts/noto-emoji/LICENSE_FONT': 'NotoEmoji-OFL.txt',
} as const
