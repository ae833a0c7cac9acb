//! The report as text: Markdown for people, JSON for programs. The same room gives the same bytes.

use super::earlier::{Earlier, counted, looked_back};
use super::inspiration;
use super::live::say;
use super::report::{Told, by_group};
use crate::shell::date;
use crate::shell::language::Speech;
use alliance::reflection::numbers::ClusterNumber;
use alliance::reflection::report::{NoteTold, Report, StepTold};
use serde_json::{Value, json};
use std::fmt::Write;

/// What people typed is text in Markdown too: nothing of it becomes a heading, a link or a list.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, sign) in text.char_indices() {
        // At the start of a line these would make a list of it; further on they are what they are.
        let begins_list = match sign {
            '-' | '+' => at == 0,
            '.' | ')' => at > 0 && text[..at].bytes().all(|sign| sign.is_ascii_digit()),
            _ => false,
        };
        match sign {
            '\n' | '\r' | '\t' => plain.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                plain.push('\\');
                plain.push(sign);
            }
            sign if begins_list => {
                plain.push('\\');
                plain.push(sign);
            }
            sign => plain.push(sign),
        }
    }
    plain
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    text.write_fmt(line).expect("a string takes what is written to it");
    text.push('\n');
}

fn note_line(text: &mut String, note: &NoteTold) {
    let by = note.by.as_deref().map_or_else(String::new, |by| format!(" – {}", plain(by)));
    let dots = note.dots.map_or_else(String::new, |dots| format!(" ({dots} ●)"));
    line(text, format_args!("- {}{by}{dots}", plain(&note.text)));
}

/// The report as Markdown, in the words of this reader.
pub(super) fn markdown(speech: &Speech, told: &Told) -> String {
    let report = &told.report;
    let mut text = String::new();
    line(&mut text, format_args!("# {}\n", plain(&report.title)));
    let about = speech.with(
        "reflection-report-line",
        &[
            ("team", &plain(&told.reflection.team)),
            ("day", &date::day_of(speech, told.at)),
            ("people", &report.people),
        ],
    );
    line(&mut text, format_args!("{about}\n"));
    line(&mut text, format_args!("## {}\n", speech.t("reflection-factors")));
    if report.factors.is_empty() {
        line(&mut text, format_args!("{}", speech.t("reflection-report-no-factors")));
    }
    for (number, factor) in (1..).zip(&report.factors) {
        let meaning =
            factor.meaning.as_deref().map_or_else(String::new, |meaning| format!(": {}", plain(meaning)));
        line(&mut text, format_args!("{number}. **{}**{meaning}", plain(&factor.word)));
    }
    if !report.words.is_empty() {
        line(&mut text, format_args!("\n## {}\n", speech.t("reflection-words")));
        for word in &report.words {
            line(&mut text, format_args!("- {} ({})", plain(&word.shown), word.notes.len()));
        }
    }
    let (grouped, _) = by_group(report);
    steps(&mut text, &speech.t("reflection-per-group"), &grouped);
    inspired(&mut text, speech, told);
    if let Some(earlier) = &told.before {
        before(&mut text, speech, earlier, report);
    }
    clusters(&mut text, speech, report);
    if !report.intentions.is_empty() {
        line(&mut text, format_args!("\n## {}\n", speech.t("reflection-intentions-shared")));
        for intention in &report.intentions {
            let by = intention.by.as_deref().map_or_else(String::new, |by| format!(" – {}", plain(by)));
            line(&mut text, format_args!("- {}{by}", plain(&intention.text)));
        }
    }
    let (_, others) = by_group(report);
    steps(&mut text, &speech.t("reflection-report-steps"), &others);
    if report.hidden_count > 0 {
        let hidden = speech.with("reflection-report-hidden", &[("count", &report.hidden_count)]);
        line(&mut text, format_args!("\n{hidden}"));
    }
    text
}

/// What the team came to the last time, and how it went since.
fn before(text: &mut String, speech: &Speech, earlier: &Earlier, now: &Report) {
    let (then, look_back) = earlier.came_to();
    line(text, format_args!("\n## {}\n", earlier.title(speech)));
    for factor in &then.factors {
        let meaning =
            factor.meaning.as_deref().map_or_else(String::new, |meaning| format!(": {}", plain(meaning)));
        line(text, format_args!("- **{}**{meaning}", plain(&factor.word)));
    }
    for intention in &then.intentions {
        line(text, format_args!("- {}", plain(&intention.text)));
    }
    let looked_back = looked_back(now);
    if look_back.is_empty() && looked_back.is_empty() {
        return;
    }
    line(text, format_args!("\n### {}\n", speech.t("reflection-went-title")));
    if let Some(counts) = look_back.counts {
        line(text, format_args!("{}\n", counted(speech, counts)));
    }
    for said in &look_back.said {
        let by = said.name.as_deref().map_or_else(String::new, |name| format!(" – {}", plain(name)));
        line(text, format_args!("- {}{by}", plain(&said.text)));
    }
    for note in looked_back {
        line(text, format_args!("- {}", plain(note)));
    }
}

