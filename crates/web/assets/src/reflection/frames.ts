// What goes between a device and the room. The server's side of it stands in crates/web/src/reflection.

export type Shows = "own" | "group" | "live";
export type Format = "alone" | "pairs" | "trios" | "small" | "named" | "plenary";
export type Collects = "talk" | "keywords" | "notes" | "clusters" | "votes" | "factors" | "intentions";
export type Kind = "lead" | "screen" | "phone";

export interface Step {
  part: number;
  title: string;
  prompt: string;
  minutes: number;
  format: Format;
  collects: Collects;
  dots?: number;
  on_one?: number;
  shows: Shows;
  weight: "needed" | "optional";
  groups: string[];
}

export interface Template {
  i: "template";
  title: string;
  parts: string[];
  steps: Step[];
}

export interface Timer {
  state: "idle" | "running" | "paused";
  left_ms: number;
  ends_at?: number;
  length_ms: number;
}

export interface Progress {
  begun: boolean;
  revealed: boolean;
  authorship: "anonymous" | "named";
}

export interface RoomItem {
  i: "room";
  phase: "lobby" | "step" | "closed";
  step: number | null;
  entry: "open" | "locked";
  timer: Timer;
  steps: Progress[];
}

export interface Note {
  note: number;
  step: number;
  text: string | null;
  by: string | null;
  cluster: number | null;
  group: number | null;
  standing: "there" | "hidden" | "parked";
  late: boolean;
  place: number;
  mine?: boolean;
}

/** A note as it is sent: what is as usual is left out. */
export type SentNote = Pick<Note, "note" | "step" | "text" | "place"> & Partial<Note>;

export interface Cluster {
  cluster: number;
  name: string;
}

export interface Dots {
  cluster?: number;
  note?: number;
  dots: number;
}

export interface Person {
  person: number;
  name: string | null;
  muted?: boolean;
}

export interface Group {
  group: number | null;
  name: string | null;
  people: Person[];
}

export interface Factor {
  word: string;
  meaning: string | null;
  cluster: number | null;
}

export interface Intention {
  by: string | null;
  text: string;
}

export interface Word {
  stem: string;
  word: string;
  count: number;
  notes: number[];
}

export interface Ballot {
  step: number;
  dots: Dots[];
  left: number;
}

export interface Mine {
  i: "mine";
  person: number;
  name: string | null;
  muted: boolean;
  ready: boolean;
  group: Group | null;
  notes: Note[];
  votes: Ballot[];
  intention: { text: string; shared: boolean } | null;
}

export type Gone = { gone: true };
export type Item =
  | Template
  | RoomItem
  | (Omit<Mine, "notes"> & { notes: SentNote[] })
  | ({ i: "note" } & SentNote & Partial<Gone>)
  | ({ i: "mynote" } & SentNote & Partial<Gone>)
  | ({ i: "cluster" } & Cluster & Partial<Gone>)
  | { i: "tally"; step: number; dots: Dots[] }
  | { i: "groups"; step: number; groups: Group[]; waiting: number }
  | { i: "factors"; factors: Factor[]; locked: boolean }
  | { i: "intentions"; intentions: Intention[] }
  | { i: "words"; words: Word[]; hidden: string[] }
  | ({ i: "person" } & Person & Partial<Gone>);

export interface Counts {
  t: "counts";
  now: number;
  people: number;
  here: number;
  ready: number;
  notes: number[];
  voters: number[];
}

export type Frame =
  | { t: "all"; seq: number; now?: number; you: Kind | "board"; items: Item[] }
  | { t: "new"; seq: number; now?: number; items: Item[] }
  | { t: "ack"; cid: string; seq: number; now: number; note?: number }
  | { t: "no"; cid: string; code: string; says: string; now?: number }
  | { t: "pong"; at: number; now: number }
  | Counts;

/** What a device asks for, without the key under which it asks. */
export type Command = { t: string } & Record<string, unknown>;
/** The same with its key: sent again under that key, it is still done once. */
export type Keyed = Command & { cid: string };
