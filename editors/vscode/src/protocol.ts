/** What the server answers beyond the Language Server Protocol, as it comes over the wire. */
import type { Location } from "vscode-languageclient/node";

/** The parameters of the notification `dateline/status`. */
export interface ServerStatus {
  state: "starting" | "indexing" | "ready" | "idle";
  articles: number;
  findings: number;
  message: string | null;
}

/** One thing that a report says of a meeting: a day, a length, a place. */
export interface Said {
  what: string;
  /** What it is, in the reader's language. */
  label: string;
  text: string;
  /** The TIMEX3 value, where it is a time. */
  value: string | null;
  location: Location;
}

export interface Report {
  location: Location;
  says: Said[];
}

export type Severity = "error" | "warning" | "info" | "hint";

/** A finding, as the check of the folder and the timeline tell it. */
export interface Finding {
  location: Location;
  rule: string;
  severity: Severity;
  message: string;
}

export interface Meeting {
  id: string;
  name: string;
  kind: string;
  first: string | null;
  reports: Report[];
  disagreements: Finding[];
}

export interface Person {
  id: string;
  name: string;
  spellings: string[];
  roles: string[];
  mentions: number;
  articles: number;
  introduction: Location | null;
  reports: { location: Location; mentions: number }[];
}

/** The answer to the request `dateline/timeline`. */
export interface Timeline {
  articles: number;
  meetings: Meeting[];
  people: Person[];
}

/** The answer to `dateline.server.info`, as far as a report of a problem wants it. */
export interface ServerInfo {
  version: string;
  articles: number;
  findings: number;
  encoding: string;
  folders: string[];
}
