/** Tints of cards and hues of stakeholder groups. The colours themselves are CSS tokens (client/design/tokens.css). */

export const CARD_TINTS = ['sun', 'peach', 'rose', 'lilac', 'sky', 'mint', 'lime', 'stone'] as const
export type CardTint = (typeof CARD_TINTS)[number]

/** Okabe–Ito hues, safe for colour-blind people, darkened until white text on them has 4.5:1. */
export const GROUP_COLORS = ['blue', 'vermilion', 'green', 'purple', 'ochre', 'ink', 'sky', 'orange'] as const
export type GroupColor = (typeof GROUP_COLORS)[number]

/** Pictograms of stakeholder groups: names of lucide icons, so that a group is never told by colour alone. */
export const GROUP_ICONS = [
  'heart',
  'id-card',
  'stethoscope',
  'briefcase',
  'rocket',
  'chart-line',
  'users',
  'baby',
  'graduation-cap',
  'house',
  'leaf',
  'wrench',
] as const
export type GroupIcon = (typeof GROUP_ICONS)[number]
