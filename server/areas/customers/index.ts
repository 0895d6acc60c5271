import './customer-events.ts';
import type { Area } from '#platform/area.ts';
import { customersRoutes } from './customers-routes.ts';

export { type FoundContract, findContracts } from './contract-queries.ts';
export { type ActiveContract, dayOf, inForceOn } from './contract-rules.ts';
export { createCustomer } from './create-customer.ts';
export { type CustomerOnRequest, customerIn } from './customer-on-request-queries.ts';
export { type CustomerRow, findCustomer, findCustomerByAddress } from './customer-queries.ts';
export { listCustomers, listSimilarCustomers } from './customer-search-queries.ts';
export { editCustomer } from './edit-customer.ts';
export { addressKey, isValidAddress } from './email-address.ts';
export { findOrCreateByAddress } from './find-or-create-by-address.ts';
export { type Importance, importanceOf } from './importance.ts';
export { listImportance } from './importance-queries.ts';
export { noteListTaken, noteRead, writeReads } from './note-read.ts';
export { normalisePhone } from './phone-numbers.ts';

export const customersArea: Area = { name: 'customers', routes: customersRoutes };
