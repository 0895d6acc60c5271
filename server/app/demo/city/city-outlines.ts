import type { StoryOutline } from '../example-shapes.ts';

/** The city's category tree; dots separate the levels, parents come first. */
export const cityCategories = [
  'streets',
  'streets.lighting',
  'streets.lighting.faults',
  'streets.roads',
  'streets.roads.surface',
  'streets.roads.signs',
  'streets.parks',
  'waste',
  'waste.bins',
  'waste.bins.missed',
  'waste.bins.orders',
  'waste.recycling',
  'water',
  'water.leaks',
  'water.meters',
  'housing',
  'housing.applications',
  'housing.repairs',
  'permits',
  'permits.parking',
  'permits.building',
  'permits.events',
  'daycare',
  'daycare.places',
  'daycare.fees',
] as const;
export type CityCategory = (typeof cityCategories)[number];

const information = (category: CityCategory, priority: 'medium' | 'low') =>
  ({ kind: 'information', category, priority }) as const;
const action = (category: CityCategory, priority: 'high' | 'medium' | 'low') =>
  ({ kind: 'action', category, priority }) as const;
const comment = (category: CityCategory) => ({ kind: 'comment', category, priority: 'medium' }) as const;
const complaint = (category: CityCategory) =>
  ({ kind: 'action', complaint: true, category, priority: 'medium' }) as const;

export const cityOutlines = {
  bin_day: information('waste.bins', 'low'),
  bulky_waste: information('waste.recycling', 'low'),
  hazardous_waste: information('waste.recycling', 'low'),
  bigger_bin: information('waste.bins.orders', 'low'),
  resident_parking: information('permits.parking', 'medium'),
  shed_permit: information('permits.building', 'medium'),
  building_decision: information('permits.building', 'medium'),
  street_party: information('permits.events', 'medium'),
  daycare_apply: information('daycare.places', 'medium'),
  daycare_queue: information('daycare.places', 'medium'),
  daycare_income: information('daycare.fees', 'low'),
  daycare_closed: information('daycare.places', 'low'),
  housing_apply: information('housing.applications', 'medium'),
  housing_status: information('housing.applications', 'medium'),
  water_hardness: information('water', 'low'),
  meter_reading: information('water.meters', 'low'),
  water_break: information('water', 'medium'),
  allotment: information('streets.parks', 'low'),
  lamp_out: action('streets.lighting.faults', 'medium'),
  lamp_row_out: action('streets.lighting.faults', 'high'),
  pothole: action('streets.roads.surface', 'medium'),
  sign_down: action('streets.roads.signs', 'medium'),
  signal_fault: action('streets.roads.signs', 'high'),
  tree_fallen: action('streets.parks', 'high'),
  playground: action('streets.parks', 'medium'),
  bin_missed: action('waste.bins.missed', 'medium'),
  bin_broken: action('waste.bins.orders', 'low'),
  recycling_full: action('waste.recycling', 'medium'),
  water_leak: action('water.leaks', 'high'),
  drain_blocked: action('water.leaks', 'medium'),
  water_bill: action('water.meters', 'low'),
  flat_heating: action('housing.repairs', 'high'),
  flat_tap: action('housing.repairs', 'medium'),
  permit_plate: action('permits.parking', 'low'),
  daycare_hours: action('daycare.fees', 'low'),
  praise_counter: comment('daycare.places'),
  bench_idea: comment('streets.parks'),
  website_remark: comment('permits.parking'),
  complaint_phone: complaint('housing.applications'),
  complaint_bin: complaint('waste.bins.missed'),
  complaint_roadworks: complaint('streets.roads'),
} as const satisfies Record<string, StoryOutline<CityCategory>>;
export type CityStory = keyof typeof cityOutlines;
