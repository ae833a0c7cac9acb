//! The reference cases: their tables, with what each derives before it is fitted.

use verbond_stats::table::numbers::Numbers;
use verbond_stats::table::{Column, Table};

/// The table a case is fitted to, made from the file it names.
pub fn prepared(id: &str, table: Table) -> Table {
    match id {
        "lmm_btheb_ri" => {
            let table = with_reference(&table, "treatment", "TAU");
            let table = with_reference(&table, "drug", "No");
            with_reference(&table, "length", "<6m")
        }
        "lmm_claus_rs" => with_reference(&table, "treatment", "TAU"),
        "lmm_rankdef_claus" => {
            let table = with_reference(&table, "treatment", "TAU");
            let time = values(&table, "time");
            let twice = time.iter().map(|time| time.map(|time| 2.0 * time - 1.0));
            table.with("time2", Numbers::new(twice).unwrap().into()).unwrap()
        }
        "lmm_orthodont_rs" => with_reference(&table, "Sex", "Male"),
        "lmm_weights_riesby" => {
            let weeks = values(&table, "week");
            let weights = weeks.iter().map(|week| week.map(|week| 1.0 + week / 3.0));
            table.with("w", Numbers::new(weights).unwrap().into()).unwrap()
        }
        "lmm_insteval" => with_factor(&table, "service"),
        "lmm_truthbias" => truth_and_bias(table),
        "lmm_mbct_3level" | "lmm_mbct_lagged" => sessions(table),
        _ => table,
    }
}

fn values(table: &Table, name: &str) -> Vec<Option<f64>> {
    match table.column(name) {
        Some(Column::Numbers(numbers)) => numbers.iter().collect(),
        other => panic!("{name} is a column of numbers: {other:?}"),
    }
}

fn replaced(table: &Table, name: &str, column: Column) -> Table {
    let columns = table.names().map(|known| {
        let own = if known == name { column.clone() } else { table.column(known).unwrap().clone() };
        (known.to_owned(), own)
    });
    Table::new(columns.collect::<Vec<_>>()).unwrap()
}

fn with_reference(table: &Table, name: &str, level: &str) -> Table {
    let Some(Column::Factor(factor)) = table.column(name) else { panic!("{name} is a factor") };
    replaced(table, name, factor.with_reference(level).unwrap().into())
}

fn with_factor(table: &Table, name: &str) -> Table {
    let Some(Column::Numbers(numbers)) = table.column(name) else { panic!("{name} is a column of numbers") };
    replaced(table, name, verbond_stats::table::factor::Factor::from_numbers(numbers).into())
}

fn number_column(values: impl IntoIterator<Item = Option<f64>>) -> Column {
    Numbers::new(values).unwrap().into()
}

/// Judgement and truth both minus the mean of the truth; time from the first session.
fn truth_and_bias(table: Table) -> Table {
    let (patient, therapist) = (values(&table, "patient_wai"), values(&table, "therapist_wai"));
    let mean = patient.iter().flatten().sum::<f64>() / patient.iter().flatten().count() as f64;
    let session = values(&table, "session");
    let minus = |values: &[Option<f64>], shift: f64| -> Column {
        number_column(values.iter().map(|value| value.map(|value| value - shift)).collect::<Vec<_>>())
    };
    table
        .with("p_c", minus(&patient, mean))
        .and_then(|table| table.with("t_c", minus(&therapist, mean)))
        .and_then(|table| table.with("t0", minus(&session, 1.0)))
        .unwrap()
}

/// The mean of the three components, within and between patients, and the one of the session before.
fn sessions(table: Table) -> Table {
    let [bond, goal, task, session] = ["bond", "goal", "task", "session"].map(|name| values(&table, name));
    let Some(Column::Factor(patient)) = table.column("patient") else { panic!("patients are levels") };
    let rows = table.row_count();
    let all: Vec<Option<f64>> =
        (0..rows).map(|row| Some((bond[row]? + goal[row]? + task[row]?) / 3.0)).collect();
    let mut sums = vec![(0.0, 0.0); patient.levels().len()];
    for (row, value) in all.iter().enumerate() {
        if let (Some(code), Some(value)) = (patient.code(row), value) {
            sums[code].0 += value;
            sums[code].1 += 1.0;
        }
    }
    let means: Vec<f64> = sums.iter().map(|(sum, count)| sum / count).collect();
    let known: Vec<f64> = means.iter().copied().filter(|mean| !mean.is_nan()).collect();
    let grand = known.iter().sum::<f64>() / known.len() as f64;
    let between = |row: usize| patient.code(row).map(|code| means[code]).filter(|mean| !mean.is_nan());
    let within: Vec<Option<f64>> = (0..rows).map(|row| Some(all[row]? - between(row)?)).collect();
    let before = |row: usize| {
        let wanted = session[row]? - 1.0;
        let same = (0..rows)
            .find(|other| patient.code(*other) == patient.code(row) && session[*other] == Some(wanted));
        within[same?]
    };
    let lag: Vec<Option<f64>> = (0..rows).map(before).collect();
    let time: Vec<Option<f64>> = session.iter().map(|session| session.map(|session| session - 1.0)).collect();
    let between: Vec<Option<f64>> = (0..rows).map(|row| between(row).map(|mean| mean - grand)).collect();
    table
        .with("time", number_column(time))
        .and_then(|table| table.with("all_w", number_column(within)))
        .and_then(|table| table.with("all_bc", number_column(between)))
        .and_then(|table| table.with("all_w_lag", number_column(lag)))
        .unwrap()
}
