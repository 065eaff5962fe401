export const educations = ['primary', 'secondary', 'tertiary', 'unknown'] as const;

export interface Job {
  readonly name: string;
  /** Customers with this job among the 45,211 of the published file. */
  readonly weight: number;
  /** Weight of each of `educations`. */
  readonly education: readonly number[];
  /** Share of each group of `households`. */
  readonly groupShares: readonly number[];
}

function job(
  name: string,
  weight: number,
  education: readonly number[],
  groupShares: readonly number[],
): Job {
  return { name, weight, education, groupShares };
}

export const jobs: readonly Job[] = [
  job('blue-collar', 9732, [386, 552, 15, 47], [0.2, 0.57, 0.02, 0.19, 0.02]),
  job('management', 9458, [31, 119, 825, 26], [0.17, 0.18, 0.58, 0.05, 0.02]),
  job('technician', 7597, [21, 688, 259, 32], [0.29, 0.3, 0.25, 0.14, 0.02]),
  job('admin.', 5171, [40, 816, 111, 33], [0.3, 0.42, 0.12, 0.14, 0.02]),
  job('services', 4154, [83, 832, 49, 36], [0.3, 0.4, 0.05, 0.23, 0.02]),
  job('retired', 2264, [351, 435, 162, 53], [0, 0.05, 0.05, 0.05, 0.85]),
  job('self-employed', 1579, [82, 365, 528, 25], [0.2, 0.25, 0.42, 0.11, 0.02]),
  job('entrepreneur', 1487, [123, 364, 461, 51], [0.1, 0.35, 0.33, 0.2, 0.02]),
  job('unemployed', 1303, [197, 559, 222, 22], [0.22, 0.4, 0.15, 0.18, 0.05]),
  job('housemaid', 1240, [506, 319, 140, 36], [0.1, 0.5, 0.1, 0.15, 0.15]),
  job('student', 938, [47, 542, 238, 174], [0.97, 0, 0.03, 0, 0]),
  job('unknown', 288, [177, 247, 135, 441], [0.1, 0.4, 0.2, 0.05, 0.25]),
];
