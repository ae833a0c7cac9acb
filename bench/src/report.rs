//! What was measured, as a small table for people and as JSON, one line per figure, for programs.

use crate::load::round::Round;
use crate::watch::milliseconds;
use serde_json::{Value, json};
use store::EngineKind;

/// How figures are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A table.
    Table,
    /// Lines of JSON.
    Json,
}

/// The figures so far.
#[derive(Debug)]
pub struct Report {
    form: Form,
    missed: usize,
}

/// Rounds of ours and of the limit, in turns.
#[derive(Debug)]
pub struct Beside {
    name: &'static str,
    engine: EngineKind,
    ours: Vec<Round>,
    limit: Vec<Round>,
}

/// What a figure should be.
#[derive(Debug, Clone, Copy)]
pub enum Target {
    /// At least this.
    AtLeast(f64),
    /// Less than this.
    Below(f64),
}

impl Target {
    fn holds(self, value: f64) -> bool {
        match self {
            Self::AtLeast(least) => value >= least,
            Self::Below(bound) => value < bound,
        }
    }

    fn sign(self) -> String {
        match self {
            Self::AtLeast(least) => format!("≥ {least}"),
            Self::Below(bound) => format!("< {bound}"),
        }
    }
}

impl Beside {
    /// No rounds yet.
    pub fn new(name: &'static str, engine: EngineKind) -> Self {
        Self { name, engine, ours: Vec::new(), limit: Vec::new() }
    }

    /// Adds a round of each, and tells it.
    pub fn add(&mut self, report: &Report, ours: Round, limit: Round) {
        self.ours.push(ours);
        self.limit.push(limit);
        let (ours, limit) = (&self.ours[self.ours.len() - 1], &self.limit[self.limit.len() - 1]);
        let ratio = ours.rate() / limit.rate();
        let engine = name_of(self.engine);
        let load = load_average();
        match report.form {
            Form::Json => println!(
                "{}",
                json!({
                    "what": self.name, "engine": engine, "round": self.ours.len(), "load_average": load,
                    "ours": of_round(ours), "limit": of_round(limit), "ratio": ratio,
                })
            ),
            Form::Table => println!(
                "  {:<28} {:>8.0}/s  of {:>8.0}/s  {:>4.0} %   p50 {:>6.2} of {:>6.2} ms   p99 {:>6.2} of {:>6.2} ms   cpu {:>4.0} of {:>4.0} µs   load {load}",
                format!("{}, {engine}, {}", self.name, self.ours.len()),
                ours.rate(),
                limit.rate(),
                100.0 * ratio,
                milliseconds(ours.latencies.within(0.5)),
                milliseconds(limit.latencies.within(0.5)),
                milliseconds(ours.latencies.within(0.99)),
                milliseconds(limit.latencies.within(0.99)),
                ours.used_us(),
                limit.used_us(),
            ),
        }
    }
}

fn of_round(round: &Round) -> Value {
    json!({
        "per_s": round.rate(), "p50_ms": milliseconds(round.latencies.within(0.5)),
        "p99_ms": milliseconds(round.latencies.within(0.99)), "requests": round.requests,
        "cpu_us": round.used_us(),
    })
}

impl Report {
    /// No figures yet.
    pub fn new(form: Form) -> Self {
        Self { form, missed: 0 }
    }

    /// How many figures missed their target.
    pub fn missed(&self) -> usize {
        self.missed
    }

    /// Tells one figure beside its target.
    pub fn figure(&mut self, what: &str, value: f64, unit: &str, target: Option<Target>) {
        let holds = target.is_none_or(|target| target.holds(value));
        self.missed += usize::from(!holds);
        let load = load_average();
        match self.form {
            Form::Json => println!(
                "{}",
                json!({
                    "what": what, "value": value, "unit": unit, "target": target.map(Target::sign), "holds": holds,
                    "load_average": load,
                })
            ),
            Form::Table => {
                let sign = target.map_or_else(String::new, |target| format!("{} {unit}", target.sign()));
                let mark = if holds { "" } else { "  MISSED" };
                println!("{what:<44} {value:>10.2} {unit:<4} {sign:<14} load {load}{mark}");
            }
        }
    }

    /// Tells the medians of two sides, and their ratio beside its target: the median of the ratios of the rounds, since
    /// two rounds beside each other met the same neighbours.
    pub fn beside(&mut self, beside: &Beside, least: f64) {
        let rates = |rounds: &[Round]| median(rounds.iter().map(Round::rate).collect());
        let slow = |rounds: &[Round], share: f64| {
            median(rounds.iter().map(|round| milliseconds(round.latencies.within(share))).collect())
        };
        let ratios = beside.ours.iter().zip(&beside.limit).map(|(ours, limit)| ours.rate() / limit.rate());
        let name = format!("{}, {}", beside.name, name_of(beside.engine));
        self.figure(&format!("{name}: ours"), rates(&beside.ours), "/s", None);
        self.figure(&format!("{name}: limit"), rates(&beside.limit), "/s", None);
        self.figure(&format!("{name}: ours p50"), slow(&beside.ours, 0.5), "ms", None);
        self.figure(&format!("{name}: ours p99"), slow(&beside.ours, 0.99), "ms", None);
        self.figure(&format!("{name}: limit p99"), slow(&beside.limit, 0.99), "ms", None);
        let used = |rounds: &[Round]| median(rounds.iter().map(Round::used_us).collect());
        self.figure(&format!("{name}: ours, processor"), used(&beside.ours), "µs", None);
        self.figure(&format!("{name}: limit, processor"), used(&beside.limit), "µs", None);
        let ratio = 100.0 * median(ratios.collect());
        self.figure(&format!("{name}: ratio"), ratio, "%", Some(Target::AtLeast(100.0 * least)));
    }

    /// Tells why something was not measured.
    pub fn skipped(&self, what: &str, why: &str) {
        match self.form {
            Form::Json => println!("{}", json!({ "what": what, "skipped": why })),
            Form::Table => println!("{what:<44} not measured: {why}"),
        }
    }
}

/// The word for an engine.
pub fn name_of(engine: EngineKind) -> &'static str {
    match engine {
        EngineKind::Sqlite => "SQLite",
        EngineKind::Postgres => "PostgreSQL",
    }
}

/// The value in the middle.
pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    match values.len() % 2 {
        1 => values[middle],
        _ => f64::midpoint(values[middle - 1], values[middle]),
    }
}

/// How busy the machine is with everything on it, over the last minute; empty where nobody says.
fn load_average() -> String {
    match std::fs::read_to_string("/proc/loadavg") {
        Ok(text) => text.split_once(' ').map_or_else(String::new, |(last_minute, _)| last_minute.to_owned()),
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_of_an_even_number_lies_between() {
        assert!((median(vec![3.0, 1.0, 2.0]) - 2.0).abs() < 1e-12);
        assert!((median(vec![4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < 1e-12);
    }

    #[test]
    fn a_missed_target_is_counted() {
        let mut report = Report::new(Form::Json);
        report.figure("a", 49.0, "%", Some(Target::AtLeast(50.0)));
        report.figure("b", 50.0, "%", Some(Target::AtLeast(50.0)));
        report.figure("c", 5.0, "ms", Some(Target::Below(5.0)));
        assert_eq!(report.missed(), 2);
    }
}
