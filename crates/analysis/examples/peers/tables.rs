//! Simulated tables of the sizes that are compared; the same seed makes the same tables.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng;
use stats::draw::normal;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Makes every table that is not there yet.
pub fn make(folder: &Path) {
    std::fs::create_dir_all(folder).unwrap();
    let missing = |name: &str| !folder.join(name).exists();
    if missing("sessions_80k.csv") {
        sessions(&folder.join("sessions_80k.csv"), [500, 20, 8], 1);
    }
    if missing("sessions_1m.csv") {
        sessions(&folder.join("sessions_1m.csv"), [5_000, 20, 10], 2);
    }
    if missing("items_100k.csv") {
        items(&folder.join("items_100k.csv"), 100_000, 3);
    }
    if missing("studies_300.csv") {
        studies(&folder.join("studies_300.csv"), 4);
    }
}

fn open(path: &Path) -> BufWriter<File> {
    BufWriter::new(File::create(path).unwrap())
}

/// One session of a patient of a therapist.
struct Session {
    therapist: usize,
    patient: usize,
    time: usize,
    within: f64,
    between: f64,
    y: f64,
}

/// Sessions of patients of therapists: a level that differs between therapists and patients, a trend that differs between
/// patients, and the alliance within and between them.
fn each_session(counts: [usize; 3], seed: u64, mut take: impl FnMut(Session)) {
    let [therapists, patients, sessions] = counts;
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = || normal(&mut chance);
    for therapist in 0..therapists {
        let of_therapist = 1.2 * draw();
        for own in 0..patients {
            let patient = therapist * patients + own;
            let (first, second) = (draw(), draw());
            let (level, trend) = (3.0 * first, -0.2 * first + 0.46 * second);
            let between = 5.3 + 0.7 * draw() + 0.2 * of_therapist;
            for time in 0..sessions {
                let within = 0.5 * draw();
                let y = 18.0 + of_therapist + level + (trend - 0.9) * time as f64
                    - 0.8 * within
                    - 1.1 * (between - 5.3)
                    + 2.2 * draw();
                take(Session { therapist: therapist + 1, patient: patient + 1, time, within, between, y });
            }
        }
    }
}

fn sessions(path: &Path, counts: [usize; 3], seed: u64) {
    let mut file = open(path);
    writeln!(file, "therapist,patient,time,allw,allb,y").unwrap();
    each_session(counts, seed, |row| {
        let Session { therapist, patient, time, within, between, y } = row;
        writeln!(file, "{therapist},{patient},{time},{within:.4},{between:.4},{y:.4}").unwrap();
    });
}

/// Ten million sessions, as columns.
#[cfg(feature = "parquet")]
pub fn columns(path: &Path) {
    use parquet::column::writer::ColumnWriter;
    use parquet::file::properties::WriterProperties;
    use parquet::file::writer::SerializedFileWriter;
    const ROWS: usize = 500_000;
    let schema = "message sessions {
        required int32 therapist; required int32 patient; required int32 time;
        required double allw; required double allb; required double y;
    }";
    let schema = std::sync::Arc::new(parquet::schema::parser::parse_message_type(schema).unwrap());
    let properties = std::sync::Arc::new(WriterProperties::default());
    let mut writer = SerializedFileWriter::new(File::create(path).unwrap(), schema, properties).unwrap();
    let (mut names, mut values) = ([const { Vec::<i32>::new() }; 3], [const { Vec::<f64>::new() }; 3]);
    each_session([50_000, 20, 10], 5, |row| {
        for (to, name) in names.iter_mut().zip([row.therapist, row.patient, row.time]) {
            to.push(name.try_into().unwrap());
        }
        values.iter_mut().zip([row.within, row.between, row.y]).for_each(|(to, value)| to.push(value));
        if names[0].len() < ROWS {
            return;
        }
        let mut group = writer.next_row_group().unwrap();
        let mut place = 0;
        while let Some(mut column) = group.next_column().unwrap() {
            match column.untyped() {
                ColumnWriter::Int32ColumnWriter(to) => to.write_batch(&names[place], None, None),
                ColumnWriter::DoubleColumnWriter(to) => to.write_batch(&values[place - 3], None, None),
                _ => panic!("the schema has no other kinds"),
            }
            .unwrap();
            column.close().unwrap();
            place += 1;
        }
        group.close().unwrap();
        names.iter_mut().for_each(Vec::clear);
        values.iter_mut().for_each(Vec::clear);
    });
    writer.close().unwrap();
}

/// Answers to twelve items, four for each of three related factors, on a scale of 1 to 7.
fn items(path: &Path, persons: usize, seed: u64) {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = || normal(&mut chance);
    let mut file = open(path);
    let names =
        ["bond", "goal", "task"].iter().flat_map(|factor| (1..=4).map(move |item| format!("{factor}{item}")));
    writeln!(file, "{}", names.collect::<Vec<_>>().join(",")).unwrap();
    for _ in 0..persons {
        let general = draw();
        let factors =
            [0.75, 0.85, 0.9].map(|share: f64| share * general + (1.0 - share * share).sqrt() * draw());
        let answers = (0..12).map(|item| {
            let loading = 0.65 + 0.015 * item as f64;
            let value = loading * factors[item / 4] + (1.0 - loading * loading).sqrt() * draw();
            (5.0 + 1.2 * value).round().clamp(1.0, 7.0).to_string()
        });
        writeln!(file, "{}", answers.collect::<Vec<_>>().join(",")).unwrap();
    }
}

/// Three effects of each of a hundred studies: relations of alliance and outcome after Fisher's transformation.
fn studies(path: &Path, seed: u64) {
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let mut draw = || normal(&mut chance);
    let mut file = open(path);
    writeln!(file, "study,effect,yi,vi").unwrap();
    for study in 0..100 {
        let of_study = 0.1 * draw();
        for effect in 0..3 {
            let persons = (90.0_f64.ln() + 0.7 * draw()).exp().round() + 10.0;
            let variance: f64 = 1.0 / (persons - 3.0);
            let value = 0.28 + of_study + 0.07 * draw() + variance.sqrt() * draw();
            writeln!(file, "{},{},{value:.8},{variance:.10}", study + 1, 3 * study + effect + 1).unwrap();
        }
    }
}
