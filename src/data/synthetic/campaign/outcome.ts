/** What the outcome of a call depends on. */
export interface Call {
  readonly job: string;
  readonly marital: string;
  readonly education: string;
  /** Euro */
  readonly balance: number;
  readonly housing: boolean;
  readonly loan: boolean;
  readonly contact: string;
  /** Seconds */
  readonly duration: number;
  /** Calls in this campaign, this one included. */
  readonly campaign: number;
  /** What was said in an earlier campaign. */
  readonly poutcome: string;
}

const baseline = -2.96;

/**
 * Chance that a customer says yes, by a logistic model: the length of the call speaks loudest
 * (a yes makes a call long), then what was said in an earlier campaign, the month and debts.
 *
 * @param monthPull what the month adds to the log-odds
 */
export function chanceOfYes(call: Call, monthPull: number): number {
  let logOdds = baseline + monthPull + 2.2 * Math.log((call.duration + 5) / 185);
  if (call.poutcome === 'success') logOdds += 3.6;
  if (call.contact === 'unknown') logOdds -= 1.7;
  if (call.housing) logOdds -= 0.65;
  if (call.loan) logOdds -= 0.4;
  if (call.job === 'retired') logOdds += 1.1;
  if (call.job === 'student') logOdds += 1.5;
  if (call.marital === 'single') logOdds += 0.2;
  if (call.education === 'tertiary') logOdds += 0.3;
  if (call.balance > 1000) logOdds += 0.25;
  logOdds -= 0.06 * Math.min(call.campaign - 1, 20);
  return 1 / (1 + Math.exp(-logOdds));
}
