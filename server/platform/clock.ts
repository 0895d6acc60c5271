/** The moment it is. Everything that asks for the time asks a clock, so that tests can set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
