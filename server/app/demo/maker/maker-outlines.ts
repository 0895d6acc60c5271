import type { StoryOutline } from '../example-shapes.ts';

/** The printer maker's category tree; dots separate the levels, parents come first. */
export const makerCategories = [
  'sales',
  'sales.offers',
  'sales.contracts',
  'sales.contracts.renewals',
  'support',
  'support.hardware',
  'support.hardware.printers',
  'support.hardware.finishers',
  'support.software',
  'support.software.drivers',
  'support.software.network',
  'invoices',
  'invoices.questions',
  'invoices.credits',
  'parts',
  'parts.orders',
  'parts.consumables',
  'depot',
  'depot.repairs',
  'depot.repairs.returns',
  'depot.secondline',
] as const;
export type MakerCategory = (typeof makerCategories)[number];

const information = (category: MakerCategory, priority: 'medium' | 'low') =>
  ({ kind: 'information', category, priority }) as const;
const action = (category: MakerCategory, priority: 'high' | 'medium' | 'low') =>
  ({ kind: 'action', category, priority }) as const;
const comment = (category: MakerCategory) => ({ kind: 'comment', category, priority: 'medium' }) as const;
const complaint = (category: MakerCategory) =>
  ({ kind: 'action', complaint: true, category, priority: 'medium' }) as const;

export const makerOutlines = {
  offer_price: information('sales.offers', 'medium'),
  offer_lease: information('sales.offers', 'low'),
  contract_covers: information('sales.contracts', 'medium'),
  contract_end: information('sales.contracts.renewals', 'medium'),
  contract_add: information('sales.contracts.renewals', 'medium'),
  paper_weight: information('support.hardware.printers', 'low'),
  scan_to_mail: information('support.software.network', 'medium'),
  driver_where: information('support.software.drivers', 'low'),
  driver_grey: information('support.software.drivers', 'low'),
  fixed_address: information('support.software.network', 'medium'),
  pin_print: information('support.software.drivers', 'low'),
  toner_yield: information('parts.consumables', 'low'),
  toner_return: information('parts.consumables', 'low'),
  part_price: information('parts.orders', 'low'),
  invoice_copy: information('invoices.questions', 'low'),
  invoice_pages: information('invoices.questions', 'low'),
  repair_status: information('depot.repairs', 'medium'),
  return_how: information('depot.repairs.returns', 'medium'),
  paper_jam: action('support.hardware.printers', 'medium'),
  stripes: action('support.hardware.printers', 'medium'),
  wont_start: action('support.hardware.printers', 'high'),
  error_code: action('support.hardware.printers', 'high'),
  fuser_smell: action('depot.secondline', 'high'),
  staples: action('support.hardware.finishers', 'medium'),
  driver_crash: action('support.software.drivers', 'medium'),
  off_network: action('support.software.network', 'high'),
  scan_fails: action('support.software.network', 'medium'),
  slow_print: action('support.software.drivers', 'low'),
  toner_order: action('parts.consumables', 'medium'),
  roller_order: action('parts.orders', 'medium'),
  wrong_part: action('parts.orders', 'medium'),
  invoice_wrong: action('invoices.credits', 'medium'),
  billing_address: action('invoices.questions', 'low'),
  repair_collect: action('depot.repairs.returns', 'medium'),
  praise_technician: comment('support.hardware'),
  app_idea: comment('support.software'),
  manual_remark: comment('support.hardware.finishers'),
  complaint_late_part: complaint('parts.orders'),
  complaint_third_visit: complaint('support.hardware.printers'),
  complaint_reminder: complaint('invoices.credits'),
} as const satisfies Record<string, StoryOutline<MakerCategory>>;
export type MakerStory = keyof typeof makerOutlines;
