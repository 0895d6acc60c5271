/** What the desk acknowledged, as its clients keep it: the promise it is held to. */
export type Ledger = {
  /** Number by the id its caller chose. */
  requests: Map<string, number>;
  /** Words in the subject of each mail, taken by SMTP or HTTP. */
  mails: Set<string>;
  replies: Set<string>;
  /** Who got a request by *Next*. */
  pulls: { requestId: string; agentId: string }[];
  /** Calls and mails that got no answer or a refusal that passes, and were sent again. */
  repeated: number;
  /** Answers that no client can act on: 500. */
  faults: string[];
};

export const aLedger = (): Ledger => ({
  requests: new Map(),
  mails: new Set(),
  replies: new Set(),
  pulls: [],
  repeated: 0,
  faults: [],
});

export const acknowledged = (ledger: Ledger): number =>
  ledger.requests.size + ledger.mails.size + ledger.replies.size + ledger.pulls.length;