fn clusters(text: &mut String, speech: &Speech, report: &Report) {
    if report.clusters.is_empty() {
        return;
    }
    line(text, format_args!("\n## {}", speech.t("reflection-report-clusters")));
    for cluster in &report.clusters {
        let name = cluster.name.as_deref().map_or_else(|| say(speech, "not-placed", &[]), plain);
        let dots = cluster.dots.map_or_else(String::new, |dots| format!(" ({dots} ●)"));
        line(text, format_args!("\n### {name}{dots}\n"));
        cluster.notes.iter().for_each(|note| note_line(text, note));
    }
}

/// What was named before, beside what this group wrote.
fn inspired(text: &mut String, speech: &Speech, told: &Told) {
    let all = inspiration::of(&told.report, told.reflection.template.language);
    if all.is_empty() {
        return;
    }
    line(text, format_args!("\n## {}\n", speech.t("reflection-inspiration-title")));
    line(text, format_args!("{}", speech.t("reflection-inspiration-line")));
    for one in &all {
        line(text, format_args!("\n### {}\n", plain(&one.group)));
        one.lines.iter().for_each(|named| line(text, format_args!("- {}", plain(named))));
        line(text, format_args!("\n{}", plain(&inspiration::both(speech, one))));
    }
}

fn steps(text: &mut String, title: &str, steps: &[&StepTold]) {
    if steps.is_empty() {
        return;
    }
    line(text, format_args!("\n## {title}"));
    for step in steps {
        line(text, format_args!("\n### {}\n", plain(&step.title)));
        for (group, notes) in &step.groups {
            if let Some(group) = group {
                line(text, format_args!("\n#### {}\n", plain(group)));
            }
            notes.iter().for_each(|note| note_line(text, note));
        }
    }
}

fn note_json(note: &NoteTold) -> Value {
    json!({"text": note.text, "by": note.by, "dots": note.dots})
}

fn notes_json(notes: &[NoteTold]) -> Vec<Value> {
    notes.iter().map(note_json).collect()
}

/// The report as JSON.
pub(super) fn json(told: &Told) -> String {
    let report = &told.report;
    let clusters: Vec<Value> = report
        .clusters
        .iter()
        .map(|cluster| {
            json!({
                "cluster": cluster.cluster.map(ClusterNumber::number), "name": cluster.name,
                "dots": cluster.dots, "notes": notes_json(&cluster.notes),
            })
        })
        .collect();
    let steps: Vec<Value> = report
        .steps
        .iter()
        .map(|step| {
            let groups: Vec<Value> = step
                .groups
                .iter()
                .map(|(group, notes)| json!({"group": group, "notes": notes_json(notes)}))
                .collect();
            json!({"step": step.step.number(), "title": step.title, "groups": groups})
        })
        .collect();
    let factors: Vec<Value> =
        report.factors.iter().map(|factor| json!({"word": factor.word, "meaning": factor.meaning})).collect();
    let words: Vec<Value> =
        report.words.iter().map(|word| json!({"word": word.shown, "count": word.notes.len()})).collect();
    let intentions: Vec<Value> =
        report.intentions.iter().map(|one| json!({"text": one.text, "by": one.by})).collect();
    let before = told.before.as_ref().map(|earlier| {
        let (then, look_back) = earlier.came_to();
        let counts = look_back
            .counts
            .map(|counts| json!({"well": counts.well, "partly": counts.partly, "not_yet": counts.not_yet}));
        let said: Vec<Value> =
            look_back.said.iter().map(|said| json!({"text": said.text, "by": said.name})).collect();
        let factors =
            then.factors.iter().map(|factor| json!({"word": factor.word, "meaning": factor.meaning}));
        let intentions = then.intentions.iter().map(|one| json!({"text": one.text, "by": one.by}));
        json!({
            "factors": factors.collect::<Vec<_>>(), "intentions": intentions.collect::<Vec<_>>(),
            "went": counts, "said": said, "looked_back": looked_back(report),
        })
    });
    let value = json!({
        "before": before,
        "title": report.title,
        "team": told.reflection.team,
        "language": told.reflection.template.language.as_str(),
        "at": date::machine(told.at),
        "people": report.people,
        "factors": factors,
        "words": words,
        "clusters": clusters,
        "intentions": intentions,
        "steps": steps,
        "hidden_notes": report.hidden_count,
    });
    format!("{value:#}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_type_is_no_markup() {
        let check = |typed: &str, expected: &str| assert_eq!(plain(typed), expected);
        check("rust. Echt (nu) - 3.5!", "rust. Echt (nu) - 3.5!");
        check("- een", "\\- een");
        check("12. twaalf", "12\\. twaalf");
        check("# [a](b) <i> *x*", "\\# \\[a\\](b) \\<i\\> \\*x\\*");
        check("twee\nregels", "twee regels");
    }
}
