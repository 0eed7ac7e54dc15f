/** The drawing of each stakeholder group's pictogram. */
import {
  Baby,
  Briefcase,
  ChartLine,
  GraduationCap,
  Heart,
  House,
  IdCard,
  Leaf,
  type LucideIcon,
  Rocket,
  Stethoscope,
  Users,
  Wrench,
} from 'lucide-react'
import type { GroupIcon } from '../../shared/palette.ts'

export const GROUP_DRAWINGS: Readonly<Record<GroupIcon, LucideIcon>> = {
  heart: Heart,
  'id-card': IdCard,
  stethoscope: Stethoscope,
  briefcase: Briefcase,
  rocket: Rocket,
  'chart-line': ChartLine,
  users: Users,
  baby: Baby,
  'graduation-cap': GraduationCap,
  house: House,
  leaf: Leaf,
  wrench: Wrench,
}
