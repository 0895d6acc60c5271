export { createAuthenticate, digestOfKey } from './authenticate.ts';
export { createApiKey } from './create-api-key.ts';
export { createPerson, type NewPerson } from './create-person.ts';
export { createSignIn, type SignIn } from './sign-in.ts';
